/** `swarm-tutor report`: prints what was learned, as a page or a document. */
import { loadAllExercises } from '../lesson/courses.ts';
import { htmlOf } from '../report/html.ts';
import { learned } from '../report/learned.ts';
import { learnedPage } from '../report/learned-page.ts';
import { markdownOf } from '../report/markdown.ts';
import { driverForLooking, openContext, tellNotices } from './context.ts';
import { EXIT } from './io.ts';
import { FORMATS } from './option-names.ts';
import { formatOf, handOut } from './out-file.ts';
import type { ProgramStart } from './start.ts';

/** Runs `report`. */
export function report(start: ProgramStart): number {
  const context = openContext(start);
  tellNotices(context);
  const { course, io, language, messages, options, progress } = context;
  const driver = driverForLooking(context);
  const { records, values } = progress.walk(course.id, driver);
  const figures = learned(course, {
    ...{ driver, lang: language, records, values },
    exercises: loadAllExercises(course.id, language),
    results: progress.exercises(course.id),
  });
  const format = options.json ? 'json' : formatOf(options, FORMATS.report ?? []);
  if (format === 'json') {
    if (options.out === undefined) io.json(figures);
    else handOut(`${JSON.stringify(figures, undefined, 2)}\n`, context);
    return EXIT.done;
  }
  const page = learnedPage(figures, messages, io.now());
  handOut(format === 'html' ? htmlOf(page) : markdownOf(page), context);
  return EXIT.done;
}
