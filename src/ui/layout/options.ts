/** Options to pick from: questions and forks. */
import { indent, type Line, span } from '../text/line.ts';
import { richSpans } from '../text/rich.ts';
import { wrap } from '../text/wrap.ts';
import type { Fill } from './prose.ts';

export interface OptionMarks {
  /** The option that ⏎ takes; none when nothing can be picked. */
  readonly selected?: number;
  /** Options with a verdict. */
  readonly right?: string;
  readonly wrong?: readonly string[];
  /** The branch that was taken. */
  readonly chosen?: string;
}

/** Options as rows: a digit that picks each one, and a sign for what is known of it. */
export function optionLines(
  options: readonly { readonly id: string; readonly text: string }[],
  marks: OptionMarks,
  width: number,
  fill: Fill,
): Line[] {
  return options.flatMap(({ id, text }, index) => {
    const picked = marks.selected === index;
    const isRight = marks.right === id;
    const isWrong = marks.wrong?.includes(id) === true;
    const isChosen = marks.chosen === id;
    const sign = isRight ? '✓' : isWrong ? '✗' : isChosen ? '●' : picked ? '▸' : ' ';
    const tone = isRight ? 'ok' : isWrong ? 'bad' : 'accent';
    const over = isWrong || (marks.right !== undefined && !isRight);
    const rows = wrap(
      richSpans(text, fill, { bold: picked || isRight || isChosen, ...(over ? { tone: 'dim' } : {}) }),
      width - 5,
    );
    return rows.map((row, at) =>
      at === 0
        ? [span(`${sign} `, { tone }), span(`${index + 1}  `, { tone: over ? 'dim' : 'accent' }), ...row]
        : indent(row, 5),
    );
  });
}
