/** `docker login` and `docker logout`. */
import type { CommandRun } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { HUB } from '../format/registry.ts';

const HUB_ADDRESS = 'https://index.docker.io/v1/';

/** `docker login [SERVER]`. The password is only checked, never kept. */
export async function login(context: CommandRun): Promise<number> {
  const { call, flags, args } = context;
  const server = serverName(args[0]);
  if (flags.on('password-stdin')) {
    if (flags.changed('password'))
      throw new ClientError('--password and --password-stdin are mutually exclusive');
    if (flags.text('username') === '')
      throw new ClientError('the --password-stdin option requires --username to be set');
  }
  if (flags.changed('password'))
    call.err('WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n');
  const username = flags.text('username') || (await askUsername(context));
  const password = await passwordOf(context);
  if (password === '') throw new ClientError('Error: Password Required');
  context.engine().login(server, username, password);
  call.world.saveLogin(call.client, server, username);
  call.out('Login Succeeded\n');
  return 0;
}

/** `docker logout [SERVER]` */
export function logout(context: CommandRun): number {
  const { call, args } = context;
  const server = serverName(args[0]);
  call.world.removeLogin(call.client, server);
  call.out(`Removing login credentials for ${server === HUB ? HUB_ADDRESS : server}\n`);
  return 0;
}

function serverName(given: string | undefined): string {
  const name = (given ?? HUB).replace(/^https?:\/\//, '').replace(/\/$/, '');
  return name === 'index.docker.io/v1' || name === 'registry-1.docker.io' ? HUB : name;
}

async function passwordOf(context: CommandRun): Promise<string> {
  const { call, flags } = context;
  if (flags.changed('password')) return flags.text('password');
  if (flags.on('password-stdin')) return (await call.stdin()).replace(/\r?\n$/, '');
  return ask(context, 'Password: ', true);
}

function askUsername(context: CommandRun): Promise<string> {
  return ask(context, 'Username: ', false);
}

async function ask(context: CommandRun, prompt: string, hidden: boolean): Promise<string> {
  const { keyboard } = context.call;
  if (!keyboard) throw new ClientError('Error: Cannot perform an interactive login from a non TTY device');
  const typed = await keyboard.read(prompt, { hidden });
  if (typed.kind !== 'line') throw new ClientError('', 130);
  if (typed.text.trim() === '' && !hidden) throw new ClientError('Error: Non-null Username Required');
  return hidden ? typed.text : typed.text.trim();
}
