/** The homes that a reset is about: one course's, or the whole with those of all further courses. */
import { courseHome, coursesIn, type Home } from '../files/home.ts';
import { messagesFor } from '../i18n/messages.ts';
import { parseFiles } from '../lesson/course-folders.ts';
import { otherCourses } from '../lesson/other-courses.ts';
import type { Course } from '../lesson/types.ts';
import type { LedgerEntry, ResetScope } from '../tutor/ledger.ts';
import { type Ledger, openLedger } from '../tutor/ledger.ts';
import type { CommandContext } from './context.ts';
import { keptCourse } from './kept-course.ts';
import { leftAlone, type Thing, thingsOf } from './reset-plan.ts';

/** A home with its ledger. */
export interface ResetPlace {
  readonly home: Home;
  readonly ledger: Ledger;
  /** Undefined if it can't be read any more. */
  readonly course: Course | undefined;
}

/** What a reset does in one of them. */
export interface PlannedReset extends ResetPlace {
  readonly entries: readonly LedgerEntry[];
  readonly things: readonly Thing[];
  /** Entries that stay, and why. */
  readonly alone: ReadonlyMap<LedgerEntry, string>;
}

/** The home of the context; unless it is a further course's, with those of all of these, which go first. */
export function placesOf({ home, course, io, messages }: CommandContext): readonly ResetPlace[] {
  const over = (own: Home, found: Course | undefined): ResetPlace => ({
    home: own,
    course: found,
    ledger: openLedger(own.ledger, (kept) => io.err(messages.tutor.ledgerCorrupt(kept))),
  });
  if (home.course !== undefined) return [over(home, course)];
  const further = coursesIn(home).map((id) => over(courseHome(home, id), knownCourse(home, id)));
  return [...further, over(home, course)];
}

/** What is to be removed there. */
export function planFor(
  place: ResetPlace,
  scope: ResetScope,
  isOnly: boolean,
  { messages }: CommandContext,
): PlannedReset {
  const { home, ledger } = place;
  const listed = scope.machines ? ledger.entries() : [];
  const alone = leftAlone(listed, { home, messages });
  const entries = listed.filter((entry) => !alone.has(entry));
  return { ...place, entries, alone, things: thingsOf(scope, entries, home, isOnly) };
}

function knownCourse(home: Home, id: string): Course | undefined {
  const ours = otherCourses().find((one) => one.id === id);
  if (ours !== undefined) return JSON.parse(ours.texts.en ?? 'null') as Course;
  const kept = keptCourse(home, id);
  return kept && parseFiles('', { files: kept.files, problems: [] }, messagesFor('en').lint).parsed.course;
}
