/** Pages over the walk: a title, a part that scrolls, and the keys. */

import { driverName } from '../layout/header.ts';
import type { KeyHint } from '../layout/key-line.ts';
import type { Scene } from '../scene.ts';
import type { Overlay } from '../state/screen-state.ts';
import { type Window, windowAt } from '../state/scroll.ts';
import { cutLine } from '../text/cut.ts';
import { BLANK, exactly, type Line, span, spread } from '../text/line.ts';
import { cheatsheetContent } from './cheatsheet.ts';
import { footer } from './footer.ts';
import { helpContent } from './help.ts';
import { lessonsContent } from './lessons.ts';
import { mapContent } from './map.ts';
import { outputContent } from './output.ts';
import type { OverlayContent } from './overlay-content.ts';
import type { Page } from './page.ts';
import { realityContent } from './reality.ts';

function contentOf(scene: Scene, overlay: Overlay, height: number): OverlayContent {
  switch (overlay.name) {
    case 'help':
      return helpContent(scene);
    case 'map':
      return mapContent(scene, height);
    case 'lessons':
      return lessonsContent(scene, overlay);
    case 'output':
      return outputContent(scene, overlay);
    case 'cheatsheet':
      return cheatsheetContent(scene, overlay);
    case 'reality':
      return realityContent(scene);
  }
}

/** The page in exactly `scene.rows` rows. */
export function overlayPage(scene: Scene, overlay: Overlay): Page {
  const { columns, rows, messages } = scene;
  const inner = rows - 4;
  const content = contentOf(scene, overlay, inner);
  const head = content.head ?? [];
  const height = Math.max(1, inner - head.length);
  const kept =
    content.selected === undefined
      ? overlay.offset
      : around(content.selected, overlay.offset, content.total, height);
  const { seen, lines } = visible(content, kept, height, columns);
  const marks = [
    ...(seen.above > 0 ? [messages.ui.moreAbove(seen.above)] : []),
    ...(seen.below > 0 ? [messages.ui.moreBelow(seen.below)] : []),
  ].join('   ');
  const right = [content.aside, marks, driverName(scene.surroundings, messages)].filter(Boolean).join('   ');
  const title = spread([span(content.title, { bold: true })], [span(right, { tone: 'dim' })], columns);
  const close: KeyHint = { key: 'Esc', label: messages.ui.keys.close, kept: true };
  const scroll: KeyHint[] =
    content.total > height && content.selected === undefined
      ? [{ key: '↑↓ PgUp PgDn', label: messages.ui.keys.scroll }]
      : [];
  return {
    rows: [
      title,
      BLANK,
      ...head,
      ...exactly(lines, height),
      ...footer(scene, [...content.hints, ...scroll, close]),
    ],
    scrolling: { from: seen.from, total: content.total, height: Math.max(1, seen.to - seen.from) },
  };
}

/** The lines in the window. Where long ones take several rows, fewer lines are seen; at the end it is the last ones. */
function visible(
  content: OverlayContent,
  offset: number,
  height: number,
  width: number,
): { readonly seen: Window; readonly lines: readonly Line[] } {
  const seen = windowAt(offset, content.total, height);
  const lines = content.rows(seen.from, seen.to);
  if (!content.cut) return { seen, lines };
  const parts = lines.map((row) => cutLine(row, width));
  const fromEnd = offset === Number.POSITIVE_INFINITY;
  const rowCount = () => parts.reduce((sum, part) => sum + part.length, 0);
  while (parts.length > 1 && rowCount() > height) {
    if (fromEnd) parts.shift();
    else parts.pop();
  }
  const from = fromEnd ? seen.to - parts.length : seen.from;
  const to = from + parts.length;
  return { seen: { from, to, above: from, below: content.total - to }, lines: parts.flat() };
}

/** An offset at which the selected row is in sight, with some rows around it. */
function around(selected: number, offset: number, total: number, height: number): number {
  const margin = Math.min(3, Math.floor(height / 3));
  if (selected < offset + margin) return selected - margin;
  if (selected >= offset + height - margin) return selected - height + margin + 1;
  return Math.min(offset, total);
}
