/** `swarm-tutor glossary`: the words of the course, and what they mean. */
import { namesOf, searchGlossary } from '../lesson/glossary.ts';
import { nearest } from '../text/nearest.ts';
import { openContext, tellNotices } from './context.ts';
import { EXIT } from './io.ts';
import { indented } from './lines.ts';
import type { ProgramStart } from './start.ts';

/** Runs `glossary [WORD]`; exit code 1 when there is no such word. */
export function glossary(start: ProgramStart): number {
  const context = openContext(start);
  tellNotices(context);
  const { argument: word = '', course, io, language, messages, options } = context;
  const found = searchGlossary(course, word);
  const exitCode = found.length > 0 ? EXIT.done : EXIT.failed;
  if (options.json) {
    const terms = found.map(({ id, term, means, step, also = [] }) => ({
      id,
      term,
      also,
      means,
      step: step ?? null,
    }));
    io.json({ course: course.id, lang: language, terms });
    return exitCode;
  }
  if (course.glossary.length === 0) {
    io.err(messages.course.noGlossary);
    return exitCode;
  }
  if (found.length === 0) {
    const names = course.glossary.flatMap((entry) => namesOf(entry));
    io.err(messages.glossary.unknown(word, nearest(word, names)));
    return exitCode;
  }
  found.forEach(({ term, also = [], means, step }, at) => {
    if (at > 0) io.out();
    io.out(messages.glossary.named(term, also));
    for (const line of indented(2, means)) io.out(line);
    if (step !== undefined) io.out(`  ${messages.glossary.taught(step)}`);
  });
  return exitCode;
}
