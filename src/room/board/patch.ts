/** What has changed on a board: small enough to be sent every second, and put together again on the other side. */
import type { BoardBar, BoardView } from './view.ts';

/** `here`, `failing`, `passedHere` and `passed` of a bar. */
type BarCounts = readonly [number, number, number, number];

type Sections = Omit<BoardView, 'bars'>;

/** The sections that are new; null for one that is gone. Of the bars only those that changed, by their place. */
export type BoardPatch = { readonly [Key in keyof Sections]?: Sections[Key] | null } & {
  readonly bars?: Readonly<Record<number, BarCounts>>;
};

const SECTIONS: readonly (keyof BoardView)[] = [
  ...([
    'endedAt',
    'meet',
    'pace',
    'namesHidden',
    'handCount',
    'hands',
    'shared',
    'learners',
    'left',
    'drivers',
  ] as const),
  ...(['stuckCount', 'waitingCount', 'finishedCount', 'exercise', 'bars'] as const),
  ...(['causes', 'stuck', 'waiting', 'finished'] as const),
];

/** Sections that are long, and in a large room differ each time: they may come a little later. */
export const LONG_LISTS: readonly (keyof BoardView)[] = ['causes', 'stuck', 'waiting', 'finished'];

/** The changes from a board to a later one, without those sections that are `left` for later. */
export function patchOf(
  before: BoardView,
  after: BoardView,
  left: readonly (keyof BoardView)[] = [],
): BoardPatch {
  const patch: Record<string, unknown> = { pos: after.pos, now: after.now };
  for (const section of SECTIONS) {
    if (left.includes(section)) continue;
    const change =
      section === 'bars' ? changedBars(before.bars, after.bars) : changed(before, after, section);
    if (change !== undefined) patch[section] = change;
  }
  return patch as BoardPatch;
}

/** Whether a patch says more than the time. */
export function isNews(patch: BoardPatch): boolean {
  return Object.keys(patch).some((key) => key !== 'now' && key !== 'pos');
}

/** A board with a patch applied. */
export function patched(view: BoardView, { bars, ...sections }: BoardPatch): BoardView {
  const entries = Object.entries({ ...view, ...sections }).filter(([, value]) => value !== null);
  const next = Object.fromEntries(entries) as unknown as BoardView;
  if (!bars) return next;
  return {
    ...next,
    bars: view.bars.map((bar, at) => {
      const [here, failing, passedHere, passed] = bars[at] ?? [];
      if (here === undefined) return bar;
      return {
        step: bar.step,
        here,
        failing: failing ?? 0,
        passedHere: passedHere ?? 0,
        passed: passed ?? 0,
      };
    }),
  };
}

function changed(before: BoardView, after: BoardView, section: keyof BoardView): unknown {
  if (JSON.stringify(before[section]) === JSON.stringify(after[section])) return undefined;
  return after[section] ?? null;
}

function changedBars(
  before: readonly BoardBar[],
  after: readonly BoardBar[],
): Record<number, BarCounts> | undefined {
  const bars: Record<number, BarCounts> = {};
  after.forEach((bar, at) => {
    const now = countsOf(bar);
    const was = before[at];
    if (!was || countsOf(was).some((count, index) => count !== now[index])) bars[at] = now;
  });
  return Object.keys(bars).length > 0 ? bars : undefined;
}

function countsOf({ here, failing, passedHere, passed }: BoardBar): BarCounts {
  return [here, failing, passedHere, passed];
}
