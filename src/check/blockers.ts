/** What keeps a check from being judged: something earlier is missing, and every check behind it would only say so again. */
import type { Asker } from './probes/asker.ts';
import { type ProbeResult, probe } from './probes/probe.ts';
import type { Reason } from './probes/reasons.ts';
import type { Row } from './tables.ts';
import type { CheckSpec, RowsCheck } from './types.ts';

/**
 * The reasons for which a check that failed could not be judged, or could not but fail: no such machine, one that is stopped,
 * an engine that does not answer, no swarm, no stack. Asks nothing that a look at the check with the same asker has not asked.
 * @returns none where the check failed by itself
 */
export async function blockers(spec: CheckSpec, asker: Asker): Promise<readonly Reason[]> {
  if (spec.kind !== 'rows' || spec.count === 0) return [];
  const result = await probe(asker, spec);
  if (!result.ok) return [result.reason];
  return result.note ? [result.note] : missingIn(spec, result);
}

/** What the rows themselves show to be missing: they are where machines, stacks and swarms are listed. */
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

/** The names that a check wants to be there; a pattern names nobody. */
function namesIn({ where, have = [] }: RowsCheck): readonly string[] {
  const names = [where, ...have].flatMap((patterns) => patterns?.Name ?? []);
  return [...new Set(names)].filter((name) => !/^!?\//.test(name));
}

function isOutside(row: Row | undefined): boolean {
  return row?.LocalNodeState === 'inactive';
}
