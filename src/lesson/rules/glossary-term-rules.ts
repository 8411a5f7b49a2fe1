/** Checks that the words of a course name steps that exist, and that a translation uses its one word for each. */
import type { CourseSource } from '../course-source.ts';
import type { Translation } from '../read/read-translation.ts';
import type { Glossary } from '../schema/glossary.ts';

/** Reports words that are listed twice, and steps that do not exist. */
export function checkGlossaryTerms({ course, messages, reportIn, where }: CourseSource): void {
  const report = reportIn('course.yaml');
  const steps = new Set(course.lessons.flatMap((lesson) => lesson.steps.map(({ id }) => id)));
  const seen = new Set<string>();
  course.glossary.forEach(({ term, step }, at) => {
    const word = term.toLowerCase();
    if (seen.has(word)) report(where(['glossary', at, 'term']), messages.termTwice(term));
    seen.add(word);
    if (step !== undefined && !steps.has(step))
      report(where(['glossary', at, 'step']), messages.topicStepUnknown(step));
  });
}

/** Reports words that differ between the translated course and the translation's glossary. */
export function checkGlossaryWords(
  { course, messages, reportIn }: CourseSource,
  { course: translated }: Translation,
  { terms }: Glossary,
): void {
  if (translated === undefined) return;
  const words = new Map(terms.map(({ term, word }) => [term.toLowerCase(), word]));
  for (const { id, term } of course.glossary) {
    const path = `glossary.${id}.term`;
    const own = translated.texts[path];
    const word = words.get(term.toLowerCase());
    if (own !== undefined && word !== undefined && own !== word)
      reportIn(translated.file)(translated.where(path), messages.termForbidden(own, term, word));
  }
}
