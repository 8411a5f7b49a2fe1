/** What a course is about: its own topics, or its lessons where it names none. */
import type { Course, Topic } from './types.ts';

/** The topics of a course, in order. */
export function topicsOf({ topics, lessons }: Pick<Course, 'topics' | 'lessons'>): readonly Topic[] {
  if (topics.length > 0) return topics;
  return lessons.map(({ id, title, steps }) => ({ id, title, steps: steps.map((step) => step.id) }));
}
