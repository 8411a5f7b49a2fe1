/** One review as a function: the questions, the answers, and the end. It has no effects. */
import type { Card } from './cards.ts';
import type { ReviewVerdict } from './effects.ts';
import type { Grade } from './schedule.ts';

/** The duration of a review, milliseconds; the cards left wait for the next one. */
export const REVIEW_MS = 3 * 60_000;
/** The most cards of a review, however fast the learner is. */
export const MOST_CARDS = 15;

export type ReviewPhase =
  /** Not begun. */
  | { readonly name: 'offered' }
  /** `order`: ids of the options in their order on the screen. */
  | { readonly name: 'asking'; readonly order: readonly string[]; readonly hint: boolean }
  | { readonly name: 'judging'; readonly typed: string; readonly hint: boolean }
  | {
      readonly name: 'told';
      readonly grade: Grade;
      readonly order: readonly string[];
      /** The picked option, or the typed command; neither if the learner did not know. */
      readonly option?: string;
      readonly typed?: string;
      readonly verdict?: ReviewVerdict;
    }
  | { readonly name: 'over' };

export interface ReviewState {
  /** The cards that are due, those that have waited longest first. */
  readonly due: readonly Card[];
  /** The current card. */
  readonly at: number;
  readonly phase: ReviewPhase;
  readonly grades: readonly Grade[];
  /** How many were answered when this round began: after its end the learner may go on. */
  readonly before: number;
  /** When it began, milliseconds since the epoch. */
  readonly beganAt: number;
}

export type ReviewIntent =
  | { readonly type: 'begin' }
  | { readonly type: 'pick'; readonly option: string }
  | { readonly type: 'try'; readonly command: string }
  | { readonly type: 'hint' }
  /** The learner doesn't know. */
  | { readonly type: 'show' }
  | { readonly type: 'next' };

export type ReviewEvent = ReviewIntent | { readonly type: 'judged'; readonly verdict: ReviewVerdict };

export type ReviewEffect =
  /** Run the typed command on a throw-away swarm. */
  | { readonly type: 'judge'; readonly card: Extract<Card, { kind: 'command' }>; readonly typed: string }
  | { readonly type: 'remember'; readonly card: Card; readonly grade: Grade };

export interface ReviewStep {
  readonly state: ReviewState;
  readonly effects: readonly ReviewEffect[];
}

/** A review before it begins. */
export function offered(due: readonly Card[]): ReviewState {
  return { due, at: 0, phase: { name: 'offered' }, grades: [], before: 0, beganAt: 0 };
}

/** The current card; undefined if none is due. */
export function cardAt({ due, at }: ReviewState): Card | undefined {
  return due[at];
}

/** The same review with its texts in another language. */
export function reworded(state: ReviewState, cards: readonly Card[]): ReviewState {
  const byId = new Map(cards.map((card) => [card.id, card]));
  return { ...state, due: state.due.map((card) => byId.get(card.id) ?? card) };
}

/** How many are due and were not asked. */
export function leftOf({ due, grades }: ReviewState): number {
  return due.length - grades.length;
}

/**
 * Applies one event; an event that makes no sense now changes nothing.
 * @param now milliseconds since the epoch
 * @param random from 0 to 1, below 1: shuffles options
 */
export function review(
  state: ReviewState,
  event: ReviewEvent,
  now: number,
  random: () => number,
): ReviewStep {
  const { phase } = state;
  const card = cardAt(state);
  if (card === undefined) return unchanged(state);
  switch (event.type) {
    case 'begin':
      if (phase.name !== 'offered' && phase.name !== 'over') return unchanged(state);
      return begun(state, now, random);
    case 'hint':
      if (phase.name !== 'asking' || card.kind !== 'command') return unchanged(state);
      return only({ ...state, phase: { ...phase, hint: true } });
    case 'pick': {
      if (phase.name !== 'asking' || card.kind !== 'question') return unchanged(state);
      const option = card.question.options.find(({ id }) => id === event.option);
      if (option === undefined) return unchanged(state);
      return told(state, card, { grade: option.right ? 'known' : 'unknown', option: option.id });
    }
    case 'try': {
      const typed = event.command.trim();
      if (phase.name !== 'asking' || card.kind !== 'command' || typed === '') return unchanged(state);
      return {
        state: { ...state, phase: { name: 'judging', typed, hint: phase.hint } },
        effects: [{ type: 'judge', card, typed }],
      };
    }
    case 'show':
      return phase.name === 'asking' ? told(state, card, { grade: 'unknown' }) : unchanged(state);
    case 'judged': {
      if (phase.name !== 'judging') return unchanged(state);
      const isRight = event.verdict.kind === 'right';
      const grade = !isRight ? 'unknown' : phase.hint ? 'helped' : 'known';
      return told(state, card, { grade, typed: phase.typed, verdict: event.verdict });
    }
    case 'next':
      return phase.name === 'told' ? goOn(state, now, random) : unchanged(state);
  }
}

/** From the first card, or on from the last that was answered. */
function begun(state: ReviewState, now: number, random: () => number): ReviewStep {
  const at = state.grades.length;
  const card = state.due[at];
  if (card === undefined) return unchanged(state);
  return only({ ...state, at, before: at, beganAt: now, phase: asking(card, random) });
}

function asking(card: Card, random: () => number): ReviewPhase {
  const ids = card.kind === 'question' ? card.question.options.map(({ id }) => id) : [];
  return { name: 'asking', order: shuffled(ids, random), hint: false };
}

type Told = Omit<Extract<ReviewPhase, { name: 'told' }>, 'name' | 'order'>;

function told(state: ReviewState, card: Card, answer: Told): ReviewStep {
  const order = state.phase.name === 'asking' ? state.phase.order : [];
  return {
    state: { ...state, phase: { name: 'told', order, ...answer }, grades: [...state.grades, answer.grade] },
    effects: [{ type: 'remember', card, grade: answer.grade }],
  };
}

/** To the next card, unless the review is over. */
function goOn(state: ReviewState, now: number, random: () => number): ReviewStep {
  const next = state.due[state.at + 1];
  const isEnough = now - state.beganAt >= REVIEW_MS || state.grades.length - state.before >= MOST_CARDS;
  if (next === undefined || isEnough) return only({ ...state, phase: { name: 'over' } });
  return only({ ...state, at: state.at + 1, phase: asking(next, random) });
}

/** In any order, each as likely as the others (Fisher and Yates). */
function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const all = [...list];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const at = Math.floor(random() * (last + 1));
    [all[last], all[at]] = [all[at] as T, all[last] as T];
  }
  return all;
}

function unchanged(state: ReviewState): ReviewStep {
  return { state, effects: [] };
}

const only = unchanged;
