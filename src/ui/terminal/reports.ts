/** Takes a terminal's reports out of the keys: answers to questions, and the mouse. None of them may press keys. */

export type Report =
  /** The body of an OSC answer: `11;rgb:0000/0000/0000`. */
  | { readonly type: 'answer'; readonly body: string }
  /** The cursor's position, from 1. */
  | { readonly type: 'cursor'; readonly row: number; readonly column: number }
  /** A button or the wheel, by the number that the terminal gives it, at a cell counted from 0. */
  | {
      readonly type: 'mouse';
      readonly button: number;
      readonly x: number;
      readonly y: number;
      readonly isDown: boolean;
    };

const ESC = '\u001B';
const PASTE_START = '\u001B[200~';
const PASTE_END = '\u001B[201~';
const MOUSE = /^\u001B\[<(\d{1,5});(\d{1,5});(\d{1,5})([Mm])/;
const ANSWER = /^\u001B\](\d[^\u0007\u001B]{0,200})(?:\u0007|\u001B\\)/;
const CURSOR = /^\u001B\[(\d{1,5});(\d{1,5})R/;
/** The beginning of a report that can't be a key. */
const BEGUN = /^\u001B(?:\[<[\d;]{0,17}|\]\d[^\u0007\u001B]{0,200}\u001B?)$/;
/** The beginning of a report or of a key: the rest of it comes at once, or never. */
const UNDECIDED = /^\u001B(?:\[[\d;]{0,11}|\])?$/;
/** The beginning of the mark that ends a paste. */
const PASTE_ENDS = /\u001B(?:\[(?:2(?:0(?:1)?)?)?)?$/;

/** Takes reports out of the input, chunk by chunk. */
export interface ReportFilter {
  /** The replacement of a chunk. */
  read(chunk: string): string;
  /** A beginning is held that may be a key by itself. */
  readonly isUndecided: boolean;
  /** Releases it: it was a key. */
  flush(): string;
}

/**
 * A filter that calls `told` with each report. Pasted text passes unchanged, whatever it looks like.
 * @param isAsked whether the terminal was asked where its cursor is; otherwise the same sequence counts as a key
 */
export function takingReports(told: (report: Report) => void, isAsked: () => boolean): ReportFilter {
  let held = '';
  let isPasting = false;

  const reportAt = (text: string): number => {
    const mouse = MOUSE.exec(text);
    if (mouse) {
      const [whole, button, x, y, end] = mouse;
      told({
        type: 'mouse',
        button: Number(button),
        x: Number(x) - 1,
        y: Number(y) - 1,
        isDown: end === 'M',
      });
      return whole.length;
    }
    const answer = ANSWER.exec(text);
    if (answer) {
      told({ type: 'answer', body: answer[1] ?? '' });
      return answer[0].length;
    }
    const cursor = isAsked() ? CURSOR.exec(text) : undefined;
    if (!cursor) return 0;
    told({ type: 'cursor', row: Number(cursor[1]), column: Number(cursor[2]) });
    return cursor[0].length;
  };

  /** Passes pasted text up to its end. */
  const pasted = (text: string): { given: string; rest: string } => {
    const end = text.indexOf(PASTE_END);
    if (end >= 0) {
      isPasting = false;
      return { given: text.slice(0, end + PASTE_END.length), rest: text.slice(end + PASTE_END.length) };
    }
    held = PASTE_ENDS.exec(text)?.[0] ?? '';
    return { given: text.slice(0, text.length - held.length), rest: '' };
  };

  /** Passes keys up to the first escape sequence, and that sequence unless it is a report. */
  const typed = (text: string): { given: string; rest: string } => {
    const at = text.indexOf(ESC);
    if (at < 0) return { given: text, rest: '' };
    const given = text.slice(0, at);
    const sequence = text.slice(at);
    if (sequence.startsWith(PASTE_START)) {
      isPasting = true;
      return { given: given + PASTE_START, rest: sequence.slice(PASTE_START.length) };
    }
    const length = reportAt(sequence);
    if (length > 0) return { given, rest: sequence.slice(length) };
    if (BEGUN.test(sequence) || UNDECIDED.test(sequence)) {
      held = sequence;
      return { given, rest: '' };
    }
    return { given: given + ESC, rest: sequence.slice(ESC.length) };
  };

  return {
    read(chunk) {
      let rest = held + chunk;
      let passed = '';
      held = '';
      while (rest !== '') {
        const step = isPasting ? pasted(rest) : typed(rest);
        passed += step.given;
        rest = step.rest;
      }
      return passed;
    },
    get isUndecided() {
      return UNDECIDED.test(held);
    },
    flush() {
      const key = held;
      held = '';
      return key;
    },
  };
}
