/** `--set NAME=VALUE`: settings of the course, given on the command line and remembered from then on. */
import type { DriverId } from '../driver/types.ts';
import { nearest } from '../text/nearest.ts';
import { nameGivenTwice, settingProblem } from '../tutor/input.ts';
import { wording } from '../tutor/told.ts';
import type { CommandContext } from './context.ts';
import { CommandError, EXIT } from './io.ts';

/** Checks that the course has these settings and that their values are valid. @throws CommandError (2) for the first that isn't */
export function requireSettings({ options, course, messages }: CommandContext): void {
  const { settings } = options;
  const known = course.settings.map(({ id }) => id);
  for (const [name, value] of Object.entries(settings)) {
    const setting = course.settings.find(({ id }) => id === name);
    if (setting === undefined)
      throw new CommandError(
        messages.cli.unknownSetting(name, known.join(', '), nearest(name, known)),
        EXIT.usage,
      );
    const problem = settingProblem(setting, value);
    const told = wording(course, messages);
    if (problem)
      throw new CommandError(
        messages.cli.labelled(
          `--set ${name}`,
          messages.common.sentences([told(problem.what), told(problem.mend)]),
        ),
        EXIT.usage,
      );
  }
}

/** Checks that no two things would have one name, together with the settings remembered for a driver's walk. @throws CommandError (2) */
export function requireOwnNames(
  driver: DriverId,
  { options, course, progress, messages }: CommandContext,
): void {
  const { settings } = options;
  if (Object.keys(settings).length === 0) return;
  const twice = nameGivenTwice(course, { ...progress.walk(course.id, driver).values, ...settings });
  if (twice) throw new CommandError(messages.cli.sameName(twice.one, twice.other, twice.value), EXIT.usage);
}

/** Remembers them for a driver's walk. @throws CommandError (2) as `requireOwnNames` does */
export async function rememberSettings(driver: DriverId, context: CommandContext): Promise<void> {
  const { settings } = context.options;
  if (Object.keys(settings).length === 0) return;
  requireOwnNames(driver, context);
  const { course, progress } = context;
  await progress.remember(course.id, driver, { records: {}, values: settings });
}
