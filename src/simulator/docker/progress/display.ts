/** Progress as the client draws it: lines that change in place on a terminal, plain lines elsewhere. */
import type { ProgramCall } from '../../call/call.ts';

/** How far something is; without `units` the numbers are not shown. */
export interface Bar {
  readonly current: number;
  readonly total: number;
  readonly units?: string;
}

export interface ProgressDisplay {
  /** Shows `id: text` in the line of that id; elsewhere every change is a line of its own. */
  readonly update: (id: string, text: string) => void;
  /** The same with a bar, but only on a terminal. */
  readonly animate: (id: string, text: string, bar?: Bar) => void;
  /** A line that stays; later progress is drawn below it. */
  readonly message: (text: string) => void;
}

/** Bars are drawn on terminals of more columns than this. */
const NARROW = 110;
const BAR_WIDTH = 50;

/** Shows nothing. */
export const SILENT: ProgressDisplay = { update: () => {}, animate: () => {}, message: () => {} };

/** The display that fits the call's output, or another stream of it. */
export function progressDisplay(call: ProgramCall, print = call.out): ProgressDisplay {
  const message = (text: string): void => print(`${text}\n`);
  if (!call.isTerminal)
    return { update: (id, text) => print(`${id}: ${text}\n`), animate: () => {}, message };
  let ids: string[] = [];
  const animate = (id: string, text: string, bar?: Bar): void => {
    if (!ids.includes(id)) {
      ids.push(id);
      print('\n');
    }
    const up = ids.length - ids.indexOf(id);
    const shown = bar === undefined ? '' : drawBar(bar, call.columns);
    print(`\u001b[${up}A\u001b[2K\r${id}: ${text} ${shown}\r\u001b[${up}B`);
  };
  return {
    update: animate,
    animate,
    message: (text) => {
      ids = [];
      message(text);
    },
  };
}

function drawBar({ current, total, units }: Bar, columns: number): string {
  if (current <= 0 && total <= 0) return '';
  const done = Math.min(BAR_WIDTH, Math.trunc(Math.trunc((current / total) * 100) / 2));
  const box = columns > NARROW ? `[${'='.repeat(done)}>${' '.repeat(BAR_WIDTH - done)}] ` : '';
  return units === undefined ? box : `${box}${current}/${total} ${units}`;
}
