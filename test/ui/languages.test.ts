/** Every screen of the course in each language: none holds a sentence in the other one. */
import { describe, expect, test } from 'vitest';
import { expectation } from '../../src/check/look.ts';
import type { DiagnosisSpec } from '../../src/check/types.ts';
import { DRIVER_IDS } from '../../src/driver/types.ts';
import type { Language } from '../../src/i18n/language.ts';
import { toSay } from '../../src/i18n/said.ts';
import { loadCourse } from '../../src/lesson/courses.ts';
import type { Course, Step } from '../../src/lesson/types.ts';
import { stepsFor } from '../../src/lesson/variants.ts';
import type { Phase, Stop } from '../../src/tutor/types.ts';
import type { Scene } from '../../src/ui/scene.ts';
import {
  type OverlayName,
  type ScreenState,
  startScreen,
  withOverlay,
} from '../../src/ui/state/screen-state.ts';
import { createFakeTutor, type FakeTutor, outcome, twoMachines } from '../support/fake-tutor.ts';
import { chineseIn, englishIn } from '../support/foreign.ts';
import { openWindow, sceneOf } from './scenes.tsx';

/** What Docker says or shows, where the Chinese lessons quote it, and the English names that stand beside their terms. */
const QUOTED = [
  '/does not have a leader|DeadlineExceeded/',
  'This node is not a swarm manager.',
  'No such image',
  'Started machines may have new IP addresses',
  'network not found',
  '"Worker nodes can\'t be used to view or',
  'modify cluster state"',
  'Updating service',
  'Get Started, Part 4: Swarms',
  'application protocol',
  'desired state',
  'rolling update',
].join('\n');

/** What a check may have seen, kept in no language. */
const MISSING = toSay('check').reasons['machine-missing']('myvm1');

const OVERLAYS: readonly OverlayName[] = ['help', 'map', 'lessons', 'cheatsheet', 'recap'];

/** The course without code, which is the same in every language. */
function withoutCode<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (key, part) => {
    if (part?.type === 'code') return { ...part, text: '·' };
    return typeof part === 'string' && key !== 'text' ? part.replace(/`[^`\n]+`/g, '·') : part;
  });
}

/** A page, and what of it is drawn. */
type Page = readonly [name: string, scene: Scene];

function pageOf(name: string, tutor: FakeTutor, language: Language, screen: ScreenState): Page {
  const surroundings = { ...tutor.surroundings, why: '' };
  return [name, sceneOf(tutor, { language, screen, surroundings, command: undefined })];
}

function phaseOf(name: 'running' | 'checking' | 'passed', { checks }: Step): Phase {
  const outcomes = checks.map((check) =>
    outcome(check.id, name === 'passed' ? 'passed' : 'waiting', { alreadyTrue: true }),
  );
  if (name === 'running') return { name, command: '', startedAt: 1, interrupting: false };
  if (name === 'checking') return { name, startedAt: 1, deadline: 60_000, outcomes };
  return { name, outcomes };
}

function failed({ checks }: Step, change: Partial<Extract<Phase, { name: 'failed' }>> = {}): Phase {
  const outcomes = checks.map((check) =>
    outcome(check.id, 'failed', { expected: expectation(check), actual: MISSING }),
  );
  return { name: 'failed', why: 'checks', exitCode: 1, outcomes, ...change };
}

/** Words of the program's own, which are the same at every step. */
function alike(step: Step): Phase[] {
  const problem = { what: toSay('tutor').notOurs.what('x'), mend: toSay('tutor').notOurs.mend };
  return [
    { name: 'reading' },
    phaseOf('running', step),
    phaseOf('checking', step),
    ...(['interrupted', 'timed-out', 'not-started'] as const).map((why) => failed(step, { why })),
    { name: 'refused', problem },
  ];
}

/** What may happen at a step, with all that only this step has to say. */
function happenings(step: Step, general: readonly DiagnosisSpec[]): Phase[] {
  return [
    phaseOf('passed', step),
    failed(step),
    ...[...step.diagnoses, ...general].map(({ id }) => failed(step, { outcomes: [], diagnosis: { id } })),
    ...(step.question?.options ?? []).map(({ id }): Phase => ({ name: 'answered-wrong', option: id })),
  ];
}

/** Every screen of every step, on the first driver that has it: `step, what of it` and what stands there. */
function* screens(course: Course, language: Language): Generator<Page> {
  const seen = new Set<string>();
  for (const driver of DRIVER_IDS) {
    const stops = stepsFor(course, driver);
    for (const [at, { step }] of stops.entries()) {
      if (seen.has(step.id)) continue;
      // The course's own diagnoses look the same in every step, too.
      const isGoal = step.id === course.goal;
      const phases = [
        ...(isGoal || seen.size === 0 ? alike(step) : []),
        ...happenings(step, isGoal ? course.diagnoses : []),
      ];
      seen.add(step.id);
      for (const phase of phases) {
        const tutor = createFakeTutor({ course, at: step.id, topology: twoMachines });
        // Its prose is seen once.
        const isRead = phase.name !== 'failed' || phase.diagnosis === undefined;
        const own = isRead ? stops : stops.with(at, { ...stops[at], step: { ...step, prose: [] } } as Stop);
        tutor.become({ stops: own, at, phase, ran: true, hintsShown: 9 });
        const of = phase.name === 'failed' ? (phase.diagnosis?.id ?? phase.why) : phase.name;
        yield pageOf(`${step.id}, ${of}`, tutor, language, startScreen('walk'));
      }
    }
  }
}

function* pages(course: Course, language: Language): Generator<Page> {
  const tutor = createFakeTutor({ course, at: course.goal, topology: twoMachines });
  for (const name of OVERLAYS) yield pageOf(name, tutor, language, withOverlay(startScreen('walk'), name, 0));
  const [{ id: check = '' } = {}] = tutor.getState().stops[tutor.getState().at]?.step.checks ?? [];
  const checks = [outcome(check, 'failed', { expected: MISSING, actual: MISSING })];
  const values = [{ name: 'ip', before: '1', now: '2' }];
  const why = toSay('tutor').reality.stuck({ lesson: ['step', course.goal] }, '');
  const differences = [{ step: course.goal, done: true, values, checks }];
  tutor.become({
    reality: { name: 'known', differences, unasked: false, why },
    notice: toSay('tutor').placed('a', '/b'),
  });
  yield pageOf('reality', tutor, language, withOverlay(startScreen('walk'), 'reality', 0));
  yield pageOf('notice', tutor, language, startScreen('walk'));
  yield pageOf('welcome', tutor, language, startScreen('welcome'));
  tutor.become({ finished: true });
  yield pageOf('finish', tutor, language, startScreen('walk'));
}

/** Sentences in another language on pages as they are read out, without commands. */
async function foreignOn(all: Iterable<Page>, language: Language): Promise<string[]> {
  const window = openWindow({ isRead: true, columns: 150 });
  const found: string[] = [];
  for (const [where, scene] of all) {
    const rows = (await window.draw(scene)).split('\n').filter((row) => !row.includes('▌'));
    const text = rows.join('\n');
    const foreign = language === 'zh' ? englishIn(text, QUOTED) : chineseIn(text);
    found.push(...foreign.map((sentence) => `${where}: ${sentence}`));
  }
  window.close();
  return found;
}

describe.each([
  ['zh', 'English'],
  ['en', 'Chinese'],
] as const)('with --lang %s', (language, other) => {
  const course = withoutCode(loadCourse(undefined, language));

  test(`no step has a sentence in ${other}, whatever happens in it`, async () => {
    expect(await foreignOn(screens(course, language), language)).toEqual([]);
  });

  test('nor has any other page', async () => {
    expect(await foreignOn(pages(course, language), language)).toEqual([]);
  });
});

test('a sentence that is not translated would be found, and where', async () => {
  const [english, chinese] = [
    withoutCode(loadCourse(undefined, 'en')),
    withoutCode(loadCourse(undefined, 'zh')),
  ];
  const mixed = { ...chinese, lessons: english.lessons.slice(0, 1) };
  const found = await foreignOn(screens(mixed, 'zh'), 'zh');
  expect(found).toContainEqual(expect.stringMatching(/^docker-version, passed: .*swarm/));
  for (const { id } of english.lessons[0]?.steps ?? [])
    expect(found.some((one) => one.startsWith(`${id}, `))).toBe(true);
});
