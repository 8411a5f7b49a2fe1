/**
 * What files should contain when a learner has gone back to an earlier step: later steps have changed them since, and the next
 * step builds on them as they were. Going forward they are not checked; a file is the learner's own.
 */
import type { CheckSpec, FileCheck } from '../check/types.ts';
import { insertChecks, type Standing } from './standing.ts';
import type { Stop } from './types.ts';

function isAboutFile(check: CheckSpec): check is FileCheck {
  return check.kind === 'file';
}

/** Whether two checks want different values at one place of one file. */
function contradicts(one: FileCheck, other: FileCheck): boolean {
  return (
    one.path === other.path &&
    Object.entries(one.values ?? {}).some(([key, value]) => {
      const others = other.values?.[key];
      return others !== undefined && others !== value;
    })
  );
}

/**
 * `standing` plus the checks of earlier steps on files that they edit, unless a later one of them wants otherwise.
 * @param walked the steps that count, in the order of the walk
 */
export function withFiles(standing: readonly Standing[], walked: readonly Stop[]): readonly Standing[] {
  return walked.reduce((all, stop, index) => {
    if (!stop.step.edit) return all;
    const later = walked.slice(index + 1).flatMap(({ step }) => step.checks.filter(isAboutFile));
    const own = stop.step.checks
      .filter(isAboutFile)
      .filter((check) => !later.some((other) => contradicts(check, other)));
    return insertChecks(all, stop, own, walked);
  }, standing);
}
