import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Learner } from '../simulator/learner.ts';
import { type Entry, entriesOf } from './recording.ts';

/** On the recording's computer there was neither VirtualBox nor Hyper-V; the simulator has both. */
const NEEDS_NO_HYPERVISOR = (entry: Entry) => !entry.stdout.includes('Running pre-create checks');
/** These need a shell or the environment, and have their own tests. */
const PLAIN = (entry: Entry) => /^docker-machine /.test(entry.command) && !entry.command.includes('$(');

/** There a fifth variable belongs to an environment: Compose shall convert paths. */
const asOnWindows = (stdout: string) =>
  stdout.replace(/^(.*)DOCKER_MACHINE_NAME(.*)\n/m, '$&$1COMPOSE_CONVERT_WINDOWS_PATHS$2\n');
/** PowerShell on other systems takes the backslashes for a part of the name. */
const asElsewhere = (stdout: string) => stdout.replaceAll('Env:\\\\', 'Env:');

describe('what docker-machine says when there is no machine', () => {
  let sam: Learner;
  beforeAll(() => {
    sam = new Learner();
  });
  afterAll(() => sam.leaves());

  const files = ['01-help', '03-ls-empty', '04-create', '05-nosuch', '06-noargs'];
  const entries = files.flatMap((file) =>
    entriesOf(`machine-errors/${file}.txt`).filter((entry) => PLAIN(entry) && NEEDS_NO_HYPERVISOR(entry)),
  );
  const withoutHelp = entries.filter(({ command }) => !/^docker-machine( --help)?$/.test(command));

  it.each(withoutHelp.map((entry) => [entry.command, entry] as const))('%s', async (command, entry) => {
    expect(await sam.types(command)).toEqual({
      stdout: process.platform === 'win32' ? asOnWindows(entry.stdout) : asElsewhere(entry.stdout),
      stderr: entry.stderr,
      exitCode: entry.exitCode,
    });
  });

  it('names every extra word of create', async () => {
    expect(await sam.types('docker-machine create a b c')).toMatchObject({
      stderr: 'Invalid command line. Found extra arguments [b c]\n',
      exitCode: 1,
    });
  });

  it('asks for the address that the generic driver needs', async () => {
    const seen = await sam.types('docker-machine create -d generic a');
    expect(seen.stderr).toBe(
      'Error setting machine configuration from flags provided: generic driver requires the --generic-ip-address option\n',
    );
  });

  it('names a flag that has no value', async () => {
    const seen = await sam.types('docker-machine ls --filter');
    expect(seen.stdout).toMatch(/^Incorrect Usage\.\n\nUsage: docker-machine ls/);
    expect(seen).toMatchObject({ stderr: 'flag needs an argument: -filter\n', exitCode: 1 });
  });
});
