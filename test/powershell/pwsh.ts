/** The real PowerShell for tests: the `pwsh` on the PATH, if there is one (`.ci/powershell` installs it). */
import { findProgram } from '../../src/driver/find-program.ts';
import { runCommand } from '../../src/shell/run-command.ts';
import type { RunRequest, RunResult, ShellState } from '../../src/shell/types.ts';
import { BASE_ENV, scratchOf } from '../shell/run.ts';

/** Undefined where none is installed: what needs it is then skipped. */
export const PWSH = findProgram('pwsh', process.env);

/** What keeps PowerShell from reporting to its makers, and from looking for updates. */
export const QUIET = { POWERSHELL_TELEMETRY_OPTOUT: '1', POWERSHELL_UPDATECHECK: 'Off' };

/** A learner's PowerShell in a folder: commands one after another, as a lesson runs them. */
export function powershellIn(
  cwd: string,
  start: Partial<ShellState> & Pick<Partial<RunRequest>, 'programs'> = {},
) {
  let state: ShellState = { env: { ...BASE_ENV, ...QUIET, ...start.env }, cwd };
  return {
    get state(): ShellState {
      return state;
    },
    async run(command: string, more: Partial<RunRequest> = {}): Promise<RunResult> {
      const result = await runCommand({
        command,
        shell: 'powershell',
        shellProgram: PWSH ?? 'pwsh',
        state,
        onOutput: () => undefined,
        fallbackFolder: cwd,
        scratch: scratchOf(cwd),
        ...(start.programs === undefined ? {} : { programs: start.programs }),
        ...more,
      });
      state = result.state;
      return result;
    },
  };
}
