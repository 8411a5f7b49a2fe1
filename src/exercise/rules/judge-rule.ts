/** Judges whether a rule has held since the start. */
import { join } from 'node:path';
import type { Asker } from '../../check/probes/asker.ts';
import { type Said, toSay } from '../../i18n/said.ts';
import type { RuleSpec } from '../../lesson/rule-spec.ts';
import { hashOf, rowsToKeep, type StartFacts } from '../record.ts';
import { lowPointOf } from './timeline.ts';

const words = toSay('exercise').rules;

export interface RuleOutcome {
  readonly id: string;
  readonly passed: boolean;
  readonly expected: Said;
  /** What was seen. */
  readonly actual: Said;
}

/**
 * Judges one rule, its placeholders filled in.
 * @param machines those whose engines may know what happened
 */
export async function judgeRule(
  rule: RuleSpec,
  facts: StartFacts,
  machines: readonly string[],
  asker: Asker,
): Promise<RuleOutcome> {
  const { id } = rule;
  switch (rule.kind) {
    case 'running': {
      const low = await lowPointOf(rule.service, machines, facts.engineTime, asker);
      return {
        id,
        passed: low.running >= rule.atLeast,
        expected: words.running(rule.service, rule.atLeast),
        actual: words.ranAtLeast(low.running, low.at === undefined ? '' : clock(low.at)),
      };
    }
    case 'keep': {
      const wanted = facts.rows[id] ?? [];
      const found = await rowsToKeep(rule, asker);
      const gone = wanted.filter((row) => !found?.includes(row)).length;
      return {
        id,
        passed: found !== undefined && gone === 0,
        expected: words.kept(wanted.length),
        actual: found === undefined ? words.nobodyTells : words.gone(gone, wanted.length),
      };
    }
    case 'untouched': {
      const same = hashOf(join(asker.place.session.workspace, rule.path)) === facts.files[rule.path];
      const expected = words.untouched(rule.path);
      return { id, passed: same, expected, actual: same ? expected : words.touched(rule.path) };
    }
  }
}

/** `10:31:05`, in UTC as engines print it. */
function clock(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}
