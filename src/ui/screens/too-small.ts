/** A window too small for the pages: what is essential, calmly. */

import { driverName } from '../layout/header.ts';
import { keyLine } from '../layout/key-line.ts';
import type { Scene } from '../scene.ts';
import { clipLine, type Line, span } from '../text/line.ts';
import { wrapText } from '../text/wrap.ts';
import { stepOf } from '../view/actions.ts';
import { actionsOf, hintOf } from './footer.ts';
import type { Page } from './page.ts';
import { LEAST } from './page.ts';

/** What fits: the step and its state first, then what the window lacks, then the keys. */
export function tooSmallPage(scene: Scene): Page {
  const { state, messages, columns, rows } = scene;
  const width = Math.max(1, columns - 2);
  const title = state.finished ? messages.ui.finish.title : (stepOf(state)?.title ?? '');
  const { phase } = state;
  const sign =
    phase.name === 'running' || phase.name === 'checking'
      ? span('⠸ ', { tone: 'accent' })
      : phase.name === 'passed'
        ? span('✓ ', { tone: 'ok' })
        : phase.name === 'failed'
          ? span('✗ ', { tone: 'bad' })
          : span('');
  const place = `${Math.min(state.stops.length, state.at + 1)}/${state.stops.length}`;
  const content: Line[] = [
    clipLine([sign, span(title, { bold: true })], width),
    clipLine([span(`${place}  ${driverName(scene.surroundings, messages)}`, { tone: 'dim' })], width),
    ...wrapText(messages.ui.tooSmall, width),
    ...wrapText(messages.ui.tooSmallNeed(LEAST.columns, LEAST.rows), width, { tone: 'dim' }),
  ];
  const keys = keyLine(actionsOf(scene).map(hintOf), width);
  const shown = content.slice(0, Math.max(1, rows - 1));
  return { rows: rows > 1 ? [...shown, keys] : shown };
}
