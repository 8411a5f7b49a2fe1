/** Writes the hashes of the original into the marks of a translation. */
import { headingId, normalize } from './read/document.ts';
import { hashOfCourse, hashOfLesson, hashOfStep } from './texts.ts';
import type { Course, Lesson } from './types.ts';

const MARK = /^<!--\s*translates:.*-->\s*$/;

/** A translated lesson with the current hash below each heading and above the first. Everything else stays. */
export function stampLesson(text: string, original: Pick<Lesson, 'title' | 'intro' | 'steps'>): string {
  const hashes = new Map(original.steps.map((step) => [step.id, hashOfStep(step)]));
  const lines = normalize(text).split('\n');
  const stamped: string[] = [];
  let fence: string | undefined;
  let rules = 0;
  for (const line of lines) {
    const opened = /^(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) fence = opened;
    else if (opened?.startsWith(fence) && opened === line.trim()) fence = undefined;
    if (fence === undefined && MARK.test(line)) continue;
    stamped.push(line);
    if (fence !== undefined || opened !== undefined) continue;
    if (line.trimEnd() === '---') rules += 1;
    const id = /^##\s/.test(line) ? headingId(line)?.id : undefined;
    const endsFrontMatter = line.trimEnd() === '---' && rules === 2;
    const hash = endsFrontMatter ? hashOfLesson(original) : hashes.get(id ?? '');
    if (hash !== undefined) stamped.push(`<!-- translates: ${hash} -->`);
  }
  return stamped.join('\n');
}

/** A translated course.yaml with the current hash. */
export function stampCourse(text: string, original: Course): string {
  const rest = normalize(text).replace(/^translates:.*\n/m, '');
  return `translates: '${hashOfCourse(original)}'\n${rest}`;
}
