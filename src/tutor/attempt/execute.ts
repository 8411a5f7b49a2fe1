/** Running a command in the learner's shell, as part of a step. */
import type { Step } from '../../lesson/types.ts';
import { shellNotice } from '../../shell/notices.ts';
import { runCommand } from '../../shell/run-command.ts';
import type { RunResult } from '../../shell/types.ts';
import type { Recorded } from '../ledger.ts';
import { Pace } from '../pace.ts';
import type { AttemptContext } from './context.ts';

/** Runs a command once the things it makes are in the ledger, keeps the shell state it leaves, and adds it to the transcript without secrets. */
export async function execute(
  command: string,
  step: Step,
  _recorded: Recorded,
  context: AttemptContext,
  signal: AbortSignal,
): Promise<RunResult> {
  const { session, output } = context;
  output.clear();
  context.report({ type: 'started', command, at: context.now() });
  const state = context.shell();
  const at = context.now();
  const pace = new Pace(context.now);
  const ran =
    step.interactive && !context.unattended
      ? await context.runInteractive(command, state)
      : await (context.runShell ?? runCommand)({
          command,
          shell: session.shell,
          shellProgram: session.shellProgram,
          programs: session.programs,
          scratch: session.scratch,
          state,
          timeoutMs: step.timeoutMs,
          signal,
          fallbackFolder: session.workspace,
          onOutput: (stream, text) => {
            output.push(stream, text);
            pace.push(text);
          },
        });
  output.flush();
  context.setShell(ran.state);
  for (const notice of ran.notices ?? []) context.report({ type: 'noticed', text: shellNotice(notice) });
  const entry = {
    ...{ step: step.id, driver: session.driver, command, output: output.text() },
    ...{ exitCode: ran.exitCode, at, durationMs: Math.max(0, context.now() - at), pace: pace.beats },
  };
  context.transcript.add(entry, context.secrets());
  return ran;
}
