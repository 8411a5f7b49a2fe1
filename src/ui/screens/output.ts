/** Everything that the command printed. Only the rows in sight are read. */
import { outputLine } from '../layout/output.ts';
import type { Scene } from '../scene.ts';
import type { Overlay } from '../view/view.ts';
import type { OverlayContent } from './overlay-content.ts';

/** The output as an overlay; at its end it follows what comes. */
export function outputContent(
  { output, messages: { ui: m }, color }: Scene,
  overlay: Overlay,
): OverlayContent {
  const { dropped, lineCount } = output;
  const follows = overlay.offset === Number.POSITIVE_INFINITY;
  return {
    title: m.outputTitle,
    total: lineCount - dropped,
    rows: (from, to) => output.lines(dropped + from, dropped + to).map((text) => outputLine(text, color)),
    cut: true,
    hints: [],
    aside: follows ? m.follows : m.linesSoFar(lineCount),
  };
}
