/** The learner's own cheat sheet with blanks: commands that they have run, each with one part left out. */
import { blankIn, type CommandBlank, fills } from '../../lesson/blanks.ts';
import { isDone } from '../../tutor/walk/start.ts';
import type { Scene } from '../scene.ts';
import { knownWordsOf } from '../scene.ts';
import { type CheatsheetRow, cheatsheetRows } from './cheatsheet.ts';

export interface RecapEntry extends CheatsheetRow {
  readonly blank: CommandBlank;
}

/** As many as take a few minutes. */
const MOST_ENTRIES = 12;

/** The entries, in the order of the cheat sheet: those of steps that are done, for this driver and shell, with the learner's names. */
export function recapEntries(scene: Pick<Scene, 'state' | 'surroundings'>): RecapEntry[] {
  const { state } = scene;
  const done = new Set(
    state.course.cheatsheet
      .filter(({ review }) => review !== undefined && isDone(state.records[review.after]))
      .flatMap(({ commands }) => commands.map(({ text }) => text)),
  );
  const known = knownWordsOf(state);
  const rows = cheatsheetRows(scene, '', (text) => done.has(text));
  return rows.slice(0, MOST_ENTRIES).flatMap((row, at) => {
    // The last part that can be left out matters most; the turn brings options in as well.
    const blank = blankIn(row.command, known, at + 1);
    return blank === undefined ? [] : [{ ...row, blank }];
  });
}

/** Whether the typed text fills in the blank of an entry. */
export function isFilledIn({ blank }: RecapEntry, typed: string): boolean {
  return fills(typed, blank);
}
