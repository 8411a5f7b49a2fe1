/** Waiting for a cluster to become what a step wants. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CheckOutcome, CheckSpec, RowsCheck } from '../../src/check/types.ts';
import { lookOnce, type WatchOptions, watchChecks } from '../../src/check/watch.ts';
import type { Answer } from '../../src/driver/types.ts';
import { toldOutcome } from '../support/told.ts';
import { fakeClock, jsonLines, says, sessionOf, taskRow } from './fakes.ts';

const tasksCheck: RowsCheck = {
  kind: 'rows',
  id: 'tasks',
  title: 'Five tasks are running',
  view: 'tasks',
  of: 'app',
  where: { State: 'running' },
  count: 5,
  withinMs: 30_000,
};

/** An engine on which so many of five tasks are running. */
function tasks(running: number, change: object = {}): Answer {
  const rows = [1, 2, 3, 4, 5].map((slot) =>
    taskRow(
      {
        Name: `app_web.${slot}`,
        ID: `t${slot}`,
        Node: 'myvm1',
        CurrentState: slot <= running ? 'Running 1 second ago' : 'Starting 1 second ago',
        ...change,
      },
      slot,
    ),
  );
  return says(jsonLines(rows));
}

/** Watches an engine that gives these answers one after the other, and then the last for ever. */
async function watch(answers: readonly Answer[], options: Partial<WatchOptions> = {}) {
  const left = [...answers];
  const session = sessionOf(() => (left.length > 1 ? left.shift() : left[0]) ?? says(''));
  const clock = fakeClock();
  const seen: (readonly CheckOutcome[])[] = [];
  const waits: number[] = [];
  const outcomes = await watchChecks({
    specs: [tasksCheck],
    session,
    env: {},
    cwd: '/',
    clock,
    onChange: (now, waitMs) => {
      seen.push(now.map((one) => toldOutcome(one)));
      waits.push(waitMs);
    },
    ...options,
  });
  return {
    outcomes: outcomes.map((one) => toldOutcome(one)),
    asked: session.asked,
    pauses: clock.pauses,
    seen,
    waits,
  };
}

describe('waiting for checks', () => {
  it('does not wait when everything is there at the first look', async () => {
    const { outcomes, asked, pauses } = await watch([tasks(5)]);
    expect(outcomes).toMatchObject([{ id: 'tasks', status: 'passed', actual: '5 tasks Running' }]);
    expect(asked).toHaveLength(1);
    expect(pauses).toEqual([]);
  });

  it('shows what is expected before the first look, and then every change', async () => {
    const { seen } = await watch([tasks(2), tasks(2), tasks(4), tasks(5)]);
    expect(seen.map(([outcome]) => [outcome?.status, outcome?.actual])).toEqual([
      ['waiting', ''],
      ['waiting', '2 of 5 tasks Running (3 starting)'],
      ['waiting', '4 of 5 tasks Running (1 starting)'],
      ['passed', '5 tasks Running'],
    ]);
    expect(seen[0]?.[0]).toMatchObject({ expected: '5 tasks Running' });
  });

  it('looks less often the longer it takes, and a last time when the time is over', async () => {
    const { outcomes, pauses } = await watch([tasks(0)], { specs: [{ ...tasksCheck, withinMs: 5000 }] });
    expect(pauses).toEqual([200, 300, 450, 675, 1000, 1000, 1000, 375]);
    expect(outcomes).toMatchObject([{ status: 'failed', actual: '0 of 5 tasks Running (5 starting)' }]);
    expect(outcomes[0]).not.toHaveProperty('final');
  });

  it('looks exactly once at a check without time', async () => {
    const { outcomes, asked } = await watch([tasks(0), tasks(5)], {
      specs: [{ ...tasksCheck, withinMs: 0 }],
    });
    expect(outcomes).toMatchObject([{ status: 'failed' }]);
    expect(asked).toHaveLength(1);
  });

  it('gives every check its own time, and asks no more for those that are decided', async () => {
    const specs: CheckSpec[] = [
      { ...tasksCheck, id: 'short', withinMs: 300 },
      { kind: 'output', id: 'printed', title: '', withinMs: 0, exit: 0 },
      { ...tasksCheck, id: 'long', withinMs: 30_000 },
    ];
    const { outcomes } = await watch([tasks(1), tasks(2), tasks(3), tasks(5)], {
      specs,
      output: { exitCode: 0, stdout: '', stderr: '' },
    });
    expect(outcomes.map(({ id, status, actual }) => [id, status, actual])).toEqual([
      ['short', 'failed', '3 of 5 tasks Running (2 starting)'],
      ['printed', 'passed', 'exit code 0'],
      ['long', 'failed', '3 of 5 tasks Running (2 starting)'],
    ]);
  });

  it('ends the wait for all as soon as one check has failed', async () => {
    const output = { exitCode: 0, stdout: 'something else', stderr: '' };
    const specs: CheckSpec[] = [
      { ...tasksCheck, withinMs: 60_000 },
      { kind: 'output', id: 'said', title: '', withinMs: 0, stdout: '/what was asked/' },
    ];
    const { outcomes, pauses } = await watch([tasks(0)], { specs, output });
    expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'failed']);
    expect(pauses).toEqual([]);
  });

  it('waits for nothing after a command whose failure is the step’s', async () => {
    const output = { exitCode: 1, stdout: '', stderr: 'refused' };
    const { outcomes, pauses } = await watch([tasks(0), tasks(5)], { output, isStrict: true });
    expect(outcomes).toMatchObject([{ status: 'failed', actual: '0 of 5 tasks Running (5 starting)' }]);
    expect(pauses).toEqual([]);
  });

  it('loses patience after a command that failed, unless that was the lesson', async () => {
    const output = { exitCode: 1, stdout: '', stderr: 'refused' };
    const failed = await watch([tasks(0)], { output });
    expect(failed.outcomes).toMatchObject([{ status: 'failed' }]);
    expect(failed.pauses.reduce((sum, pause) => sum + pause)).toBe(5000);
    expect(new Set(failed.waits), 'and says so').toEqual(new Set([5000]));
    const specs: CheckSpec[] = [
      { ...tasksCheck, withinMs: 10_000 },
      { kind: 'output', id: 'refused', title: '', withinMs: 0, exit: 1 },
    ];
    const meant = await watch([tasks(0)], { output, specs });
    expect(meant.pauses.reduce((sum, pause) => sum + pause)).toBe(10_000);
    expect(new Set(meant.waits)).toEqual(new Set([10_000]));
  });

  it('asks a question that two checks share only once a look', async () => {
    const specs = [tasksCheck, { ...tasksCheck, id: 'spread', distinct: { Node: 1 } }];
    const { asked } = await watch([tasks(5)], { specs });
    expect(asked).toHaveLength(1);
  });

  it('never begins a look before the last one ended', async () => {
    let asking = 0;
    let looks = 0;
    const session = sessionOf(async () => {
      asking += 1;
      expect(asking).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      asking -= 1;
      looks += 1;
      return tasks(looks);
    });
    const watching = { specs: [tasksCheck], session, env: {}, cwd: '/', clock: fakeClock() };
    expect(await watchChecks(watching)).toMatchObject([{ status: 'passed' }]);
    expect(looks).toBe(5);
  });
});

describe('a state that cannot recover', () => {
  const rejected = {
    DesiredState: 'Shutdown',
    CurrentState: 'Rejected 1 second ago',
    Error: 'No such image: x',
  };
  const specs = [{ ...tasksCheck, never: { State: 'rejected' } }];

  it('ends the wait at once, with the reason', async () => {
    const { outcomes, asked } = await watch([tasks(0), tasks(0, rejected), tasks(5)], { specs });
    expect(outcomes).toMatchObject([
      { status: 'failed', final: true, actual: '0 of 5 tasks Running (5 rejected): No such image: x' },
    ]);
    expect(asked).toHaveLength(2);
  });

  it('does not count what was there before the command ran', async () => {
    const before = await lookOnce({
      specs,
      session: sessionOf(() => tasks(0, rejected)),
      env: {},
      cwd: '/',
    });
    const { outcomes } = await watch([tasks(0, rejected), tasks(5)], { specs, before });
    expect(outcomes).toMatchObject([{ status: 'passed' }]);
  });

  it('counts what was there before a command that failed, for it has mended nothing', async () => {
    const before = await lookOnce({
      specs,
      session: sessionOf(() => tasks(0, rejected)),
      env: {},
      cwd: '/',
    });
    const output = { exitCode: 1, stdout: '', stderr: '' };
    const { outcomes, asked } = await watch([tasks(0, rejected), tasks(5)], { specs, before, output });
    expect(outcomes).toMatchObject([{ status: 'failed', final: true }]);
    expect(asked).toHaveLength(1);
  });

  it('may have several signs', async () => {
    const signs = [{ State: 'orphaned' }, { State: 'rejected' }];
    const { outcomes } = await watch([tasks(0, rejected)], { specs: [{ ...tasksCheck, never: signs }] });
    expect(outcomes).toMatchObject([{ status: 'failed', final: true }]);
  });

  it('does not count tasks that another image has replaced', async () => {
    const fixed = tasks(3, { Image: 'john/get-started:part3' }).stdout;
    const history = tasks(0, rejected).stdout.replaceAll('"ID":"t', '"ID":"old');
    const { outcomes } = await watch([says(fixed + history), tasks(5)], { specs });
    expect(outcomes).toMatchObject([{ status: 'passed' }]);
  });
});

describe('a look before the command', () => {
  it('marks what was true already', async () => {
    const before = await lookOnce({
      specs: [tasksCheck],
      session: sessionOf(() => tasks(5)),
      env: {},
      cwd: '/',
    });
    expect(before).toMatchObject([{ status: 'passed' }]);
    const { outcomes } = await watch([tasks(5)], { before });
    expect(outcomes).toMatchObject([{ status: 'passed', alreadyTrue: true }]);
  });

  it('says failed and not waiting, and finds no meaning in checks of output', async () => {
    const specs: CheckSpec[] = [
      tasksCheck,
      { kind: 'output', id: 'o', title: '', withinMs: 0, stdout: '/joined/' },
    ];
    const session = sessionOf(() => tasks(1));
    const outcomes = await lookOnce({ specs, session, env: {}, cwd: '/' });
    expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'not-applicable']);
  });
});

describe('the computer’s clock', () => {
  const YEARS_MS = 10 * 365 * 86_400_000;
  afterEach(() => vi.useRealTimers());

  /** Watches with the computer's own time; the clock is set at the first look. */
  const watchWhileSet = async (ms: number, later: Answer, withinMs: number) => {
    let looks = 0;
    const session = sessionOf(() => {
      looks += 1;
      if (looks === 1) vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
      return looks === 1 ? tasks(1) : later;
    });
    const specs = [{ ...tasksCheck, withinMs }];
    return (await watchChecks({ specs, session, env: {}, cwd: '/' })).map(({ status }) => status);
  };

  it('ends no wait when it is set forward', async () => {
    expect(await watchWhileSet(YEARS_MS, tasks(5), 60_000)).toEqual(['passed']);
  });

  it('makes none longer when it is set back', async () => {
    expect(await watchWhileSet(-YEARS_MS, tasks(1), 300)).toEqual(['failed']);
  });
});

describe('an abort', () => {
  it('ends the wait between two looks and leaves what is undecided waiting', async () => {
    const controller = new AbortController();
    const clock = fakeClock(() => controller.abort());
    const { outcomes, asked } = await watch([tasks(1)], { clock, signal: controller.signal });
    expect(outcomes).toMatchObject([{ status: 'waiting', actual: '1 of 5 tasks Running (4 starting)' }]);
    expect(asked).toHaveLength(1);
  });

  it('ends a look that is under way', async () => {
    const controller = new AbortController();
    const session = sessionOf((_argv, { signal }) => {
      controller.abort();
      signal?.throwIfAborted();
      return says('');
    });
    const { outcomes } = await watch([], { session, signal: controller.signal });
    expect(outcomes).toMatchObject([{ status: 'waiting', actual: '' }]);
  });
});
