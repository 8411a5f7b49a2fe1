/** Judges whether an exercise is solved: its goal by the present state, its rules by all that happened. */
import { createAsker } from '../check/probes/asker.ts';
import type { CheckOutcome, CheckSpec } from '../check/types.ts';
import { lookOnce, watchChecks } from '../check/watch.ts';
import { fitsDriver } from '../driver/fits.ts';
import type { Session } from '../driver/types.ts';
import { type Exercise, goalOf } from '../lesson/exercise-types.ts';
import { fill } from '../tutor/attempt/fill.ts';
import { allHold } from '../tutor/attempt/verify.ts';
import { type ExercisePlace, valuesFor } from './place.ts';
import type { StartFacts } from './record.ts';
import { judgeRule, type RuleOutcome } from './rules/judge-rule.ts';

export interface ExerciseVerdict {
  readonly checks: readonly CheckOutcome[];
  readonly rules: readonly RuleOutcome[];
  /** All checks and all rules hold. */
  readonly passed: boolean;
}

export interface JudgeOptions {
  readonly signal?: AbortSignal | undefined;
  /** Waits as long as the checks allow; without it one look decides. */
  readonly isPatient?: boolean;
}

/** Looks at the goal, then at the rules. Asks only, and changes nothing. */
export async function judge(
  exercise: Exercise,
  place: ExercisePlace,
  facts: StartFacts,
  { signal, isPatient = false }: JudgeOptions = {},
): Promise<ExerciseVerdict> {
  const { session } = place;
  const goal = goalOf(exercise);
  const values = await valuesFor([goal.checks, exercise.rules, exercise.needs], place, signal);
  const specs: CheckSpec[] = goal.checks
    .filter((check) => fitsDriver(check, session.driver))
    .map((check) => fill(check, values));
  const { env, cwd } = place.shell();
  const surroundings = { session, env, cwd, signal };
  const look = { ...surroundings, specs: specs.filter((spec) => !isUnasked(spec, session)) };
  const seen: readonly CheckOutcome[] = isPatient ? await watchChecks(look) : await lookOnce(look);
  const checks = specs.map((spec) => seen.find(({ id }) => id === spec.id) ?? unasked(spec, session));
  const machines = fill(exercise.needs, values);
  const asker = createAsker(surroundings);
  const rules: RuleOutcome[] = [];
  for (const rule of fill(exercise.rules, values)) rules.push(await judgeRule(rule, facts, machines, asker));
  return { checks, rules, passed: allHold(checks) && rules.every(({ passed }) => passed) };
}

/** Where the routing mesh answers nobody, whether the app answers is not judged. */
function isUnasked({ kind }: CheckSpec, { noMesh }: Session): boolean {
  return kind === 'http' && noMesh !== undefined;
}

function unasked({ id }: CheckSpec, { noMesh = '' }: Session): CheckOutcome {
  return { id, status: 'not-applicable', expected: noMesh, actual: noMesh };
}
