/** The swarm, full screen. */

import { taskSign } from '../layout/machine.ts';
import { pictureLines } from '../layout/picture.ts';
import type { Scene } from '../scene.ts';
import { BLANK, type Line, span } from '../text/line.ts';
import type { OverlayContent } from './overlay-content.ts';

/** The picture as an overlay of `height` rows. */
export function mapContent(
  { topology, columns, messages: { ui: m } }: Scene,
  height: number,
): OverlayContent {
  const legend: Line = [
    taskSign('running'),
    span(` ${m.legend}   `, { tone: 'dim' }),
    taskSign('starting'),
    span(` ${m.legendStarting}   `, { tone: 'dim' }),
    taskSign('failed'),
    span(` ${m.legendFailed}   `, { tone: 'dim' }),
    span('★', { tone: 'accent' }),
    span(` ${m.roles.leader}   `, { tone: 'dim' }),
    span('$', { tone: 'accent' }),
    span(` ${m.activeHere}`, { tone: 'dim' }),
  ];
  const rows = [...pictureLines(topology, columns, Math.max(1, height - 2), m), BLANK, legend];
  return { title: m.mapTitle, total: rows.length, rows: (from, to) => rows.slice(from, to), hints: [] };
}
