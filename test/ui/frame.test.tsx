/** The budget: whatever happens and however large the window is, a frame fits into it exactly. */
import { afterAll, describe, expect, it } from 'vitest';
import { widthOf } from '../../src/text/width.ts';
import type { Phase } from '../../src/tutor/types.ts';
import type { Scene } from '../../src/ui/scene.ts';
import { type OverlayName, startScreen, withOverlay } from '../../src/ui/state/screen-state.ts';
import { fakeCourse } from '../support/fake-course.ts';
import { createFakeTutor, outcome, twoMachines } from '../support/fake-tutor.ts';
import { failure, openWindow, SIZES, sceneOf, textOf } from './scenes.tsx';

const PHASES: readonly Phase[] = [
  { name: 'reading' },
  { name: 'running', command: 'docker swarm init', startedAt: 1, interrupting: false },
  { name: 'checking', startedAt: 1, deadline: 2, outcomes: [] },
  {
    name: 'checking',
    startedAt: 1,
    deadline: 2,
    outcomes: [outcome('active', 'waiting', { actual: '3 of 5 tasks Running, 2 of 2 nodes Ready' })],
  },
  { name: 'passed', outcomes: [outcome('active', 'passed', { alreadyTrue: true })] },
  failure,
  {
    name: 'refused',
    problem: { what: '${token} has no value', where: 'the command', mend: 'Run the step before.' },
  },
  { name: 'answered-wrong', option: 'any' },
];
const OVERLAYS: readonly OverlayName[] = [
  'help',
  'map',
  'lessons',
  'output',
  'cheatsheet',
  'reality',
  'review',
  'glossary',
  'recap',
];
const STEPS = fakeCourse.lessons.flatMap((lesson) => lesson.steps.map((step) => step.id));

describe.each(SIZES)('in a window of %i × %i', (columns, rows) => {
  const window = openWindow({ columns, rows });
  afterAll(() => window.close());
  const fits = async (scene: Scene) => {
    const drawn = (await window.draw(scene)).split('\n');
    expect(drawn).toHaveLength(rows);
    for (const row of drawn) expect(widthOf(row)).toBeLessThanOrEqual(columns);
  };

  it.each(PHASES)('every step fits while it is $name', async (phase) => {
    // Below the least window there is one page for all.
    const steps = columns < 40 ? STEPS.slice(0, 1) : STEPS;
    for (const [at, step] of steps.entries()) {
      const tutor = createFakeTutor({ at: step, topology: twoMachines });
      tutor.print(...Array.from({ length: 40 }, (_, line) => `${line} ${'输出 output '.repeat(20)}`));
      tutor.become({ phase, hintsShown: 2, ran: phase.name !== 'reading' });
      await fits(sceneOf(tutor, { language: at % 2 === 0 ? 'en' : 'zh' }));
    }
  });

  it('every page fits', async () => {
    const tutor = createFakeTutor({ at: 'init-swarm', topology: twoMachines });
    tutor.print(...Array.from({ length: 400 }, (_, line) => `${line} ${'x'.repeat(150)}`));
    for (const name of OVERLAYS)
      await fits(sceneOf(tutor, { screen: withOverlay(startScreen('walk'), name, 5) }));
    await fits(sceneOf(tutor, { screen: startScreen('welcome') }));
    tutor.become({ finished: true });
    await fits(sceneOf(tutor));
  });
});

describe('nothing jumps', () => {
  it('keeps every row in its place from reading to checking', async () => {
    const tutor = createFakeTutor({ at: 'init-swarm', topology: twoMachines });
    const places = async () => {
      const rows = (await textOf(sceneOf(tutor))).split('\n');
      return ['▌ docker-machine ssh myvm1', 'myvm1 is the Leader', '? help'].map((text) =>
        rows.findIndex((row) => row.includes(text)),
      );
    };
    const before = await places();
    expect(before).not.toContain(-1);
    tutor.become({
      phase: { name: 'running', command: tutor.command() ?? '', startedAt: 1, interrupting: false },
      ran: true,
    });
    expect(await places()).toEqual(before);
    tutor.print(...Array.from({ length: 100 }, (_, line) => `line ${line}`));
    expect(await places()).toEqual(before);
    tutor.become({
      phase: { name: 'checking', startedAt: 1, deadline: 2, outcomes: [outcome('active', 'waiting')] },
    });
    expect(await places()).toEqual(before);
  });

  it('has the place of the swarm before there is one', async () => {
    const tutor = createFakeTutor({ at: 'init-swarm' });
    const prompts = () =>
      Promise.all(
        [80, 130].map(async (columns) =>
          (await textOf(sceneOf(tutor), { columns })).split('\n').findIndex((row) => row.includes('▌')),
        ),
      );
    const before = await prompts();
    tutor.show(twoMachines);
    expect(await prompts()).toEqual(before);
  });
});

describe('the window', () => {
  it('says calmly that it is too small, and what is going on', async () => {
    const tutor = createFakeTutor({ at: 'init-swarm' });
    tutor.become({ phase: { name: 'running', command: 'x', startedAt: 1, interrupting: false } });
    const text = await textOf(sceneOf(tutor), { columns: 50, rows: 8 });
    expect(text).toMatch(/^ [⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] Initialize the swarm/);
    expect(text).toContain('40×12');
    expect(text).toContain('Ctrl-C stop the command');
  });

  it('shows the outline and the picture beside the step where it is wide', async () => {
    const scene = sceneOf(createFakeTutor({ at: 'init-swarm', topology: twoMachines }));
    const text = await textOf(scene, { columns: 120, rows: 40 });
    expect(text).toMatch(/Prerequisites +0\/3/);
    expect(text).toContain('╭ myvm1 ★');
    expect(await textOf(scene, { columns: 120, rows: 40, isRead: true })).not.toContain('╭');
  });
});
