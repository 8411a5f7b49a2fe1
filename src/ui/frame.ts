/** The whole screen as rows, never more than there are. */

import type { Scene } from './scene.ts';
import { finishPage } from './screens/finish.ts';
import { overlayPage } from './screens/overlay.ts';
import { LEAST, type Page } from './screens/page.ts';
import { tooSmallPage } from './screens/too-small.ts';
import { walkPage } from './screens/walk.ts';
import { welcomePage } from './screens/welcome.ts';
import { clipLine, exactly, type Line, lineWidth, span } from './text/line.ts';

/** Columns left free at the left edge. */
const MARGIN = 1;

function pageOf(scene: Scene): Page {
  if (scene.columns < LEAST.columns || scene.rows < LEAST.rows) return tooSmallPage(scene);
  // Pages are drawn without the margins.
  const inside = { ...scene, columns: scene.columns - 2 * MARGIN };
  if (scene.view.overlay) return overlayPage(inside, scene.view.overlay);
  if (scene.view.page === 'welcome') return welcomePage(inside);
  return scene.state.finished ? finishPage(inside) : walkPage(inside);
}

/** Draws the scene: exactly `scene.rows` rows of at most `scene.columns` columns. */
export function drawFrame(scene: Scene): Page {
  const page = pageOf(scene);
  const rows = exactly(page.rows, scene.rows).map((row) =>
    row.length === 0 ? row : clipLine([span(' '.repeat(MARGIN)), ...row], scene.columns),
  );
  return { ...page, rows };
}

/** Where the terminal's cursor belongs, if a field is open: column and row from 0. */
export function cursorOf(rows: readonly Line[]): { readonly x: number; readonly y: number } | undefined {
  for (const [y, row] of rows.entries()) {
    const at = row.findIndex((piece) => piece.cursor);
    if (at >= 0) return { x: lineWidth(row.slice(0, at)), y };
  }
  return undefined;
}
