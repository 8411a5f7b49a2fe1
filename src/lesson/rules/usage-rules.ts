/** Checks that a course that explains parts of commands explains all of them: learners may ask about any. */
import { type CommandPart, commandParts } from '../command-parts.ts';
import type { CourseSource } from '../course-source.ts';

/** Reports unexplained options of explained programs, and explanations of parts that no command has. */
export function checkUsage({ course, lessons, messages, reportIn, where }: CourseSource): void {
  const { usage } = course;
  if (Object.keys(usage).length === 0) return;
  const used = new Set<string>();
  for (const { file, steps } of lessons) {
    for (const { fences } of steps) {
      for (const { variant, at } of fences) {
        const parts = commandParts(variant.text, { usage });
        for (const word of missing(parts)) reportIn(file)(at, messages.usageMissing(word));
        for (const part of parts) if (part.usage !== undefined) used.add(part.usage);
      }
    }
  }
  for (const word of Object.keys(usage).filter((one) => !used.has(one))) {
    reportIn('course.yaml')(where(['usage', word]), messages.usageUnused(word));
  }
}

/** Options without an explanation, after the words that lead to them. */
function missing(parts: readonly CommandPart[]): string[] {
  let path = '';
  return parts.flatMap(({ role, text, usage }) => {
    if (role === 'program' || role === 'subcommand') path = usage ?? path;
    return role === 'option' && usage === undefined ? [`${path} ${text}`] : [];
  });
}
