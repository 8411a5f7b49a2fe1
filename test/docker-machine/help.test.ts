import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Learner } from '../simulator/learner.ts';
import { entriesOf, recorded } from './recording.ts';

describe('asking docker-machine what it can do', () => {
  let sam: Learner;
  beforeAll(() => {
    sam = new Learner();
  });
  afterAll(() => sam.leaves());

  it.each(entriesOf('machine-errors/00-version.txt').map((entry) => entry.command))(
    'tells its version to "%s"',
    async (command) => {
      const { stdout, exitCode } = recorded('machine-errors/00-version.txt', command);
      expect(await sam.types(command)).toMatchObject({ stdout, exitCode });
    },
  );

  it.each(entriesOf('machine-errors/02-help-commands.txt').map((entry) => entry.command))(
    'prints the recorded help for "%s"',
    async (command) => {
      const { stdout, exitCode } = recorded('machine-errors/02-help-commands.txt', command);
      expect(await sam.types(command)).toEqual({ stdout, stderr: '', exitCode });
    },
  );

  it.each(['docker-machine --help', 'docker-machine', 'docker-machine help'])(
    'lists its commands for "%s"',
    async (command) => {
      const { stdout } = recorded('machine-errors/01-help.txt', 'docker-machine --help');
      const shown = await sam.types(command);
      // The column width depends on the length of the storage path.
      const even = (text: string) =>
        text.replace(/--storage-path, -s "[^"]*"/, '--storage-path').replace(/\t+/g, '\t');
      expect(even(shown.stdout)).toBe(even(stdout));
      expect(shown.stdout).toContain(`--storage-path, -s "${sam.store}"`);
      expect(shown.exitCode).toBe(0);
    },
  );

  it('shows one command\'s help with "help COMMAND"', async () => {
    const { stdout } = recorded('machine-errors/02-help-commands.txt', 'docker-machine rm --help');
    expect((await sam.types('docker-machine help rm')).stdout).toBe(stdout);
  });

  it('shows the flags of the driver that is asked about', async () => {
    const shown = await sam.types('docker-machine create --driver hyperv --help');
    expect(shown.stdout).toContain('--hyperv-virtual-switch');
    expect(shown.stdout).not.toContain('--virtualbox');
  });
});
