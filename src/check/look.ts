/** One look at one check, with all that it may need to ask. */
import type { Said } from '../i18n/said.ts';
import { expectedFile, judgeFile } from './conditions/file.ts';
import { expectedAnswers, judgeHttp } from './conditions/http.ts';
import { judgeOutput } from './conditions/output.ts';
import { hopelessRows, judgeRows } from './conditions/rows.ts';
import type { Verdict } from './conditions/verdict.ts';
import type { Asker } from './probes/asker.ts';
import { probe } from './probes/probe.ts';
import type { CheckSpec, StepOutput } from './types.ts';

export interface Sight extends Verdict {
  /** The rows that prove that it cannot recover; empty for all other checks. */
  readonly hopeless: readonly string[];
}

/** Looks at one check. Rejects only when aborted. */
export async function lookAtCheck(
  spec: CheckSpec,
  asker: Asker,
  output: StepOutput | undefined,
): Promise<Sight> {
  switch (spec.kind) {
    case 'rows': {
      const result = await probe(asker, spec);
      return { ...judgeRows(spec, result), hopeless: hopelessRows(spec, result) };
    }
    case 'output':
      return { ...judgeOutput(spec, output), hopeless: [] };
    case 'http':
      return { ...(await judgeHttp(spec, asker)), hopeless: [] };
    case 'file':
      return { ...(await judgeFile(spec, asker.place.session.workspace)), hopeless: [] };
  }
}

/** What a check expects, in words, before anything was looked at. Asks nothing. */
export function expectation(spec: CheckSpec): Said {
  switch (spec.kind) {
    case 'rows':
      return judgeRows(spec, { ok: true, rows: [] }).expected;
    case 'output':
      return judgeOutput(spec, undefined).expected;
    case 'http':
      return expectedAnswers(spec);
    case 'file':
      return expectedFile(spec);
  }
}
