/** Signs of life of a plain walk while nothing else is printed: that it goes on, what it waits for, and how far it is. */
import type { Messages } from '../i18n/messages.ts';
import { inWords } from '../i18n/said.ts';
import { fillOpenly, specOf } from '../tutor/told.ts';
import type { WalkState } from '../tutor/types.ts';

/** Milliseconds of silence before the first sign, and between two of them. */
const FIRST_MS = 10_000;
const NEXT_MS = 15_000;

/** A timer that each printed line restarts. */
export interface Pulse {
  /** Something was printed. */
  heard(): void;
  stop(): void;
}

/** Calls `sign` after 10 s of silence, and then every 15 s until something else is printed. */
export function startPulse(sign: () => void): Pulse {
  let timer: NodeJS.Timeout | undefined;
  const wait = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      sign();
      wait(NEXT_MS);
    }, ms);
    timer.unref();
  };
  wait(FIRST_MS);
  return { heard: () => wait(FIRST_MS), stop: () => clearTimeout(timer) };
}

/**
 * A line about what the walk is doing.
 * @param now milliseconds since the epoch
 */
export function busyWith(state: WalkState, now: number, messages: Messages): string {
  const { tutor, common } = messages;
  const words = tutor.run;
  const { phase, reality } = state;
  const since = (at: number): string => common.duration(Math.max(0, now - at));
  if (reality?.name === 'repairing') {
    const id = reality.steps.find(({ status }) => status === 'running')?.step;
    const title = state.stops.find(({ step }) => step.id === id)?.step.title ?? '';
    return words.stillMending(title, since(reality.startedAt));
  }
  if (phase.name === 'running') {
    const { timeoutMs = 0 } = state.stops[state.at]?.step ?? {};
    return words.stillRunning(since(phase.startedAt), timeoutMs > 0 ? common.duration(timeoutMs) : undefined);
  }
  const awaited = phase.name === 'checking' && phase.outcomes.find(({ status }) => status === 'waiting');
  const step = state.stops[state.at]?.step;
  if (phase.name !== 'checking' || !awaited) return words.stillLooking;
  const limit = common.duration(Math.max(0, phase.deadline - phase.startedAt));
  const title = (step && specOf(step, awaited.id)?.title) ?? awaited.id;
  const seen = inWords(awaited.actual, messages);
  return words.stillWaiting(fillOpenly(title, state), seen, since(phase.startedAt), limit);
}
