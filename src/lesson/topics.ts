/** The topics of a course: its own, or its lessons if it names none. */
import type { Course, Topic } from './types.ts';

/** The topics of a course, in order. */
export function topicsOf({ topics, lessons }: Pick<Course, 'topics' | 'lessons'>): readonly Topic[] {
  if (topics.length > 0) return topics;
  return lessons.map(({ id, title, steps }) => ({
    id,
    title,
    steps: steps.map((step) => step.id),
    exercises: [],
  }));
}
