/** Checks that topics list steps that exist, each in one topic. */
import type { CourseSource } from '../course-source.ts';

/** Reports steps of topics that do not exist, and steps that are in two topics. */
export function checkTopics({ course, messages, reportIn, where }: CourseSource): void {
  const report = reportIn('course.yaml');
  const steps = new Set(course.lessons.flatMap((lesson) => lesson.steps.map(({ id }) => id)));
  const topicOf = new Map<string, string>();
  course.topics.forEach((topic, at) => {
    topic.steps.forEach((step, place) => {
      const position = where(['topics', at, 'steps', place]);
      const other = topicOf.get(step);
      if (!steps.has(step)) report(position, messages.topicStepUnknown(step));
      else if (other !== undefined) report(position, messages.topicStepTwice(step, other));
      topicOf.set(step, topic.id);
    });
  });
}
