/** Compares the step's own output with what a check wants of it. */
import type { Said } from '../../i18n/said.ts';
import { amountMatches, parseAmount } from '../amounts.ts';
import { quoted, textMatches } from '../patterns.ts';
import type { OutputCheck, StepOutput } from '../types.ts';
import { type Verdict, words } from './verdict.ts';

/** Judges the output and exit code of a command. They cannot change any more, so a failure is final. */
export function judgeOutput(check: OutputCheck, output: StepOutput | undefined): Verdict {
  const parts = [
    ...(check.exit === undefined ? [] : [exitPart(check.exit, output)]),
    ...(check.stdout === undefined ? [] : [streamPart('stdout', check.stdout, output)]),
    ...(check.stderr === undefined ? [] : [streamPart('stderr', check.stderr, output)]),
  ];
  const expected = words.joined(parts.map((part) => part.expected));
  if (!output) return { passed: false, notApplicable: true, expected, actual: words.noCommand, final: true };
  const passed = parts.every((part) => part.ok);
  return { passed, expected, actual: words.joined(parts.map((part) => part.actual)), final: !passed };
}

interface OutputPart {
  readonly ok: boolean;
  readonly expected: Said;
  readonly actual: Said;
}

function exitPart(amount: number | string, output: StepOutput | undefined): OutputPart {
  const parsed = parseAmount(amount);
  const expected = words.exitCode(
    parsed?.comparison === '='
      ? String(parsed.value)
      : parsed
        ? words.amount(parsed.comparison, parsed.value)
        : String(amount),
  );
  const code = output?.exitCode ?? null;
  if (code === null) return { ok: false, expected, actual: words.noExitCode };
  return { ok: amountMatches(amount, code), expected, actual: words.exitCode(String(code)) };
}

function streamPart(
  stream: 'stdout' | 'stderr',
  pattern: string,
  output: StepOutput | undefined,
): OutputPart {
  const shown = quoted(pattern);
  const expected = words.says(stream, shown);
  const text = output?.[stream] ?? '';
  if (textMatches(pattern, text)) return { ok: true, expected, actual: expected };
  const last = text
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .at(-1);
  const actual =
    last === undefined ? words.saysNothing(stream) : words.saysInstead(stream, last.trim().slice(0, 120));
  return { ok: false, expected, actual };
}
