/** `swarm-tutor cheatsheet`: the commands of the part, for the chosen driver and shell. */
import { searchCheatsheet } from '../lesson/cheatsheet.ts';
import { fillKnown, withBlanks } from '../lesson/placeholders.ts';
import { driverForLooking, openContext, tellNotices } from './context.ts';
import { EXIT, type Io } from './io.ts';
import type { Options } from './options.ts';

/** Runs `cheatsheet [WORD]`; exit code 1 when nothing holds the word. */
export function cheatsheet(options: Options, word: string | undefined, io: Io): number {
  const context = openContext(options, io);
  tellNotices(context, io);
  const { course, messages, progress } = context;
  const driver = driverForLooking(options, context);
  const shell = process.platform === 'win32' ? 'powershell' : 'bash';
  const values = {
    ...Object.fromEntries(course.settings.map((setting) => [setting.id, setting.default])),
    ...progress.walk(course.id, driver).values,
  };
  const entries = searchCheatsheet(course, word ?? '', driver, shell).map(({ title, commands }) => ({
    title: withBlanks(fillKnown(title, values)),
    commands: commands.map((text) => withBlanks(fillKnown(text.trimEnd(), values))),
  }));
  if (options.json) io.out(`${JSON.stringify({ driver, shell, entries })}\n`);
  else if (entries.length === 0) io.err(`${messages.cli.noSuchLine(word ?? '')}\n`);
  else for (const { title, commands } of entries) io.out(`# ${title}\n${commands.join('\n')}\n\n`);
  return entries.length > 0 ? EXIT.done : EXIT.failed;
}
