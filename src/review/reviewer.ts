/** Runs a review: keeps its state, judges typed commands, and remembers how well each card was known. */
import type { CardMemories } from '../tutor/progress/cards.ts';
import { reasonOf } from '../value/error.ts';
import type { Card } from './cards.ts';
import type { ReviewVerdict } from './effects.ts';
import { afterAnswer } from './schedule.ts';
import {
  offered,
  type ReviewEffect,
  type ReviewEvent,
  type ReviewIntent,
  type ReviewState,
  review,
  reworded,
} from './session.ts';
import type { ThrowawaySwarm } from './throwaway.ts';

export interface ReviewerParts {
  /** The cards that are due, in order. */
  readonly due: readonly Card[];
  readonly memories: CardMemories;
  /** Remembers cards. Never rejects. */
  readonly remember: (memories: CardMemories) => Promise<void>;
  /** Opens the swarm on which commands are judged; asked once, at the first such card. */
  readonly openSwarm: () => Promise<Pick<ThrowawaySwarm, 'begin' | 'judge' | 'close'>>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly random?: () => number;
}

/** A review, for the code that shows it. */
export interface Reviewer {
  getState(): ReviewState;
  /** Called when the state has changed. Returns a function that stops it. */
  subscribe(listener: () => void): () => void;
  send(intent: ReviewIntent): void;
  /** Continues in another language. */
  reword(cards: readonly Card[]): void;
  /** Resolves when all answers are judged and remembered. */
  settled(): Promise<void>;
  /** Ends a running command, and removes the swarm. */
  close(): Promise<void>;
}

export function createReviewer(parts: ReviewerParts): Reviewer {
  const { remember, openSwarm, now, random = Math.random } = parts;
  const listeners = new Set<() => void>();
  const stopping = new AbortController();
  const pending = new Set<Promise<void>>();
  let state = offered(parts.due);
  let memories = parts.memories;
  let swarm: ReturnType<typeof openSwarm> | undefined;

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send: dispatch,
    reword(cards) {
      state = reworded(state, cards);
      tell();
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending);
    },
    async close() {
      stopping.abort();
      await Promise.allSettled(pending);
      await swarm?.then((opened) => opened.close());
    },
  };

  function dispatch(event: ReviewEvent): void {
    const step = review(state, event, now(), random);
    if (step.state === state && step.effects.length === 0) return;
    state = step.state;
    for (const effect of step.effects) {
      const work = perform(effect).finally(() => pending.delete(work));
      pending.add(work);
    }
    // The swarm is built while the learner reads and types.
    if (event.type === 'begin' && state.due.some(({ kind }) => kind === 'command')) warmUp();
    tell();
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function warmUp(): void {
    swarm ??= openSwarm();
    swarm.then((opened) => opened.begin(stopping.signal)).catch(() => undefined);
  }

  async function perform(effect: ReviewEffect): Promise<void> {
    if (effect.type === 'judge') return judge(effect);
    const { card, grade } = effect;
    const memory = await afterAnswer(memories[card.id], grade, now());
    memories = { ...memories, [card.id]: memory };
    await remember({ [card.id]: memory });
  }

  async function judge({ card, typed }: Extract<ReviewEffect, { type: 'judge' }>): Promise<void> {
    let verdict: ReviewVerdict;
    try {
      swarm ??= openSwarm();
      verdict = await (await swarm).judge(card, typed, stopping.signal);
    } catch (error) {
      if (stopping.signal.aborted) return;
      verdict = { kind: 'failed', output: reasonOf(error) };
    }
    dispatch({ type: 'judged', verdict });
  }
}
