/** Command lines of swarm-tutor in the test's own process, for what is not about the program's start and its streams. */
import { lineOf } from '../../src/commands/lines.ts';
import { runLine } from '../../src/commands/main.ts';
import { jsonLine } from '../../src/shell/visible.ts';
import { type Ended, learnersEnv, type Start } from './program.ts';
import { serveSimulator } from './served.ts';
import { ioWith } from './start.ts';

/**
 * Runs `swarm-tutor ARGS` without a terminal. The shells that it starts are processes; it is none itself, nor are the
 * simulated programs.
 */
export async function inside(
  args: readonly string[],
  { home, env, now = Date.now }: Pick<Start, 'home' | 'env'> & { readonly now?: () => number },
): Promise<Ended> {
  const written = { stdout: '', stderr: '' };
  const served = await serveSimulator();
  const io = ioWith(learnersEnv(home, { ...served.env, ...env }), {
    now,
    nodePath: served.nodePath,
    simulatorProgram: served.mainPath,
    out: (...line) => {
      written.stdout += lineOf(line);
    },
    err: (...line) => {
      written.stderr += lineOf(line);
    },
    json: (document) => {
      written.stdout += `${jsonLine(document)}\n`;
    },
    pass: (stream, text) => {
      written[stream] += text;
    },
  });
  const code = await runLine(args, 'test', io);
  return { code, ...written };
}
