/** Reads a number off the cluster, or off what a command printed. */

import { rowMatches } from './conditions/quality.ts';
import { firstMatch } from './patterns.ts';
import { createAsker, type ProbePlace } from './probes/asker.ts';
import { probe } from './probes/probe.ts';
import type { CountSpec, StepOutput } from './types.ts';

/**
 * Counts once.
 * @param spec with its placeholders filled in
 * @param output of the step's command; undefined where none was run
 * @returns undefined where the cluster can't be asked, or the output has no such number
 */
export async function countOnce(
  spec: CountSpec,
  place: ProbePlace,
  output: StepOutput | undefined,
): Promise<number | undefined> {
  if (spec.kind === 'output') {
    const found = firstMatch(spec.match, output?.stdout ?? '')?.[1];
    return found !== undefined && /^\d{1,9}$/.test(found) ? Number(found) : undefined;
  }
  const { where = {}, distinct } = spec;
  const result = await probe(createAsker(place), spec);
  if (!result.ok) return undefined;
  const rows = result.rows.filter((row) => rowMatches(row, where));
  return distinct === undefined ? rows.length : new Set(rows.map((row) => row[distinct] ?? '')).size;
}
