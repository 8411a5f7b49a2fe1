/** Runs a command in a simulated machine, as `ssh` does. Nothing of it ever runs on the learner's computer. */
import { HOME } from './home.ts';
import { type MachineRun, machineEnv } from './machine.ts';
import { plainWords } from './plain.ts';
import { runPlainDocker } from './plain-docker.ts';

/** Runs a command, or a login shell, in a machine. @returns its exit code */
export async function runInMachine(run: MachineRun): Promise<number> {
  const { command, io, machine } = run;
  if (command !== undefined) {
    const words = plainWords(command);
    if (words?.[0] === 'docker') {
      // ssh gives a command no terminal.
      return runPlainDocker(run, words.slice(1), { cwd: HOME, env: machineEnv(machine), isTerminal: false });
    }
    const { runBash } = await import('./script.ts');
    return runBash(run, command);
  }
  if (io.keyboard) {
    const { runLogin } = await import('./login.ts');
    return runLogin(run, io.keyboard);
  }
  const script = await io.stdin();
  if (script.trim() === '') return 0;
  const { runBash } = await import('./script.ts');
  return runBash({ ...run, io: { ...io, stdin: async () => '' } }, script);
}
