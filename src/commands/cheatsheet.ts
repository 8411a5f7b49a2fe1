/** `swarm-tutor cheatsheet`: the commands of the part, for the chosen driver and shell. */
import { searchCheatsheet } from '../lesson/cheatsheet.ts';
import { fillKnown, withBlanks } from '../lesson/placeholders.ts';
import { visible } from '../shell/visible.ts';
import { driverForLooking, openContext, tellNotices } from './context.ts';
import { EXIT } from './io.ts';
import type { ProgramStart } from './start.ts';

/** Runs `cheatsheet [WORD]`; exit code 1 when no entry contains the word. */
export function cheatsheet(start: ProgramStart): number {
  const context = openContext(start);
  tellNotices(context);
  const { argument: word, course, io, messages, options, progress } = context;
  const driver = driverForLooking(context);
  const shell = process.platform === 'win32' ? 'powershell' : 'bash';
  const values = {
    ...Object.fromEntries(course.settings.map((setting) => [setting.id, setting.default])),
    ...progress.walk(course.id, driver).values,
  };
  // A value with several lines must not look like lines of the sheet.
  const shown = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, visible(value)]));
  const filled = (text: string): string => withBlanks(fillKnown(text, options.json ? values : shown));
  const entries = searchCheatsheet(course, word ?? '', driver, shell).map(({ title, commands }) => ({
    title: filled(title),
    commands: commands.map((text) => filled(text.trimEnd())),
  }));
  if (options.json) io.json({ driver, shell, entries });
  else if (course.cheatsheet.length === 0) io.err(messages.course.noCheatsheet);
  else if (entries.length === 0) io.err(messages.cli.noSuchLine(word ?? ''));
  else
    for (const { title, commands } of entries) {
      io.out(`# ${title}`);
      for (const line of commands.flatMap((command) => command.split('\n'))) io.out(line);
      io.out();
    }
  return entries.length > 0 ? EXIT.done : EXIT.failed;
}
