/** Checks that reviews have a swarm that the course describes, and follow steps that exist. */
import type { CourseSource } from '../course-source.ts';

/** Reports entries of the cheat sheet that no review can ask for, and nodes that are no machines. */
export function checkReviews({ course, messages, reportIn, where }: CourseSource): void {
  const report = reportIn('course.yaml');
  const steps = new Set(course.lessons.flatMap((lesson) => lesson.steps.map(({ id }) => id)));
  course.cheatsheet.forEach(({ review }, at) => {
    if (review === undefined) return;
    const path = ['cheatsheet', at, 'review'];
    if (course.review === undefined) report(where(path), messages.reviewStartMissing);
    if (!steps.has(review.after)) report(where([...path, 'after']), messages.topicStepUnknown(review.after));
  });
  const { review } = course;
  for (const key of ['managers', 'workers'] as const) {
    review?.[key].forEach((name, at) => {
      if (!review.machines.includes(name))
        report(where(['review', key, at]), messages.reviewMachineUnknown(name));
    });
  }
  if (review?.shell !== undefined && !review.machines.includes(review.shell))
    report(where(['review', 'shell']), messages.reviewMachineUnknown(review.shell));
}
