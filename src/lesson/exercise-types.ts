/** An exercise as the program sees it: one language, placeholders still unresolved. */
import type { DriverId } from '../driver/types.ts';
import type { RuleSpec } from './rule-spec.ts';
import type { CommandVariant, Lesson, Step } from './types.ts';

export const EXERCISE_KINDS = ['build', 'mend'] as const;
/** `build` begins with little and makes something; `mend` begins with something broken. */
export type ExerciseKind = (typeof EXERCISE_KINDS)[number];

/** A page of its own: a situation (`intro`), a goal, and the ways to it. Its steps are the goal, then those of the solutions. */
export interface Exercise extends Omit<Lesson, 'optional'> {
  readonly kind: ExerciseKind;
  readonly level: number;
  /** How long it takes a learner who knows what it asks. */
  readonly minutes: number;
  /** The machines that it needs, by name. */
  readonly needs: readonly string[];
  readonly topics: readonly string[];
  /** The lesson after which it is offered: a follow-up of two minutes, which is in no list of exercises. */
  readonly after?: string;
  /** Only on these drivers: its subject does not occur elsewhere. */
  readonly drivers?: readonly DriverId[];
  /** It can't be solved where the routing mesh answers nobody. */
  readonly mesh?: true;
  readonly start: StartState;
  readonly rules: readonly RuleSpec[];
  /** Each reaches the goal without breaking a rule; the first is the one that is shown. */
  readonly solutions: readonly Solution[];
  /** What people try, and what does not reach the goal or breaks a rule. */
  readonly wrongTurns: readonly WrongTurn[];
}

/** The start state, which the learner finds. */
export interface StartState {
  /** Machines that run. */
  readonly machines: readonly string[];
  /** Those of them that are managers of one swarm; the first begins it. */
  readonly managers: readonly string[];
  readonly workers: readonly string[];
  /** The machine that the learner's shell points to. */
  readonly shell?: string;
  /** Files of the workspace, by name. */
  readonly files: Readonly<Record<string, string>>;
  /** Commands that are run then, one after the other. */
  readonly commands: readonly CommandVariant[];
}

export interface Solution {
  readonly id: string;
  /** Ids of its steps, in order. */
  readonly steps: readonly string[];
}

export interface WrongTurn {
  readonly id: string;
  readonly title: string;
  readonly commands: readonly CommandVariant[];
}

/** The state to reach, with its checks, hints and causes. */
export function goalOf({ steps }: Exercise): Step {
  const [goal] = steps;
  if (goal === undefined) throw new TypeError('an exercise has a goal');
  return goal;
}

/** The steps of a solution, in order. */
export function stepsOf({ steps }: Exercise, solution: Solution): Step[] {
  return solution.steps.flatMap((id) => steps.find((step) => step.id === id) ?? []);
}
