/** The unattended walk: answers every question, runs every command, waits for every check. */

import type { Said } from '../i18n/said.ts';
import { whyImpossible } from './standing.ts';
import type { LiveTutor } from './tutor.ts';
import type { Problem, Stop, WalkState } from './types.ts';
import { choiceAt } from './walk/choice.ts';
import { here } from './walk/reduce.ts';
import { isDone } from './walk/start.ts';

export interface UnattendedOptions {
  /** Stop once this step has passed. */
  readonly until?: string;
  /** Rows of the coverage table that this computer cannot do, each with its reason. */
  readonly impossible: Readonly<Record<string, Said>>;
  /** Called before each step that is not done yet. */
  readonly onStep?: (stop: Stop, state: WalkState) => void;
  /** Called when a step has ended, with the state; the walk waits for it. */
  readonly onDone?: (stop: Stop, state: WalkState) => void | Promise<void>;
  readonly signal: AbortSignal;
}

/** How it ended. A step that could not be passed ends the walk: later steps build on it. */
export type UnattendedEnd = 'done' | 'failed' | 'interrupted';

/** Walks from the tutor's step to the end, or to `until`. */
export async function walkUnattended(tutor: LiveTutor, options: UnattendedOptions): Promise<UnattendedEnd> {
  const { until, impossible, onStep, onDone, signal } = options;
  signal.addEventListener('abort', () => tutor.send({ type: 'interrupt' }), { once: true });
  for (;;) {
    const state = tutor.getState();
    const stop = here(state);
    if (signal.aborted) return 'interrupted';
    if (!stop || state.finished) return 'done';
    const { id } = stop.step;
    if (!isDone(state.records[id])) {
      onStep?.(stop, state);
      const passed = await pass(tutor, stop, impossible);
      await tutor.settled();
      await onDone?.(stop, tutor.getState());
      if (signal.aborted) return 'interrupted';
      if (!passed) return 'failed';
    }
    if (id === until) return 'done';
    if (here(tutor.getState())?.step.id === id) tutor.send({ type: 'next' });
  }
}

async function pass(
  tutor: LiveTutor,
  { step }: Stop,
  impossible: UnattendedOptions['impossible'],
): Promise<boolean> {
  const reason = whyImpossible(step, impossible);
  if (reason !== undefined) {
    tutor.send({ type: 'skip', reason });
    return true;
  }
  switch (step.kind) {
    case 'read':
      tutor.send({ type: 'next' });
      return true;
    case 'question': {
      const right = step.question?.options.find((option) => option.right);
      if (right) tutor.send({ type: 'answer', option: right.id });
      break;
    }
    case 'input':
      tutor.send({ type: 'input', value: tutor.getState().values[step.input ?? ''] ?? '' });
      break;
    case 'run':
    case 'by-hand':
      if (step.choice) {
        const { records } = tutor.getState();
        tutor.send({ type: 'choose', option: choiceAt(step, records) ?? step.choice.default });
      }
      tutor.send({ type: 'run' });
      await tutor.settled();
  }
  return tutor.getState().records[step.id]?.status === 'passed';
}

/** The problem that keeps the present step from running, if one does. */
export function problemOf(state: WalkState): Problem | undefined {
  return state.phase.name === 'refused' ? state.phase.problem : undefined;
}
