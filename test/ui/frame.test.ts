/** The budget: whatever happens and however large the window is, a frame fits into it exactly. */
import { describe, expect, it } from 'vitest';
import type { Phase } from '../../src/tutor/types.ts';
import { drawFrame } from '../../src/ui/frame.ts';
import type { Scene } from '../../src/ui/scene.ts';
import { type OverlayName, startScreen, withOverlay } from '../../src/ui/state/screen-state.ts';
import { lineWidth } from '../../src/ui/text/line.ts';
import { fakeCourse } from '../support/fake-course.ts';
import { createFakeTutor, outcome, twoMachines } from '../support/fake-tutor.ts';
import { failure, SIZES, sceneOf, textOf } from './scenes.ts';

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
const OVERLAYS: readonly OverlayName[] = ['help', 'map', 'lessons', 'output', 'cheatsheet', 'reality'];

describe.each(SIZES)('in a window of %i × %i', (columns, rows) => {
  const fits = (scene: Scene) => {
    const frame = drawFrame(scene);
    expect(frame.rows).toHaveLength(rows);
    for (const row of frame.rows) expect(lineWidth(row)).toBeLessThanOrEqual(columns);
  };

  it.each(fakeCourse.lessons.flatMap((lesson) => lesson.steps.map((step) => step.id)))(
    'every phase of %s fits',
    (at) => {
      for (const language of ['en', 'zh'] as const) {
        for (const phase of PHASES) {
          const tutor = createFakeTutor({ at, topology: twoMachines });
          tutor.print(...Array.from({ length: 40 }, (_, line) => `${line} ${'输出 output '.repeat(20)}`));
          tutor.become({ phase, hintsShown: 2, ran: phase.name !== 'reading' });
          fits(sceneOf(tutor, { columns, rows, language }));
        }
      }
    },
  );

  it('every page fits', () => {
    const tutor = createFakeTutor({ at: 'init-swarm', topology: twoMachines });
    tutor.print(...Array.from({ length: 400 }, (_, line) => `${line} ${'x'.repeat(150)}`));
    for (const name of OVERLAYS)
      fits(sceneOf(tutor, { columns, rows, view: withOverlay(startScreen('walk'), name, 5) }));
    fits(sceneOf(tutor, { columns, rows, view: startScreen('welcome') }));
    tutor.become({ finished: true });
    fits(sceneOf(tutor, { columns, rows }));
  });
});

describe('nothing jumps', () => {
  it('keeps every row in its place from reading to checking', () => {
    const tutor = createFakeTutor({ at: 'init-swarm', topology: twoMachines });
    const rowOf = (text: string) =>
      textOf(sceneOf(tutor))
        .split('\n')
        .findIndex((row) => row.includes(text));
    const places = () => [rowOf('▌ docker-machine ssh myvm1'), rowOf('myvm1 is the Leader'), rowOf('? help')];
    const before = places();
    expect(before).not.toContain(-1);
    tutor.become({
      phase: { name: 'running', command: tutor.command() ?? '', startedAt: 1, interrupting: false },
      ran: true,
    });
    expect(places()).toEqual(before);
    tutor.print(...Array.from({ length: 100 }, (_, line) => `line ${line}`));
    expect(places()).toEqual(before);
    tutor.become({
      phase: { name: 'checking', startedAt: 1, deadline: 2, outcomes: [outcome('active', 'waiting')] },
    });
    expect(places()).toEqual(before);
  });

  it('has the place of the swarm before there is one', () => {
    const tutor = createFakeTutor({ at: 'init-swarm' });
    const prompt = (columns: number) =>
      textOf(sceneOf(tutor, { columns }))
        .split('\n')
        .findIndex((row) => row.includes('▌'));
    const before = [prompt(80), prompt(130)];
    tutor.show(twoMachines);
    expect([prompt(80), prompt(130)]).toEqual(before);
  });
});

describe('the window', () => {
  it('says calmly that it is too small, and what is going on', () => {
    const tutor = createFakeTutor({ at: 'init-swarm' });
    tutor.become({ phase: { name: 'running', command: 'x', startedAt: 1, interrupting: false } });
    const text = textOf(sceneOf(tutor, { columns: 50, rows: 8 }));
    expect(text).toContain('⠸ Initialize the swarm');
    expect(text).toContain('60×15');
    expect(text).toContain('Ctrl-C stop the command');
  });

  it('shows the outline and the picture beside the step where it is wide', () => {
    const tutor = createFakeTutor({ at: 'init-swarm', topology: twoMachines });
    const text = textOf(sceneOf(tutor, { columns: 120, rows: 40 }));
    expect(text).toMatch(/Prerequisites +0\/3/);
    expect(text).toContain('╭ myvm1 ★');
    expect(textOf(sceneOf(tutor, { columns: 120, rows: 40, linear: true }))).not.toContain('╭');
  });
});
