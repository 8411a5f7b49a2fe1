import { describe, expect, it } from 'vitest';
import type { CheckSpec } from '../../src/check/types.ts';
import { indexOfPlace, placeReached, standingAt, whyImpossible } from '../../src/tutor/standing.ts';
import type { StepRecord, Stop } from '../../src/tutor/types.ts';
import { courseOf, step } from '../support/course.ts';

const check = (id: string, change: Partial<CheckSpec> = {}): CheckSpec =>
  ({ id, title: id, kind: 'rows', view: 'nodes', withinMs: 0, count: 1, ...change }) as CheckSpec;

const deploy = step('deploy', { kind: 'run', checks: [check('exists'), check('five')] });
const scale = step('scale', { kind: 'run', checks: [check('seven')], ends: ['deploy/five'] });
const remove = step('remove', { kind: 'run', checks: [check('gone')], ends: ['deploy', 'scale'] });

function stopsOf(...steps: Parameters<typeof courseOf>[0]): Stop[] {
  const course = courseOf(steps);
  return course.lessons.flatMap((lesson) => lesson.steps.map((one) => ({ lesson, step: one })));
}
const stops = stopsOf(deploy, scale, remove);
const names = (upTo: number, records: Record<string, StepRecord> = {}, among = stops) =>
  standingAt(among, upTo, 'simulator', records).flatMap(({ stop, checks }) =>
    checks.map(({ id }) => `${stop.step.id}/${id}`),
  );

describe('a step that this computer can’t do', () => {
  it('is one of whose rows it can’t do any', () => {
    const mesh = step('mesh', { covers: ['F1', 'F2'] });
    expect(whyImpossible(mesh, { F2: 'no ip_vs' })).toBe('no ip_vs');
    expect(whyImpossible(mesh, { A2: 'no Compose' })).toBeUndefined();
  });

  it('is one that asks a node for the app, in a course whose steps name no rows', () => {
    const asks = (url: string) => step('asks', { checks: [check('answers', { kind: 'http', url })] });
    expect(whyImpossible(asks('http://${manager_ip}:8080/'), { http: 'no ip_vs' })).toBe('no ip_vs');
    expect(whyImpossible(asks('http://localhost:4000/'), { http: 'no ip_vs' })).toBeUndefined();
  });
});

describe('what should hold at a place', () => {
  it('is all that was reached and not ended since', () => {
    expect(names(0)).toEqual(['deploy/exists', 'deploy/five']);
    expect(names(1)).toEqual(['deploy/exists', 'scale/seven']);
    expect(names(2)).toEqual(['remove/gone']);
  });

  it('asks nothing of a step that was skipped, nor ends anything by it', () => {
    const skipped: StepRecord = { status: 'skipped', attempts: 0, durationMs: 0, answers: [] };
    expect(names(1, { scale: skipped })).toEqual(['deploy/exists', 'deploy/five']);
  });

  it('asks nothing of an optional step until it is done', () => {
    const extra = { ...scale, optional: true } as const;
    const among = stopsOf(deploy, extra, remove);
    const done: StepRecord = { status: 'passed', attempts: 1, durationMs: 0, answers: [] };
    expect(names(1, {}, among)).toEqual(['deploy/exists', 'deploy/five']);
    expect(names(1, { scale: done }, among)).toEqual(['deploy/exists', 'scale/seven']);
  });

  it('looks at states only: what a command printed is gone', () => {
    const printed = step('printed', { checks: [check('said', { kind: 'output' } as Partial<CheckSpec>)] });
    expect(names(0, {}, stopsOf(printed))).toEqual([]);
  });

  it('counts the checks of the fork that was taken, else of the usual one', () => {
    const fork = step('fork', {
      choice: {
        prompt: '?',
        default: 'no',
        options: [
          { id: 'no', text: '' },
          { id: 'yes', text: '' },
        ],
      },
      checks: [check('stays', { choice: 'no' }), check('left', { choice: 'yes' })],
    });
    const yes: StepRecord = { status: 'passed', attempts: 1, durationMs: 0, answers: [], choice: 'yes' };
    expect(names(0, {}, stopsOf(fork))).toEqual(['fork/stays']);
    expect(names(0, { fork: yes }, stopsOf(fork))).toEqual(['fork/left']);
  });
});

describe('a place', () => {
  it('is a step, or the end of a lesson', () => {
    expect(indexOfPlace(stops, 'scale')).toBe(1);
    expect(indexOfPlace(stops, 'only')).toBe(2);
    expect(indexOfPlace(stops, 'nowhere')).toBe(-1);
  });

  it('is the last step that passed, or the goal of the course before anything did', () => {
    const passed: StepRecord = { status: 'passed', attempts: 1, durationMs: 0, answers: [] };
    expect(placeReached(stops, 'scale', {})).toBe(1);
    expect(placeReached(stops, 'scale', { deploy: passed })).toBe(0);
  });
});
