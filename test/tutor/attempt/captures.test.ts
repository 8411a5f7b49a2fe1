import { describe, expect, it } from 'vitest';
import type { Session } from '../../../src/driver/types.ts';
import type { Capture } from '../../../src/lesson/types.ts';
import { capturesOf, findOut, takeCaptures, valueIn } from '../../../src/tutor/attempt/captures.ts';
import { courseOf, step } from '../../support/course.ts';
import { eventually } from '../../support/eventually.ts';

const ip: Capture = { id: 'manager_ip', from: 'ask', ask: 'docker-machine ip ${manager}', secret: false };
const token: Capture = {
  id: 'token',
  from: 'ask',
  ask: 'docker-machine ssh ${manager} "docker swarm join-token -q worker"',
  secret: true,
};

/** A session that answers from a table and remembers what it was asked. */
function sessionWith(answers: Readonly<Record<string, string>>) {
  const asked: string[][] = [];
  const session: Pick<Session, 'ask'> = {
    async ask(argv) {
      asked.push([...argv]);
      const stdout = answers[argv.join(' ')];
      return { stdout: stdout ?? '', stderr: '', exitCode: stdout === undefined ? 1 : 0 };
    },
  };
  return { session: session as Session, asked };
}
const shell = { env: {}, cwd: '/' };

describe('a value in what was printed', () => {
  it('is the first group, else all that matched, else the trimmed text', () => {
    expect(valueIn({ ...ip, match: 'node \\(([a-z0-9]+)\\)' }, 'current node (abc1) is now')).toBe('abc1');
    expect(valueIn({ ...ip, match: '\\d+\\.\\d+' }, 'version 28.2 here')).toBe('28.2');
    expect(valueIn(ip, ' 192.168.99.100\n')).toBe('192.168.99.100');
  });

  it('is missing where nothing fits, and where nothing was printed', () => {
    expect(valueIn({ ...ip, match: 'never' }, 'something')).toBeUndefined();
    expect(valueIn(ip, '\n')).toBeUndefined();
  });
});

describe('finding out what is not known yet', () => {
  const captures = capturesOf(
    courseOf([step('one', { captures: [ip] }), step('two', { captures: [token] })]),
  );

  it('asks only for that, with quotes as a shell would read them', async () => {
    const { session, asked } = sessionWith({
      'docker-machine ssh myvm1 docker swarm join-token -q worker': 'SECRET\n',
    });
    const known = { manager: 'myvm1', manager_ip: '1.2.3.4' };
    expect(await findOut(['manager_ip', 'token'], known, captures, { session, ...shell })).toEqual({
      token: 'SECRET',
    });
    expect(asked).toEqual([['docker-machine', 'ssh', 'myvm1', 'docker swarm join-token -q worker']]);
  });

  it('leaves unknown what nobody tells, and asks no half question', async () => {
    const { session, asked } = sessionWith({});
    expect(await findOut(['manager_ip'], {}, captures, { session, ...shell })).toEqual({});
    expect(asked).toEqual([]);
    expect(await findOut(['manager_ip'], { manager: 'myvm1' }, captures, { session, ...shell })).toEqual({});
    expect(asked).toHaveLength(1);
  });
});

describe('what a step captures', () => {
  const never = new AbortController().signal;
  const web: Capture = { id: 'web', from: 'ask', ask: 'curl ${manager_ip}', secret: false };
  const node: Capture = { id: 'node', from: 'stdout', match: 'node \\((\\w+)\\)', secret: false };

  it('is read from what the command printed, and asked for else', async () => {
    const { session, asked } = sessionWith({ 'docker-machine ip myvm1': '1.2.3.4\n' });
    const printed = 'current node (abc1) is now a manager';
    const values = { manager: 'myvm1', manager_ip: 'of yesterday' };
    expect(await takeCaptures([ip, node], printed, values, { session, ...shell, signal: never })).toEqual({
      manager_ip: '1.2.3.4',
      node: 'abc1',
    });
    expect(asked).toEqual([['docker-machine', 'ip', 'myvm1']]);
  });

  it('is asked for all at once, but for a question that needs another answer, even where an old one is known', async () => {
    const answers: Record<string, string> = { 'docker-machine ip myvm1': '1.2.3.4', 'curl 1.2.3.4': 'hello' };
    const worker: Capture = { ...ip, id: 'worker_ip', ask: 'docker-machine ip myvm2' };
    const waiting = new Map<string, () => void>();
    const session: Pick<Session, 'ask'> = {
      ask: (argv) =>
        new Promise((resolve) => {
          const text = argv.join(' ');
          waiting.set(text, () => resolve({ stdout: answers[text] ?? '', stderr: '', exitCode: 0 }));
        }),
    };
    const values = { manager: 'myvm1', manager_ip: 'of yesterday' };
    const taken = takeCaptures([web, ip, worker], '', values, {
      session: session as Session,
      ...shell,
      signal: never,
    });
    expect([...waiting.keys()]).toEqual(['docker-machine ip myvm1', 'docker-machine ip myvm2']);
    for (const answer of waiting.values()) answer();
    await eventually(() => expect([...waiting.keys()]).toContain('curl 1.2.3.4'));
    waiting.get('curl 1.2.3.4')?.();
    expect(await taken).toEqual({ manager_ip: '1.2.3.4', web: 'hello' });
  });
});
