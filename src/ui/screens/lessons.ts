/** All lessons and steps, to look at and to jump to. */

import { type OutlineRow, outlineRows } from '../layout/outline.ts';
import type { Scene } from '../scene.ts';
import type { Overlay } from '../state/screen-state.ts';
import { span } from '../text/line.ts';
import type { OverlayContent } from './overlay-content.ts';

/** The rows of the list: every lesson open. */
export function lessonRows({
  state,
  columns,
  messages,
}: Pick<Scene, 'state' | 'columns' | 'messages'>): OutlineRow[] {
  return outlineRows(state, Math.min(76, columns) - 2, () => true, messages);
}

/** The list as an overlay. */
export function lessonsContent(scene: Scene, overlay: Overlay): OverlayContent {
  const m = scene.messages.ui;
  const list = lessonRows(scene);
  return {
    title: m.lessonsTitle,
    total: list.length,
    rows: (from, to) =>
      list.slice(from, to).map((row, index) => {
        const picked = from + index === overlay.selected;
        const mark = span(picked ? '▌ ' : '  ', { tone: 'accent' });
        return [mark, ...(picked ? row.line.map((piece) => ({ ...piece, bold: true })) : row.line)];
      }),
    hints: [
      { key: '⏎', label: m.keys.open, kept: true, main: true },
      { key: '↑↓', label: m.keys.pick },
    ],
    selected: overlay.selected,
  };
}
