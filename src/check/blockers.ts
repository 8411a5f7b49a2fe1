/** Finds what keeps a check from being judged: something earlier is missing, and every later check would only repeat that. */
import type { Asker } from './probes/asker.ts';
import { type ProbeResult, probe } from './probes/probe.ts';
import type { Reason } from './probes/reasons.ts';
import type { Row } from './tables.ts';
import type { CheckSpec, RowsCheck } from './types.ts';

/**
 * The reasons why a failed check could not be judged, or was bound to fail: no such machine, a stopped one, an engine that
 * does not answer, no swarm, no stack. Asks no question that a look at the check with the same asker has not asked.
 * @returns none if the check failed by itself
 */
export async function blockers(spec: CheckSpec, asker: Asker): Promise<readonly Reason[]> {
  if (spec.kind !== 'rows' || spec.count === 0) return [];
  const result = await probe(asker, spec);
  if (!result.ok) return [result.reason];
  return result.note ? [result.note] : missingIn(spec, result);
}

/** What is missing by the rows themselves: those of the views that list machines, stacks and swarms. */
function missingIn(spec: RowsCheck, { rows }: ProbeResult & { ok: true }): readonly Reason[] {
  switch (spec.view) {
    case 'machines':
      return namesIn(spec).flatMap((name): Reason[] => {
        const row = rows.find(({ Name }) => Name === name);
        if (row === undefined) return [{ code: 'machine-missing', about: name }];
        return row.State === 'Stopped' ? [{ code: 'machine-stopped', about: name }] : [];
      });
    case 'stacks':
      return namesIn(spec)
        .filter((name) => !rows.some(({ Name }) => Name === name))
        .map((about) => ({ code: 'nothing-found', about }));
    case 'swarm':
      return isOutside(rows[0]) ? [{ code: 'not-in-swarm', about: spec.on ?? '' }] : [];
    default:
      return [];
  }
}

/** The names that a check wants to find; a pattern names none. */
function namesIn({ where, have = [] }: RowsCheck): readonly string[] {
  const names = [where, ...have].flatMap((patterns) => patterns?.Name ?? []);
  return [...new Set(names)].filter((name) => !/^!?\//.test(name));
}

function isOutside(row: Row | undefined): boolean {
  return row?.LocalNodeState === 'inactive';
}
