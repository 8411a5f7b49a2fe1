/** Checks that topics list steps that exist, each in one topic, and that exercises are about topics of the course. */
import type { CourseSource } from '../course-source.ts';

/** Reports steps of topics that do not exist or are in two topics, and exercises about something that no topic names. */
export function checkTopics({ course, exercises, messages, reportIn, where }: CourseSource): void {
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
  if (course.topics.length === 0) return;
  const known = new Set(course.topics.flatMap(({ id, exercises: more }) => [id, ...more]));
  for (const { exercise, file, idAt } of exercises) {
    for (const topic of exercise.topics)
      if (!known.has(topic)) reportIn(file)(idAt, messages.exerciseTopicUnknown(topic));
  }
}
