/** Running a command in the learner's shell, as part of a step. */
import type { Step } from '../../lesson/types.ts';
import { shellNotice } from '../../shell/notices.ts';
import { runCommand } from '../../shell/run-command.ts';
import type { RunResult } from '../../shell/types.ts';
import type { World } from './world.ts';

/** Runs it, keeps what it leaves behind in the shell, and writes it into the transcript without secrets. */
export async function execute(
  command: string,
  step: Step,
  world: World,
  signal: AbortSignal,
): Promise<RunResult> {
  const { session, output } = world;
  output.clear();
  world.report({ type: 'started', command, at: world.now() });
  const state = world.shell();
  const ran =
    step.interactive && !world.unattended
      ? await world.runInteractive(command, state)
      : await runCommand({
          command,
          shell: session.shell,
          shellProgram: session.shellProgram,
          programs: session.programs,
          scratch: session.scratch,
          state,
          timeoutMs: step.timeoutMs,
          signal,
          fallbackFolder: session.workspace,
          onOutput: (stream, text) => output.push(stream, text),
        });
  output.flush();
  world.setShell(ran.state);
  for (const notice of ran.notices ?? []) world.report({ type: 'noticed', text: shellNotice(notice) });
  world.transcript.add({
    step: step.id,
    command,
    output: output.text(),
    exitCode: ran.exitCode,
    at: new Date(world.now()),
    secrets: world.secrets(),
  });
  return ran;
}
