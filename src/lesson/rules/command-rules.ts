/** Placeholders are allowed in commands only where a value can be kept to one word. */
import type { DiagnosisSpec } from '../../check/types.ts';
import type { ShellKind } from '../../driver/types.ts';
import type { CourseSource } from '../course-source.ts';
import { placeholdersOf } from '../placeholders.ts';
import type { Position, ReportProblem } from '../problem.ts';
import type { Fence } from '../read/fences.ts';
import { shellPlaces } from '../shell-place.ts';
import type { CommandVariant } from '../types.ts';

/** Reports commands in which no value could ever be used. */
export function checkCommands(source: CourseSource): void {
  const { lessons, messages, reportIn, course, where } = source;
  for (const { file, steps } of lessons) {
    const report = reportIn(file);
    for (const step of steps) {
      checkFences(step.fences, messages, report);
      step.step.diagnoses.forEach(({ fix }, at) => {
        checkFix(fix, step.where(['diagnose', at, 'fix']), messages, report);
      });
    }
  }
  course.diagnoses.forEach(({ fix }, at) => {
    checkFix(fix, where(['diagnoses', at, 'fix']), messages, reportIn('course.yaml'));
  });
  course.cheatsheet.forEach((entry, at) => {
    entry.commands.forEach((variant, index) => {
      const place = where(['cheatsheet', at, 'commands', index, 'text']);
      checkCommand(variant, place, messages, reportIn('course.yaml'));
    });
  });
}

/** The same for the commands of one file. */
export function checkFences(
  fences: readonly Fence[],
  messages: CourseSource['messages'],
  report: ReportProblem,
): void {
  for (const { variant, at } of fences) checkCommand(variant, at, messages, report);
}

function checkFix(
  fix: DiagnosisSpec['fix'],
  at: Position,
  messages: CourseSource['messages'],
  report: ReportProblem,
): void {
  const variants = typeof fix === 'string' ? [{ text: fix }] : (fix ?? []);
  for (const variant of variants) checkCommand(variant, at, messages, report);
}

function checkCommand(
  variant: CommandVariant,
  at: Position,
  messages: CourseSource['messages'],
  report: ReportProblem,
): void {
  const [name] = placeholdersOf(variant.text);
  if (name === undefined) return;
  const shells: readonly ShellKind[] = variant.shells ?? ['bash', 'powershell'];
  for (const shell of shells) {
    const places = shellPlaces(variant.text, shell);
    const bad = places?.find((place) => place.afterEscape);
    if (places === undefined) report(at, messages.openQuote(name));
    else if (bad !== undefined) report(at, messages.afterEscape(bad.name));
    else continue;
    return;
  }
}
