/** Runs another program in a running container, as `docker exec` does. */

import { defined } from '../../../value/defined.ts';
import type { ExecOptions, ExecOutput } from '../contract/engine.ts';
import type { Sim } from '../model/sim.ts';
import type { Daemon, SimContainer } from '../model/state.ts';
import { NoSuchProgram, runInContainer, variablesOf } from '../programs/programs.ts';
import type { ScriptHost } from '../programs/script/run.ts';
import { containerFiles } from '../storage/container-files.ts';

/** How far a program that does not end is run: it will be stopped before that. */
const LONGEST_MS = 3_600_000;
const MOST_STEPS = 20_000;

/** A command as events show it. What was typed into a container with secrets may contain one, so there it is the program alone. */
export const shownCommand = ({ sim }: SimContainer, argv: readonly string[]): string =>
  sim.secrets === undefined ? argv.join(' ') : (argv[0] ?? '');

/** Runs it from now on, as far as it comes. @throws NotSimulatedError for an unknown program */
export function execInContainer(
  sim: Sim,
  daemon: Daemon,
  container: SimContainer,
  argv: readonly string[],
  { env = [], folder, stdin = '' }: ExecOptions,
): ExecOutput {
  const image = daemon.images.find((i) => i.Id === container.Image);
  const files = containerFiles(sim, daemon, container);
  const at = folder ?? (container.Config.WorkingDir || '/');
  const refuse = (why: string): ExecOutput => {
    const refused = `OCI runtime exec failed: exec failed: unable to start container process: ${why}: unknown`;
    const text = `${refused}\r\n`;
    return {
      stdout: text,
      stderr: '',
      exitCode: 126,
      goesOn: false,
      lastsMs: 0,
      refused,
      steps: [{ afterMs: 0, stream: 'stdout', text }],
    };
  };
  if (files.find(at)?.kind !== 'folder')
    return refuse(
      `chdir to cwd (${JSON.stringify(at)}) set in config.json failed: no such file or directory`,
    );
  const clock = { now: sim.now };
  const steps: ExecOutput['steps'][number][] = [];
  let afterMs = 0;
  let exitCode: number | undefined;
  let left: ExecOutput['left'];
  const keep = (shell: ScriptHost): void => {
    const pairs = Object.entries(shell.variables).map(([name, value]) => `${name}=${value}`);
    left = { folder: shell.folder, env: pairs };
  };
  try {
    const inside = { sim, daemon, container, image, files, clock, acts: () => true };
    const running = runInContainer(
      argv,
      { variables: variablesOf(container, env), folder: at, stdin, left: keep },
      inside,
    );
    for (let count = 0; count < MOST_STEPS && afterMs < LONGEST_MS; count++) {
      const next = running.next();
      if (next.done) {
        exitCode = next.value;
        break;
      }
      if ('ms' in next.value) afterMs += next.value.ms;
      else steps.push({ afterMs, ...next.value });
      clock.now = sim.now + afterMs;
    }
  } catch (error) {
    if (error instanceof NoSuchProgram) return refuse(error.message);
    throw error;
  }
  const text = (stream: string): string =>
    steps.flatMap((step) => (step.stream === stream ? step.text : [])).join('');
  return {
    stdout: text('stdout'),
    stderr: text('stderr'),
    exitCode: exitCode ?? 0,
    goesOn: exitCode === undefined,
    lastsMs: afterMs,
    ...defined({ left }),
    steps,
  };
}
