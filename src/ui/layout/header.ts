/** The first row: where one is, on which machines, and how far. */
import type { Messages } from '../../i18n/messages.ts';
import type { Surroundings, WalkState } from '../../tutor/types.ts';
import { type Line, type Span, span, spread } from '../text/line.ts';
import { counted, doneCount } from './outline.ts';

/** A thin bar of `width` columns. */
export function bar(done: number, total: number, width: number): Span[] {
  const share = total > 0 ? done / total : 0;
  // Something done shows at once, and only everything done shows as full.
  const filled =
    done === 0 ? 0 : done >= total ? width : Math.min(width - 1, Math.max(1, Math.round(share * width)));
  return [span('━'.repeat(filled), { tone: 'accent' }), span('─'.repeat(width - filled), { tone: 'dim' })];
}

/** The driver's name; a simulated one is always called so. */
export function driverName(surroundings: Surroundings, messages: Messages): string {
  return surroundings.simulated ? messages.common.simulator : (surroundings.driver ?? '…');
}

/** The header in `width` columns. */
export function headerLine(
  state: WalkState,
  surroundings: Surroundings,
  width: number,
  messages: Messages,
): Line {
  const total = state.stops.length;
  const needed = counted(state.stops, state.records).length;
  const lesson = state.finished ? undefined : state.stops[state.at]?.lesson;
  const left: Span[] = [
    span(state.course.title, { tone: 'dim' }),
    ...(lesson ? [span(' › ', { tone: 'dim' }), span(lesson.title)] : []),
  ];
  const place = state.finished ? `${total}/${total}` : `${Math.min(total, state.at + 1)}/${total}`;
  const barWidth = width >= 100 ? 20 : width >= 72 ? 13 : 0;
  const right: Span[] = [
    span(driverName(surroundings, messages), { tone: surroundings.simulated ? 'warn' : 'dim' }),
    span(`   ${place}`, { tone: 'dim' }),
    ...(barWidth > 0 ? [span(' '), ...bar(doneCount(state.stops, state.records), needed, barWidth)] : []),
  ];
  return spread(left, right, width);
}
