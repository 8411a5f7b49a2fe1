/** How conditions on rows are told to a learner, when they hold and when they do not. */
import { describe, expect, it } from 'vitest';
import { judgeRows, type RowsQuestion } from '../../src/check/conditions/rows.ts';
import { soughtText } from '../../src/check/patterns.ts';
import type { Row } from '../../src/check/tables.ts';
import { told as inLanguage } from '../support/told.ts';

/** [passed, expected, actual] */
function told(question: RowsQuestion, rows: readonly Row[], language: 'en' | 'zh' = 'en') {
  const verdict = judgeRows(question, { ok: true, rows });
  return [verdict.passed, inLanguage(verdict.expected, language), inLanguage(verdict.actual, language)];
}
const machine = (Name: string, State: string, Docker = 'v19.03.12') => ({ Name, State, Docker });
const machines = [machine('myvm1', 'Running'), machine('myvm2', 'Stopped')];

describe('one thing of a name', () => {
  const one: RowsQuestion = {
    view: 'machines',
    where: { Name: 'myvm2' },
    count: 1,
    every: { State: 'Running' },
  };

  it('is spoken of by its name', () => {
    expect(told(one, machines)).toEqual([false, 'myvm2 (Running)', 'myvm2 (Stopped)']);
    expect(told(one, machines.slice(0, 1))).toEqual([false, 'myvm2 (Running)', 'no myvm2 (there: myvm1)']);
    expect(told(one, [machine('myvm2', 'Running')])).toEqual([true, 'myvm2 (Running)', 'myvm2 (Running)']);
  });

  it('must not be there twice', () => {
    const twice = [machine('myvm2', 'Running'), machine('myvm2', 'Stopped')];
    expect(told(one, twice)).toEqual([
      false,
      '1 machine named myvm2, Running',
      '2 machines named myvm2, 1 of 2 machines Running (1 stopped)',
    ]);
  });

  it('has a version', () => {
    const question: RowsQuestion = {
      view: 'machines',
      where: { Name: 'myvm1' },
      atLeast: { Docker: '20.10' },
    };
    expect(told(question, machines)).toEqual([
      false,
      'myvm1: Docker 20.10 or later',
      'myvm1: Docker v19.03.12',
    ]);
    expect(told({ ...question, where: { Name: 'myvm3' } }, machines)).toEqual([
      false,
      'myvm3: Docker 20.10 or later',
      'no machine named myvm3 (there: myvm1, myvm2)',
    ]);
  });

  it('is gone', () => {
    const gone: RowsQuestion = { view: 'stacks', where: { Name: 'getstartedlab' }, count: 0 };
    expect(told(gone, [])).toEqual([true, 'no stack named getstartedlab', 'no stack named getstartedlab']);
    expect(told(gone, [{ Name: 'getstartedlab' }])).toEqual([
      false,
      'no stack named getstartedlab',
      '1 stack named getstartedlab',
    ]);
    expect(told(gone, [{ Name: 'getstartedlab' }], 'zh')).toEqual([
      false,
      '没有名为 getstartedlab 的 stack',
      '1 个名为 getstartedlab 的 stack',
    ]);
  });
});

describe('a thing known by how its name begins', () => {
  const question: RowsQuestion = {
    view: 'networks',
    where: { Name: '/^getstartedlab_/', Driver: 'overlay' },
    count: 1,
  };
  it.each([
    ['en', '1 network with a name that begins with getstartedlab_ and Driver overlay'],
    ['zh', '1 个网络，名称以 getstartedlab_ 开头，Driver 为 overlay'],
  ] as const)('is not said to be called so (%s)', (language, expected) => {
    expect(told(question, [], language)[1]).toBe(expected);
  });
  it('in Chinese has a pause or 的 before what is no verb', () => {
    const leader = { ManagerStatus: 'Leader' };
    expect(told({ view: 'nodes', where: leader, count: 1 }, [], 'zh')[1]).toBe('1 个节点，角色为 Leader');
    expect(told({ view: 'nodes', count: 2, every: { Availability: 'Active' } }, [], 'zh')[1]).toBe(
      '2 个节点，处于 Active 状态',
    );
    expect(told({ view: 'machines', every: { URL: '/./' } }, [machine('a', 'Running')], 'zh')[1]).toBe(
      '所有机器的 URL 不为空',
    );
  });
});

describe('several things', () => {
  it('each by its name, with what is missing', () => {
    const have = [
      { Name: 'myvm1', State: 'Running' },
      { Name: 'myvm2', State: 'Running' },
      { Name: 'myvm3', State: 'Running' },
    ];
    expect(told({ view: 'machines', have }, machines)).toEqual([
      false,
      'myvm1 (Running), myvm2 (Running), myvm3 (Running)',
      'myvm1 (Running), myvm2 (Stopped), no myvm3 (there: myvm1, myvm2)',
    ]);
  });

  it('of which all must be alike', () => {
    const tasks = ['part3', 'part3', 'part2'].map((tag, i) => ({
      ID: `${i}`,
      Name: `app_web.${i}`,
      State: 'running',
      Image: `repo/app:${tag}`,
    }));
    const question: RowsQuestion = {
      view: 'tasks',
      where: { State: 'running' },
      every: { Image: '/^repo\\/app:part3(@|$)/' },
    };
    expect(told(question, tasks)).toEqual([
      false,
      'all tasks Running with Image repo/app:part3',
      '2 of 3 tasks with Image repo/app:part3 (1 repo/app:part2)',
    ]);
    expect(told(question, tasks.slice(0, 2))[0]).toBe(true);
    expect(told(question, [])).toEqual([
      false,
      'all tasks Running with Image repo/app:part3',
      'no task Running',
    ]);
  });

  it('which stand on so many nodes', () => {
    const question: RowsQuestion = { view: 'tasks', where: { State: 'running' }, distinct: { Node: '>=2' } };
    const on = (Node: string) => ({ Name: `app_web.${Node}`, State: 'running', Node });
    expect(told(question, [on('myvm1')])).toEqual([
      false,
      'tasks Running on at least 2 nodes',
      'tasks Running on 1 of 2 nodes',
    ]);
    expect(told(question, [on('myvm1'), on('myvm2'), on('myvm3')])).toEqual([
      true,
      'tasks Running on at least 2 nodes',
      'tasks Running on 3 nodes',
    ]);
  });

  it('of which there are more than wanted', () => {
    const rows = [1, 2, 3].map((slot) => ({ Name: `app_web.${slot}`, State: 'running' }));
    const question: RowsQuestion = { view: 'tasks', where: { State: 'running' }, count: '<3' };
    expect(told(question, rows)).toEqual([false, 'fewer than 3 tasks Running', '3 tasks Running']);
  });

  it('need only be there when nothing is said of their number', () => {
    const question: RowsQuestion = { view: 'nodes', where: { Status: 'Down' } };
    expect(told(question, [{ Hostname: 'a', Status: 'down' }])[0]).toBe(true);
    expect(told(question, [])).toEqual([false, 'at least 1 node Down', 'no node Down']);
  });
});

describe('facts', () => {
  it('about the engine, in plain words', () => {
    const question: RowsQuestion = {
      view: 'swarm',
      where: { LocalNodeState: 'active', ControlAvailable: 'true' },
    };
    expect(told(question, [{ LocalNodeState: 'active', ControlAvailable: 'false' }])).toEqual([
      false,
      'the engine is in a swarm, it is a manager',
      'the engine is in a swarm, it is not a manager',
    ]);
  });

  it('about a variable that must be gone', () => {
    const question: RowsQuestion = { view: 'env', where: { DOCKER_HOST: '/./' }, count: 0 };
    expect(told(question, [{ DOCKER_HOST: 'tcp://x:2376' }])).toEqual([
      false,
      'DOCKER_HOST is not set',
      'DOCKER_HOST is tcp://x:2376',
    ]);
    expect(told(question, [{}])[0]).toBe(true);
  });

  it('about a version', () => {
    const question: RowsQuestion = { view: 'version', of: 'docker', atLeast: { Version: '1.13.0' } };
    expect(told(question, [{ Version: '1.12.6' }])).toEqual([
      false,
      'docker 1.13.0 or later',
      'docker 1.12.6',
    ]);
    expect(told({ view: 'version', of: 'docker-compose' }, [{ Version: '2.24.5' }])).toEqual([
      true,
      'docker-compose is installed',
      'docker-compose 2.24.5',
    ]);
  });
});

describe('a cell that must hold something', () => {
  const have = [{ Name: 'myvm1', URL: '/./' }];
  it.each([
    ['tcp://192.168.99.100:2376', true, 'en', 'myvm1 (URL set)', 'myvm1 (URL set)'],
    ['', false, 'en', 'myvm1 (URL set)', 'myvm1 (no URL)'],
    ['', false, 'zh', 'myvm1（URL 不为空）', 'myvm1（URL 为空）'],
  ] as const)('is asked for without its expression: %j', (URL, passed, language, expected, actual) => {
    const row = { ...machine('myvm1', 'Running'), URL };
    expect(told({ view: 'machines', have }, [row], language)).toEqual([passed, expected, actual]);
  });
});

describe('an expression', () => {
  it.each([
    ['part3', 'part3'],
    ['/^repo\\/app:2(@|$)/', 'repo/app:2'],
    ['/^50M$/i', '50M'],
    ['/No such image/', 'No such image'],
    ['/^0?\\.1$/', undefined],
    ['/\\d+/', undefined],
    ['/./', undefined],
  ])('%s is shown as %s', (pattern, text) => {
    expect(soughtText(pattern)).toBe(text);
  });
});
