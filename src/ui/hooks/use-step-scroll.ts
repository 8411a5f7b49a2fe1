/** How a step scrolls: its prose in the rows that the work leaves, or the whole step if even that is too little. */
import { type DOMElement, useIsScreenReaderEnabled } from 'ink';
import { type RefObject, useRef } from 'react';
import type { WalkState } from '../../tutor/types.ts';
import type { ScreenState } from '../state/screen-state.ts';
import { useMetrics } from './use-metrics.ts';
import { useScrollPosition } from './use-scroll.ts';

/** Rows of prose that are left beside the work. */
const LEAST_PROSE = 3;

/** In a box without height nothing is laid out, so its length would be unknown. */
const ALMOST_NOTHING = 0.1;

type Box = RefObject<DOMElement | null>;

export interface StepScroll {
  /** The box of the whole step, and the one that marks its end. */
  readonly view: Box;
  readonly end: Box;
  readonly offset: number;
  /** The box of the prose, and the prose. */
  readonly proseView: Box;
  readonly prose: Box;
  readonly proseOffset: number;
  readonly leastProse: number;
  /** The prose shrinks in favour of the content below it. */
  readonly isSqueezed: boolean;
  /** The step was tried, and its result is known. */
  readonly isOver: boolean;
  /** The ref of the part that must be visible. */
  readonly attention: Box;
  /** Rows that are not seen. */
  readonly above: number;
  readonly below: number;
}

/**
 * While the learner reads, the prose scrolls in the rows that the work leaves, then the rest. Once a command has a
 * result, the prose gives way to it: the step scrolls as one text, with the prose above. Until the learner scrolls,
 * the position keeps the important part visible.
 */
export function useStepScroll(state: WalkState, screen: ScreenState): StepScroll {
  const [view, end, proseView, prose, attention] = [useBox(), useBox(), useBox(), useBox(), useBox()];
  const { height } = useMetrics(view);
  const { top: bottom } = useMetrics(end);
  const { height: proseSeen } = useMetrics(proseView);
  const { height: proseRows } = useMetrics(prose);
  const matters = useMetrics(attention);
  // A screen reader gets everything.
  const isRead = useIsScreenReaderEnabled();
  const isLaidOut = height > 0 && !isRead;
  const isOver = isOverFor(state);
  const isSqueezed = !isOver || screen.scroll === undefined;
  const hiddenProse = isLaidOut && proseRows > 0 && isSqueezed ? Math.max(0, proseRows - proseSeen) : 0;
  const lastOfAll = isLaidOut ? Math.max(0, bottom - height) : 0;
  const last = hiddenProse + lastOfAll;
  const asked = screen.scroll === undefined ? undefined : Math.min(screen.scroll, last);
  const proseOffset = asked === undefined ? (isOver ? hiddenProse : 0) : Math.min(asked, hiddenProse);
  const offset = asked === undefined ? standing() : asked - proseOffset;

  /** The offset at which the important part is visible as a whole, or from its beginning. */
  function standing(): number {
    if (matters.height > 0) {
      return Math.max(0, Math.min(lastOfAll, matters.top + matters.height - height, matters.top));
    }
    // Below a command are its output and the messages about it.
    if (isOver && state.command !== undefined) return 0;
    const isReading = state.phase.name === 'reading' && !state.ran && state.hintsShown === 0;
    return isReading ? 0 : lastOfAll;
  }

  const at = asked ?? (isOver || offset > 0 ? hiddenProse + offset : 0);
  useScrollPosition({ at, last, page: lastOfAll > 0 || hiddenProse === 0 || isOver ? height : proseSeen });
  return {
    view,
    end,
    offset,
    proseView,
    prose,
    proseOffset,
    leastProse: isOver ? ALMOST_NOTHING : Math.min(LEAST_PROSE, proseRows || LEAST_PROSE),
    isSqueezed,
    isOver,
    attention,
    above: proseOffset + offset,
    below: last - proseOffset - offset,
  };
}

function isOverFor({ phase }: WalkState): boolean {
  return phase.name === 'passed' || phase.name === 'failed' || phase.name === 'refused';
}

function useBox(): Box {
  return useRef<DOMElement>(null);
}
