/** Every screen of the course in each language: none holds a sentence in the other one. */
import { describe, expect, test } from 'vitest';
import { expectation } from '../../src/check/look.ts';
import type { DiagnosisSpec } from '../../src/check/types.ts';
import { DRIVER_IDS } from '../../src/driver/types.ts';
import type { Language } from '../../src/i18n/language.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { toSay } from '../../src/i18n/said.ts';
import { loadCourse } from '../../src/lesson/courses.ts';
import type { Course, Step } from '../../src/lesson/types.ts';
import { stepsFor } from '../../src/lesson/variants.ts';
import type { Phase } from '../../src/tutor/types.ts';
import { drawFrame } from '../../src/ui/frame.ts';
import { screenFor } from '../../src/ui/scene.ts';
import {
  type OverlayName,
  type ScreenState,
  startScreen,
  withOverlay,
} from '../../src/ui/state/screen-state.ts';
import type { Line } from '../../src/ui/text/line.ts';
import { createFakeTutor, type FakeTutor, outcome, twoMachines } from '../support/fake-tutor.ts';
import { chineseIn, englishIn } from '../support/foreign.ts';

/** What Docker says or shows, where the Chinese lessons quote it, and the English names that stand beside their terms. */
const QUOTED = [
  'This node is not a swarm manager.',
  'Started machines may have new IP addresses',
  'network not found',
  '"Worker nodes can.t be used to view or',
  'modify cluster state"',
  'Updating service',
  'Get Started, Part 4: Swarms',
  'application protocol',
  'desired state',
  'rolling update',
].join('\n');

/** What a check may have seen, kept in no language. */
const MISSING = toSay('check').reasons['machine-missing']('myvm1');

const PHASES: readonly Phase['name'][] = ['reading', 'running', 'checking', 'passed'];
const OVERLAYS: readonly OverlayName[] = ['help', 'map', 'lessons', 'cheatsheet'];

/** What is drawn, without code and commands, which are the same in every language. */
function wordsOf(rows: readonly Line[]): string {
  return rows
    .filter((row) => !row.some(({ text }) => text.includes('▌')))
    .map((row) => row.map((piece) => (piece.tone === 'accent' ? '·' : piece.text)).join(''))
    .join('\n');
}

/** Draws a page so large that nothing is cut off or scrolled away. */
function drawn(tutor: FakeTutor, language: Language, view: ScreenState): string {
  const state = tutor.getState();
  const messages = messagesFor(language);
  const { rows } = drawFrame({
    state,
    view: screenFor(view, state),
    command: undefined,
    output: tutor.getOutput(),
    topology: tutor.getTopology(),
    surroundings: { ...tutor.surroundings, why: '' },
    columns: 150,
    rows: 260,
    now: tutor.now + 2000,
    language,
    messages,
    canSetLanguage: true,
    color: true,
    linear: true,
    version: '0.1.0',
  });
  return wordsOf(rows);
}

function phaseOf(name: Phase['name'], { checks }: Step): Phase {
  const outcomes = checks.map((check) =>
    outcome(check.id, name === 'passed' ? 'passed' : 'waiting', { alreadyTrue: true }),
  );
  if (name === 'running') return { name, command: '', startedAt: 1, interrupting: false };
  if (name === 'checking') return { name, startedAt: 1, deadline: 60_000, outcomes };
  return name === 'passed' ? { name, outcomes } : { name: 'reading' };
}

function failures({ checks, diagnoses, question }: Step, general: readonly DiagnosisSpec[]): Phase[] {
  const outcomes = checks.map((check) =>
    outcome(check.id, 'failed', { expected: expectation(check), actual: MISSING }),
  );
  const why = ['checks', 'interrupted', 'timed-out', 'not-started'] as const;
  return [
    ...why.map((one): Phase => ({ name: 'failed', why: one, exitCode: 1, outcomes })),
    ...[...diagnoses, ...general].map(
      ({ id }): Phase => ({
        name: 'failed',
        why: 'checks',
        exitCode: 1,
        outcomes,
        diagnosis: { id },
      }),
    ),
    {
      name: 'refused',
      problem: { what: toSay('tutor').notOurs.what('x'), mend: toSay('tutor').notOurs.mend },
    },
    ...(question?.options ?? []).map(({ id }): Phase => ({ name: 'answered-wrong', option: id })),
  ];
}

/** Every screen of every step, on the first driver that has it: `step, what of it` and what stands there. */
function* screens(course: Course, language: Language): Generator<[string, string]> {
  const seen = new Set<string>();
  for (const driver of DRIVER_IDS) {
    const stops = stepsFor(course, driver);
    for (const [at, { step }] of stops.entries()) {
      if (seen.has(step.id)) continue;
      seen.add(step.id);
      const phases = [
        ...PHASES.map((name) => phaseOf(name, step)),
        // The course's own diagnoses look the same in every step: one shows them all.
        ...failures(step, step.id === course.goal ? course.diagnoses : []),
      ];
      for (const phase of phases) {
        const tutor = createFakeTutor({ course, at: step.id, topology: twoMachines });
        tutor.become({ stops, at, phase, ran: true, hintsShown: 9 });
        const of = phase.name === 'failed' ? (phase.diagnosis?.id ?? phase.why) : phase.name;
        yield [`${step.id}, ${of}`, drawn(tutor, language, startScreen('walk'))];
      }
    }
  }
}

function* pages(course: Course, language: Language): Generator<[string, string]> {
  const tutor = createFakeTutor({ course, at: course.goal, topology: twoMachines });
  for (const name of OVERLAYS)
    yield [name, drawn(tutor, language, withOverlay(startScreen('walk'), name, 0))];
  const [{ id: check = '' } = {}] = tutor.getState().stops[tutor.getState().at]?.step.checks ?? [];
  const checks = [outcome(check, 'failed', { expected: MISSING, actual: MISSING })];
  const values = [{ name: 'ip', before: '1', now: '2' }];
  const why = toSay('tutor').reality.stuck({ lesson: ['step', course.goal] }, '');
  const differences = [{ step: course.goal, done: true, values, checks }];
  tutor.become({
    reality: { name: 'known', differences, unasked: false, why },
    notice: toSay('tutor').placed('a', '/b'),
  });
  yield ['reality', drawn(tutor, language, withOverlay(startScreen('walk'), 'reality', 0))];
  yield ['notice', drawn(tutor, language, startScreen('walk'))];
  yield ['welcome', drawn(tutor, language, startScreen('welcome'))];
  tutor.become({ finished: true });
  yield ['finish', drawn(tutor, language, startScreen('walk'))];
}

function foreignOn(all: Iterable<[string, string]>, language: Language): string[] {
  return [...all].flatMap(([where, text]) =>
    (language === 'zh' ? englishIn(text, QUOTED) : chineseIn(text)).map((found) => `${where}: ${found}`),
  );
}

describe.each([
  ['zh', 'English'],
  ['en', 'Chinese'],
] as const)('with --lang %s', (language, other) => {
  const course = loadCourse(undefined, language);

  test(`no step has a sentence in ${other}, whatever happens in it`, () => {
    expect(foreignOn(screens(course, language), language)).toEqual([]);
  });

  test('nor has any other page', () => {
    expect(foreignOn(pages(course, language), language)).toEqual([]);
  });
});

test('a sentence that is not translated would be found, and where', () => {
  const [english, chinese] = [loadCourse(undefined, 'en'), loadCourse(undefined, 'zh')];
  const mixed = {
    ...chinese,
    lessons: chinese.lessons.with(0, english.lessons[0] ?? { id: '', title: '', intro: [], steps: [] }),
  };
  const found = foreignOn(screens(mixed, 'zh'), 'zh');
  expect(found).toContainEqual(expect.stringMatching(/^docker-version, reading: .*swarm/));
  for (const { id } of english.lessons[0]?.steps ?? [])
    expect(found.some((one) => one.startsWith(`${id}, `))).toBe(true);
});
