/** What should stand where a learner is, and what a difference is. */
import { describe, expect, it } from 'vitest';
import type { CheckOutcome, CheckSpec } from '../../src/check/types.ts';
import type { Step } from '../../src/lesson/types.ts';
import { changedValues, differencesOf, isAhead, repairPlan, standingHere } from '../../src/tutor/reality.ts';
import type { StepRecord, Stop } from '../../src/tutor/types.ts';
import { fakeCourse, fakeStep } from '../support/fake-course.ts';

const passed: StepRecord = { status: 'passed', attempts: 1, durationMs: 1, answers: [] };
const skipped: StepRecord = { ...passed, status: 'skipped' };

const rows = (id: string): CheckSpec => ({ kind: 'rows', view: 'nodes', id, title: id, withinMs: 0 });
const env = (id: string, condition: object): CheckSpec => ({
  kind: 'rows',
  view: 'env',
  id,
  title: id,
  withinMs: 0,
  ...condition,
});
const file = (id: string, replicas: number): CheckSpec => ({
  kind: 'file',
  id,
  title: id,
  withinMs: 0,
  path: 'docker-compose.yml',
  values: { replicas },
});

/** A walk in small: machines, a shell that points at them, a file, a stack, and the way back. */
const STEPS: readonly Step[] = [
  fakeStep({ id: 'file', title: '', kind: 'run', checks: [file('five', 5)], edit: { file: 'f', set: {} } }),
  fakeStep({ id: 'machine', title: '', kind: 'run', checks: [rows('running')], covers: ['M'] }),
  fakeStep({ id: 'read', title: '', kind: 'read' }),
  fakeStep({
    id: 'shell',
    title: '',
    kind: 'run',
    checks: [env('host', { every: { DOCKER_HOST: '${url}' } })],
  }),
  fakeStep({
    id: 'stack',
    title: '',
    kind: 'run',
    checks: [rows('five'), env('elsewhere', { where: { DOCKER_HOST: '!/^(${url})?$/' }, count: 0 })],
    ends: ['file', 'shell'],
  }),
  fakeStep({
    id: 'scale',
    title: '',
    kind: 'run',
    checks: [file('seven', 7), rows('seven')],
    ends: ['stack/five'],
  }),
  fakeStep({
    id: 'unset',
    title: '',
    kind: 'run',
    checks: [env('gone', { where: { DOCKER_HOST: '/./' }, count: 0 })],
    ends: ['shell', 'stack/elsewhere'],
  }),
];
const [lesson] = fakeCourse.lessons;
if (!lesson) throw new Error('the course has a lesson');
const stops: readonly Stop[] = STEPS.map((step) => ({ lesson, step }));

function place(at: string, done: readonly string[], values = {}) {
  const records = Object.fromEntries(done.map((id) => [id, passed]));
  return { stops, at: STEPS.findIndex(({ id }) => id === at), records, values };
}
const upTo = (last: string): string[] =>
  STEPS.slice(0, STEPS.findIndex(({ id }) => id === last) + 1).map(({ id }) => id);
function standing(...args: Parameters<typeof standingHere> | [Parameters<typeof standingHere>[0]]): string[] {
  const [where, driver = 'simulator', impossible] = args;
  return standingHere(where, driver, impossible).flatMap(({ stop, checks }) =>
    checks.map(({ id }) => `${stop.step.id}/${id}`),
  );
}

describe('what should stand', () => {
  it('is what was done before here, and here once it is done', () => {
    expect(standing(place('shell', upTo('read')))).toEqual(['file/five', 'machine/running']);
    expect(standing(place('shell', upTo('shell')))).toEqual(['file/five', 'machine/running', 'shell/host']);
  });

  it('is the same for a learner who came straight here: it has to be built', () => {
    expect(standing(place('shell', []))).toEqual(['file/five', 'machine/running']);
  });

  it('is not what was skipped, and not what this computer cannot do', () => {
    const walk = place('shell', upTo('read'));
    expect(standing({ ...walk, records: { ...walk.records, machine: skipped } })).toEqual(['file/five']);
    expect(standing(walk, 'simulator', { M: 'no machines here' })).toEqual(['file/five']);
  });

  it('is not what the step here is about to change: it may have been broken off halfway', () => {
    expect(standing(place('scale', upTo('stack')))).toEqual([
      'machine/running',
      'shell/host',
      'stack/elsewhere',
    ]);
  });

  it('keeps the shell pointed where it was, until a step lets it go', () => {
    for (const values of [{}, { url: 'tcp://192.168.99.100:2376' }]) {
      expect(standing(place('scale', upTo('scale'), values))).toContain('shell/host');
      expect(standing(place('unset', upTo('scale'), values))).not.toContain('shell/host');
      expect(standing(place('unset', upTo('unset'), values))).not.toContain('shell/host');
    }
  });

  it('holds a file to what it was only for one who went back', () => {
    expect(standing(place('stack', upTo('stack')))).not.toContain('file/five');
    expect(standing(place('stack', upTo('scale')))).toContain('file/five');
    expect(standing(place('scale', upTo('unset')))).not.toContain('file/five');
  });
});

const outcome = (id: string, status: CheckOutcome['status']): CheckOutcome => ({
  id,
  status,
  expected: 'yes',
  actual: 'no',
});

describe('what differs', () => {
  const walk = place('stack', upTo('shell'));
  const all = standingHere(walk, 'simulator');

  it('is told by step, in the order of the walk', () => {
    const outcomes = [outcome('running', 'failed'), outcome('host', 'failed')];
    const differences = differencesOf(all, outcomes, new Map(), { ...walk, records: { machine: passed } });
    expect(differences).toEqual([
      { step: 'machine', done: true, values: [], checks: [outcomes[0]] },
      { step: 'shell', done: false, values: [], checks: [outcomes[1]] },
    ]);
    expect(repairPlan(differences, stops).map(({ step }) => step.id)).toEqual(['machine', 'shell']);
    expect(isAhead(differences)).toBe(false);
    expect(isAhead(differences.slice(1))).toBe(true);
    expect(isAhead([])).toBe(false);
  });

  it('may be an address; the URL that holds it is not told apart, and a secret never', () => {
    const capture = (id: string, secret = false) => ({ id, from: 'ask', ask: 'x', secret }) as const;
    const list = fakeStep({
      id: 'list',
      title: '',
      kind: 'run',
      captures: [capture('ip'), capture('url'), capture('web'), capture('token', true), capture('other')],
    });
    const at = { stops: [{ lesson, step: list }], records: { list: passed } };
    const before = { ip: '10.0.0.1', url: 'tcp://10.0.0.1:2376', web: '10.0.0.1', token: 'a', other: 'same' };
    const now = { ip: '10.0.0.2', url: 'tcp://10.0.0.2:2376', web: '10.0.0.2', token: 'b', other: 'same' };
    const changed = changedValues(at, before, now);
    const ip = { name: 'ip', before: '10.0.0.1', now: '10.0.0.2' };
    expect([...changed]).toEqual([['list', [ip]]]);
    expect(differencesOf([], [], changed, at)).toEqual([
      { step: 'list', done: true, values: [ip], checks: [] },
    ]);
    expect([...changedValues({ ...at, records: {} }, before, now)]).toEqual([]);
  });
});
