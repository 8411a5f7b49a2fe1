/** `swarm-tutor transcript`: prints commands and their output, as a page or as a recording. */
import { loadExercises } from '../lesson/courses.ts';
import { castLines } from '../report/cast.ts';
import { markdownOf } from '../report/markdown.ts';
import { transcriptPage } from '../report/transcript-page.ts';
import { jsonLine } from '../shell/visible.ts';
import { readTranscript } from '../tutor/transcript.ts';
import { openContext, tellNotices } from './context.ts';
import { EXIT } from './io.ts';
import { FORMATS } from './option-names.ts';
import { formatOf, handOut } from './out-file.ts';
import type { ProgramStart } from './start.ts';

/** Runs `transcript`. */
export function transcript(start: ProgramStart): number {
  const context = openContext(start);
  tellNotices(context);
  const { course, home, io, language, messages, options } = context;
  const entries = readTranscript(home.transcripts);
  if (options.json) {
    io.json({ course: course.id, commands: entries.map(({ pace: _pace, ...entry }) => entry) });
    return EXIT.done;
  }
  if (entries.length === 0) {
    io.err(messages.report.nothingRun);
    return EXIT.done;
  }
  const titles = new Map(
    [...course.lessons.flatMap(({ steps }) => steps), ...loadExercises(course.id, language)].map(
      ({ id, title }) => [id, title] as const,
    ),
  );
  if (formatOf(options, FORMATS.transcript ?? []) === 'cast') {
    const label = (step: string): string => titles.get(step) ?? step;
    const lines = castLines(entries, messages.report.transcriptTitle(course.title), label);
    handOut(`${lines.map(jsonLine).join('\n')}\n`, context);
    return EXIT.done;
  }
  const head = { lang: language, course: course.title, titles };
  handOut(markdownOf(transcriptPage(entries, head, messages)), context);
  return EXIT.done;
}
