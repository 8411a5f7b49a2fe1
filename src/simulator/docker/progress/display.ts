import type { ProgramCall } from '../../call.ts';

/** Lines that change in place on a terminal; elsewhere every change is a line of its own. */
export interface ProgressDisplay {
  /** Shows `id: text` in the line of that id. */
  readonly update: (id: string, text: string) => void;
  /** The same, but only on a terminal. */
  readonly animate: (id: string, text: string) => void;
}

/** The display that fits the call's output, or another stream of it. */
export function progressDisplay(call: ProgramCall, print = call.out): ProgressDisplay {
  if (!call.isTerminal) return { update: (id, text) => print(`${id}: ${text}\n`), animate: () => {} };
  const ids: string[] = [];
  const update = (id: string, text: string): void => {
    if (!ids.includes(id)) {
      ids.push(id);
      print('\n');
    }
    const up = ids.length - ids.indexOf(id);
    print(`\u001b[${up}A\u001b[2K\r${id}: ${text} \r\u001b[${up}B`);
  };
  return { update, animate: update };
}
