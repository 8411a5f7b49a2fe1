/** Checks that every placeholder has a value by the time it is needed, and that every capture is used. */
import type { DiagnosisSpec } from '../../check/types.ts';
import { DRIVER_IDS, type DriverId } from '../../driver/types.ts';
import type { CourseSource } from '../course-source.ts';
import { placeholdersIn, usesOf } from '../placeholders.ts';
import type { Position } from '../problem.ts';
import type { SourceLesson } from '../read/read-lesson.ts';
import type { SourceStep } from '../read/read-step.ts';
import { fitsDriver } from '../variants.ts';

/** Reports placeholders without a source or used too early, and captures that nothing uses. */
export function checkPlaceholders(source: CourseSource): void {
  const { course, lessons, messages, reportIn } = source;
  const captured = lessons.flatMap(({ steps }) => steps.flatMap(({ step }) => step.captures));
  const causes = [
    ...course.diagnoses,
    ...lessons.flatMap(({ steps }) => steps.flatMap((s) => s.step.diagnoses)),
  ];
  const known = new Set([
    ...[...course.settings, ...captured].map(({ id }) => id),
    ...causes.flatMap(({ takes }) => takes ?? []),
  ]);
  const used = new Set<string>();
  const scan = (file: string, text: string): void => {
    for (const { name, at } of usesOf(text)) {
      used.add(name);
      if (!known.has(name)) reportIn(file)(at, messages.unknownPlaceholder(name));
    }
  };
  for (const { file, text } of lessons) scan(file, text);
  for (const [name, text] of Object.entries(course.files)) scan(`files/${name}`, text);
  scan('course.yaml', source.text);
  for (const { file, steps } of lessons) {
    for (const { step, where } of steps) {
      step.captures.forEach((capture, at) => {
        if (!used.has(capture.id))
          reportIn(file)(where(['capture', at, 'id']), messages.unusedCapture(capture.id));
      });
    }
  }
  checkTaken(
    source,
    [...course.settings, ...captured].map(({ id }) => id),
  );
  checkOrder(source, known);
  checkSecrets(source);
}

/** The value that a cause takes has a name of its own, which no other text may use. */
function checkTaken({ course, messages, reportIn, where }: CourseSource, given: readonly string[]): void {
  const report = reportIn('course.yaml');
  const taken = new Set(course.diagnoses.flatMap(({ takes }) => takes ?? []));
  course.diagnoses.forEach((cause, at) => {
    const { takes } = cause;
    if (takes !== undefined && given.includes(takes))
      report(where(['diagnoses', at, 'takes']), messages.takenTwice(takes));
    for (const name of placeholdersIn(cause))
      if (name !== takes && taken.has(name) && !given.includes(name))
        report(where(['diagnoses', at]), messages.unknownPlaceholder(name));
  });
}

/** Secrets are allowed only in commands that are run, never in texts that are shown or stored. */
function checkSecrets({ lessons, messages, reportIn }: CourseSource): void {
  const captures = lessons.flatMap(({ steps }) => steps.flatMap(({ step }) => step.captures));
  const secrets = new Set(captures.filter(({ secret }) => secret).map(({ id }) => id));
  for (const lesson of lessons) {
    for (const source of lesson.steps) {
      const { commands: _commands, captures: _captures, diagnoses, ...shown } = source.step;
      const causes = diagnoses.map(({ fix: _fix, ...cause }) => cause);
      for (const name of placeholdersIn([shown, causes])) {
        if (secrets.has(name)) reportIn(lesson.file)(source.at, messages.secretShown(name));
      }
    }
  }
}

/** Walks the course as each driver does, and reports each late use once. */
function checkOrder({ course, lessons, messages, reportIn }: CourseSource, known: ReadonlySet<string>): void {
  const reported = new Set<string>();
  for (const driver of DRIVER_IDS) {
    const available = new Set(course.settings.map(({ id }) => id));
    for (const lesson of lessons) {
      for (const source of lesson.steps.filter(({ step }) => fitsDriver(step, driver))) {
        for (const name of lateUses(source, driver, available)) {
          const key = `${lesson.file}#${source.step.id}#${name}`;
          if (!known.has(name) || reported.has(key)) continue;
          reported.add(key);
          reportIn(lesson.file)(placeIn(lesson, source, name), messages.latePlaceholder(name, driver));
        }
      }
    }
  }
}

/** Adds what the step captures to `available`, and returns the names that it uses too early. */
function lateUses({ step }: SourceStep, driver: DriverId, available: Set<string>): string[] {
  const { commands, captures, prose, checks, diagnoses, ...rest } = step;
  for (const capture of captures) if (capture.from === 'ask') available.add(capture.id);
  const early = [...commands.filter((command) => fitsDriver(command, driver)), prose];
  const late = [...placeholdersIn(early)].filter((name) => !available.has(name));
  for (const capture of captures) available.add(capture.id);
  const later = [
    rest,
    captures,
    checks.filter((check) => fitsDriver(check, driver)),
    diagnoses.filter((diagnosis) => fitsDriver(diagnosis, driver)).map(withoutTaken),
  ];
  return [...late, ...[...placeholdersIn(later)].filter((name) => !available.has(name))];
}

/** A cause whose own value counts as known. */
function withoutTaken({ takes, ...cause }: DiagnosisSpec): unknown {
  return takes === undefined
    ? cause
    : [...placeholdersIn(cause)].filter((name) => name !== takes).map((name) => `\${${name}}`);
}

/** The first use of a name below the step's heading. */
function placeIn(lesson: SourceLesson, { at }: SourceStep, name: string): Position {
  const below = lesson.text.split('\n').slice(at.line).join('\n');
  const use = usesOf(below).find((one) => one.name === name);
  return use === undefined ? at : { line: use.at.line + at.line, column: use.at.column };
}
