/** Everything that the command printed. Only the rows in sight are read. */
import { commandLines } from '../layout/command.ts';
import { outputLine } from '../layout/output.ts';
import type { Scene } from '../scene.ts';
import type { Overlay } from '../state/screen-state.ts';
import type { OverlayContent } from './overlay-content.ts';

/** The output as an overlay; at its end it follows what comes. */
export function outputContent(
  { state, output, columns, messages: { ui: m }, color }: Scene,
  overlay: Overlay,
): OverlayContent {
  const { dropped, lineCount } = output;
  const follows = overlay.offset === Number.POSITIVE_INFINITY;
  return {
    title: m.outputTitle,
    head: state.command === undefined ? [] : commandLines(state.command, columns - 4, 3, true),
    total: lineCount - dropped,
    rows: (from, to) => output.lines(dropped + from, dropped + to).map((text) => outputLine(text, color)),
    cut: true,
    hints: [],
    aside: follows ? m.follows : m.linesSoFar(lineCount),
  };
}
