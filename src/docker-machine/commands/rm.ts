/** `docker-machine rm`: removes machines, after a question. */
import { askYesNo } from '../ask.ts';
import { type CommandCall, type CommandSpec, requireMachine, say } from '../command.ts';
import { removeConfig } from '../config.ts';
import { MachineFailure } from '../failure.ts';

export const rm: CommandSpec = {
  name: 'rm',
  usage: 'Remove a machine',
  description: 'Argument(s) are one or more machine names.',
  flags: [
    {
      names: ['force', 'f'],
      kind: 'bool',
      usage:
        'Remove local configuration even if machine cannot be removed, also implies an automatic yes (`-y`)',
    },
    {
      names: ['y'],
      kind: 'bool',
      usage: 'Assumes automatic yes to proceed with remove, without prompting further user confirmation',
    },
  ],
  async run(call) {
    if (call.args.length === 0) {
      call.showHelp();
      throw new MachineFailure('Error: Expected to get one or more machine names as arguments');
    }
    const force = call.flags.force === true;
    say(call, `About to remove ${call.args.join(', ')}`);
    say(call, 'WARNING: This action will delete both local reference and remote instance.');
    if (!force && call.flags.y !== true && !(await agreed(call))) return 0;
    const failures: string[] = [];
    for (const name of call.args) failures.push(...(await removeOne(call, name, force)));
    if (failures.length === 0) return 0;
    if (!force) throw new MachineFailure(failures.join('\n'));
    for (const line of failures) call.io.err(`${line}\n`);
    return 0;
  },
};

/** No answer is no. */
async function agreed(call: CommandCall): Promise<boolean> {
  try {
    return await askYesNo(call.io, 'Are you sure?');
  } catch (error) {
    if (error instanceof MachineFailure && error.exitCode === 1) return false;
    throw error;
  }
}

async function removeOne(call: CommandCall, name: string, force: boolean): Promise<readonly string[]> {
  try {
    await requireMachine(call, name);
    await call.backend.remove(name, (line) => say(call, `(${name}) ${line}`));
  } catch (error) {
    if (!(error instanceof MachineFailure)) throw error;
    const failures = [`Error removing host "${name}": ${error.message}`];
    if (force) failures.push(`Can't remove "${name}"`);
    return failures;
  }
  removeConfig(call.backend.storePath, name);
  say(call, `Successfully removed ${name}`);
  return [];
}
