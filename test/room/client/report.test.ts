/** What leaves a learner's computer, and what never does. */
import { describe, expect, test } from 'vitest';
import { messagesFor } from '../../../src/i18n/messages.ts';
import { stepBefore, stepNow } from '../../../src/room/client/report.ts';
import { learnerEvent } from '../../../src/room/contract/events.ts';
import type { Phase, WalkState } from '../../../src/tutor/types.ts';
import { createFakeTutor, outcome, passed } from '../../support/fake-tutor.ts';

const TOKEN = 'SWMTKN-1-3pu6hszjas19xyp7ghgosyx9k8atbfcr8p2is99znpy26u2lkl-7p73s1dx5in4tatdymyhg9hu2';
const EN = messagesFor('en');

/** The walk at a step whose checks are of these kinds. */
function failedState(kind: 'rows' | 'output' | 'file', actual: string): WalkState {
  const state = createFakeTutor({ at: 'init-swarm' }).getState();
  const checks = [
    kind === 'rows'
      ? { kind, id: 'c', title: 'The node is ready', withinMs: 0, view: 'nodes' as const }
      : kind === 'output'
        ? { kind, id: 'c', title: 'It says so', withinMs: 0, stdout: '/x/' }
        : { kind, id: 'c', title: 'The file is right', withinMs: 0, path: 'docker-compose.yml' },
  ];
  const phase: Phase = {
    ...{ name: 'failed', why: 'checks', exitCode: 1 },
    outcomes: [outcome('c', 'failed', { expected: 'Ready on ${machine}', actual })],
  };
  const stops = state.stops.map((stop) =>
    stop.step.id === 'init-swarm' ? { ...stop, step: { ...stop.step, checks } } : stop,
  );
  return {
    ...state,
    ...{ stops, phase, command: `docker swarm join --token ${TOKEN} 192.168.99.100:2377` },
    values: { ...state.values, machine: 'myvm1', worker_token: TOKEN },
    secrets: ['worker_token'],
  };
}

describe('a step that failed', () => {
  test('is told with its check, what was expected and what was seen', () => {
    const event = stepNow(failedState('rows', 'Down'), EN);
    expect(event).toMatchObject({
      ...{ type: 'step', step: 'init-swarm', status: 'failed' },
      failing: [{ check: 'c', title: 'The node is ready', expected: 'Ready on myvm1', seen: 'Down' }],
    });
    expect(learnerEvent.safeParse(event).success).toBe(true);
  });

  test('is told without addresses, tokens and passwords', () => {
    const seen =
      'node at 192.168.99.101:2377, fe80::1:2ff, http://10.0.0.5:8080/secret?q=1, fd00:0:0:1::5 ' +
      `with ${TOKEN} and postgres://me:hunter2@db/x`;
    const text = JSON.stringify(stepNow(failedState('rows', seen), EN));
    for (const private_ of ['192.168', 'fe80', '10.0.0.5', 'fd00', 'SWMTKN', 'hunter2', 'secret?'])
      expect(text).not.toContain(private_);
    expect(text).toContain('node at');
  });

  test.each(['output', 'file'] as const)('is told without what was seen where that is of an %s', (kind) => {
    const text = JSON.stringify(stepNow(failedState(kind, 'my private words'), EN));
    expect(text).not.toContain('private');
    expect(text).toContain('"title"');
  });

  test('never tells the command', () => {
    expect(JSON.stringify(stepNow(failedState('rows', 'Down'), EN))).not.toMatch(/docker|join --token/);
  });
});

describe('other steps', () => {
  test('are told by how they stand', () => {
    const tutor = createFakeTutor({ at: 'init-swarm' });
    const status = (change: Partial<WalkState>) => stepNow({ ...tutor.getState(), ...change }, EN)?.status;
    expect(status({})).toBe('reading');
    expect(status({ phase: { name: 'running', command: 'x', startedAt: 0, interrupting: false } })).toBe(
      'working',
    );
    expect(status({ phase: { name: 'passed', outcomes: [] } })).toBe('passed');
    expect(status({ phase: { name: 'failed', why: 'interrupted', outcomes: [] } })).toBe('reading');
    expect(status({ records: { 'init-swarm': passed } })).toBe('passed');
  });

  test('that were done before are records, and say that the learner is elsewhere', () => {
    const state = { ...createFakeTutor({}).getState(), records: { 'init-swarm': passed } };
    expect(stepBefore('init-swarm', passed, state)).toMatchObject({
      ...{ step: 'init-swarm', status: 'passed', tries: 1, done: 1, elsewhere: true },
    });
  });
});
