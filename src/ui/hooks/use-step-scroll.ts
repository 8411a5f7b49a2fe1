/** How a step scrolls: its prose within what the work leaves it, and all of it where even that is too little. */
import { type DOMElement, useIsScreenReaderEnabled } from 'ink';
import { type RefObject, useRef } from 'react';
import type { WalkState } from '../../tutor/types.ts';
import type { ScreenState } from '../state/screen-state.ts';
import { useMetrics } from './use-metrics.ts';
import { useScrollPosition } from './use-scroll.ts';

/** Rows of prose that are left beside the work. */
const LEAST_PROSE = 3;

type Box = RefObject<DOMElement | null>;

export interface StepScroll {
  /** What all of it is seen in, and what marks its end. */
  readonly view: Box;
  readonly end: Box;
  readonly offset: number;
  /** What the prose is seen in, and the prose. */
  readonly proseView: Box;
  readonly prose: Box;
  readonly proseOffset: number;
  readonly leastProse: number;
  /** To be put on what has to be in sight. */
  readonly attention: Box;
  /** Rows that are not seen. */
  readonly above: number;
  readonly below: number;
}

/**
 * One scrolls down through the prose first and then through the rest. Until one does, it stands where what matters
 * can be seen: the beginning while one reads, later what came of it.
 */
export function useStepScroll(state: WalkState, screen: ScreenState): StepScroll {
  const [view, end, proseView, prose, attention] = [useBox(), useBox(), useBox(), useBox(), useBox()];
  const of = (part: string) => `step ${screen.step} ${part}`;
  const { height } = useMetrics(of('view'), view);
  const { top: bottom } = useMetrics(of('end'), end);
  const { height: proseSeen } = useMetrics(of('prose view'), proseView);
  const { height: proseRows } = useMetrics(of('prose'), prose);
  // What matters is another part in another phase, and in some there is none.
  const matters = useMetrics(of(`${state.phase.name} ${screen.field?.purpose ?? ''}`), attention);
  // A reader of text gets all of it.
  const isRead = useIsScreenReaderEnabled();
  const isLaidOut = height > 0 && !isRead;
  const lastOfProse = isLaidOut && proseRows > 0 ? Math.max(0, proseRows - proseSeen) : 0;
  const lastOfAll = isLaidOut ? Math.max(0, bottom - height) : 0;
  const last = lastOfProse + lastOfAll;
  const asked = screen.scroll === undefined ? undefined : Math.min(screen.scroll, last);
  const proseOffset = asked === undefined ? 0 : Math.min(asked, lastOfProse);
  const offset = asked === undefined ? standing() : asked - proseOffset;

  /** What matters is seen whole, or from its beginning. */
  function standing(): number {
    if (matters.height > 0) {
      return Math.max(0, Math.min(lastOfAll, matters.top + matters.height - height, matters.top));
    }
    const isReading = state.phase.name === 'reading' && !state.ran && state.hintsShown === 0;
    return isReading ? 0 : lastOfAll;
  }

  const at = asked ?? (offset > 0 ? lastOfProse + offset : 0);
  useScrollPosition({ at, last, page: lastOfAll > 0 || lastOfProse === 0 ? height : proseSeen });
  return {
    view,
    end,
    offset,
    proseView,
    prose,
    proseOffset,
    leastProse: Math.min(LEAST_PROSE, proseRows || LEAST_PROSE),
    attention,
    above: proseOffset + offset,
    below: last - proseOffset - offset,
  };
}

function useBox(): Box {
  return useRef<DOMElement>(null);
}
