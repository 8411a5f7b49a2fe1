/** The glossary and the cheat sheet with blanks on the screen: what they show, and what keys do there. */
import { describe, expect, it } from 'vitest';
import { messagesFor } from '../../src/i18n/messages.ts';
import { loadCourse } from '../../src/lesson/courses.ts';
import { learned } from '../../src/report/learned.ts';
import { widthOf } from '../../src/text/width.ts';
import type { Intent, StepRecord } from '../../src/tutor/types.ts';
import type { Press } from '../../src/ui/keys/press.ts';
import { pressed } from '../../src/ui/keys/pressed.ts';
import type { Scene } from '../../src/ui/scene.ts';
import { foundTerms } from '../../src/ui/state/glossary.ts';
import { type OverlayName, startScreen, withOverlay } from '../../src/ui/state/screen-state.ts';
import { createFakeTutor } from '../support/fake-tutor.ts';
import { SIZES, sceneOf, textOf } from './scenes.tsx';

const course = loadCourse(undefined, 'en');
const done: StepRecord = {
  status: 'passed',
  attempts: 1,
  durationMs: 9000,
  spentMs: 60_000,
  answers: [],
  firstTry: true,
};
const records = Object.fromEntries(course.lessons.flatMap(({ steps }) => steps.map(({ id }) => [id, done])));

/** Somebody at a page over a step of the real course. */
function openAt(name: OverlayName, at: string) {
  const tutor = createFakeTutor({ course, at, records });
  let screen = withOverlay(startScreen('walk'), name);
  const sent: Intent[] = [];
  const scene = (change: Partial<Scene> = {}) => sceneOf(tutor, { screen, ...change });
  return {
    scene,
    sent,
    see: () => textOf(scene()),
    page: () => screen.overlay?.name,
    press(...keys: readonly (string | Press)[]) {
      for (const one of keys) {
        const key = typeof one === 'string' ? { key: one, text: one.length === 1 ? one : '' } : one;
        const deed = pressed(scene(), key, undefined);
        screen = deed.screen;
        for (const request of deed.requests) if (request.type === 'send') sent.push(request.intent);
      }
      return this;
    },
  };
}

describe('the glossary', () => {
  it('is the other side of the cheat sheet', () => {
    const page = openAt('cheatsheet', 'init-swarm');
    expect(page.press('tab').page()).toBe('glossary');
    expect(page.press('tab').page()).toBe('cheatsheet');
    expect(page.press('tab', 'esc').page()).toBeUndefined();
  });

  it('begins with the words of the step', async () => {
    const page = openAt('glossary', 'routing-mesh');
    const { terms, here } = foundTerms(page.scene(), '');
    expect(terms.slice(0, here).map(({ id }) => id)).toContain('routing-mesh');
    expect(terms).toHaveLength(course.glossary.length);
    expect(await page.see()).toContain(`${here} of this step first`);
  });

  it('searches in either language, and says nothing of a word that it lacks', async () => {
    const page = openAt('glossary', 'init-swarm');
    expect(await page.press(...'工作').see()).toContain('worker  工作节点');
    expect(await page.press(...'qqq').see()).toContain('Nothing found');
  });

  it('has a mark before the picked word, for those who see no colours', async () => {
    const page = openAt('glossary', 'init-swarm');
    const [first, second] = foundTerms(page.scene(), '').terms;
    expect(await page.see()).toContain(`\n ▌ ${first?.term}`);
    expect(await page.press('down').see()).toContain(`\n ▌ ${second?.term}`);
  });

  it('leads to the step that teaches the picked word', () => {
    const page = openAt('glossary', 'init-swarm').press(...'replica', 'enter');
    expect(page.sent).toEqual([{ type: 'goto', step: 'recall-services' }]);
    expect(page.page()).toBeUndefined();
  });
});

describe('the cheat sheet with blanks', () => {
  it('leaves one part of each command out, and fills it in when it is right', async () => {
    const page = openAt('recap', 'delete-machines');
    expect(await page.see()).toContain('▌ docker-machine …');
    page.press(...'ls', 'enter');
    const text = await page.see();
    expect(text).toMatch(/✓ List the machines.*\n ▌ docker-machine ls/);
    expect(text).toContain('1 of');
  });

  it('lets one try again, takes the whole command as well, and shows what isn’t known', async () => {
    const page = openAt('recap', 'delete-machines').press(...'list', 'enter');
    expect(await page.see()).toContain('Not that.');
    page.press(...Array.from({ length: 4 }, () => 'backspace'), ...'docker-machine ls', 'enter');
    expect(await page.see()).toContain('✓ List the machines');
    expect(await page.press('enter').see()).toMatch(/– Start the swarm/);
  });

  it('ends with how much came from memory, and has nothing for one who has done nothing', async () => {
    const page = openAt('recap', 'delete-machines').press(...Array.from({ length: 20 }, () => 'enter'));
    const whole = await textOf(page.scene(), { columns: 120, rows: 60 });
    expect(whole).toMatch(/That was all: 0 of \d+ from memory/);
    const nobody = createFakeTutor({ course });
    const screen = withOverlay(startScreen('walk'), 'recap');
    expect(await textOf(sceneOf(nobody, { screen }))).toContain('not run any command yet');
  });
});

it('the last page tells topics with what was known at once, and leads back to what was not', async () => {
  const missed = { ...records, 'node-roles': { ...done, firstTry: false } };
  const tutor = createFakeTutor({ course, records: missed });
  tutor.become({ finished: true });
  const learner = {
    driver: 'simulator',
    lang: 'en',
    records: missed,
    values: {},
    exercises: [],
    results: {},
  } as const;
  const report = learned(course, learner);
  const text = await textOf(sceneOf(tutor, { report }), { columns: 100, rows: 50 });
  expect(text).toMatch(
    /! Managers and workers +1 of 2\n.*→ From one computer to a swarm \(swarm-tutor learn node-roles\)/,
  );
  expect(text).toMatch(/✓ Joining a swarm +1 of 1/);
});

it('these pages fit into every window, in both languages', async () => {
  for (const name of ['glossary', 'recap'] as const)
    for (const language of ['en', 'zh'] as const)
      for (const [columns, rows] of SIZES) {
        const scene = openAt(name, 'init-swarm').scene({ language, messages: messagesFor(language) });
        const seen = (await textOf(scene, { columns, rows })).split('\n');
        expect(seen.length).toBeLessThanOrEqual(rows);
        for (const row of seen) expect(widthOf(row)).toBeLessThanOrEqual(columns);
      }
});
