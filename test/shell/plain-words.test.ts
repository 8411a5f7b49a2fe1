import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { plainWords } from '../../src/shell/plain-words.ts';
import { seeded } from '../support/chance.ts';

/** What a real shell makes of a text: the words of each command that is called `told`, without its name. */
function wordsIn(shell: 'bash' | 'sh', text: string): string[][] {
  const script = `told() { for word do printf '%s\\0' "$word"; done; printf '\\1\\0'; }\n${text}\n`;
  const flags = shell === 'bash' ? ['--noprofile', '--norc'] : [];
  const printed = execFileSync(shell, [...flags, '-s'], {
    input: script,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: '/home/mei' },
    maxBuffer: 64 * 1024 * 1024,
  });
  const ended = printed.split('\x01\0').slice(0, -1);
  return ended.map((words) => words.split('\0').slice(0, -1));
}

describe('a command that a shell only passes on', () => {
  test.each([
    ['docker node ls', [['docker', 'node', 'ls']]],
    ['  docker\tps  -q ', [['docker', 'ps', '-q']]],
    [
      'docker-machine ssh myvm1 "docker swarm init --advertise-addr 192.168.99.100"',
      [['docker-machine', 'ssh', 'myvm1', 'docker swarm init --advertise-addr 192.168.99.100']],
    ],
    [
      "docker-machine ssh myvm2 'docker rm -f $(docker ps -q)'",
      [['docker-machine', 'ssh', 'myvm2', 'docker rm -f $(docker ps -q)']],
    ],
    [
      'docker-machine scp docker-compose.yml myvm1:~',
      [['docker-machine', 'scp', 'docker-compose.yml', 'myvm1:~']],
    ],
    [`docker service ls --format '{{.Name}}'" "x`, [['docker', 'service', 'ls', '--format', '{{.Name}} x']]],
    [`docker config create a ''`, [['docker', 'config', 'create', 'a', '']]],
    [
      'docker stack ps web\n\ndocker service ps web_web\n',
      [
        ['docker', 'stack', 'ps', 'web'],
        ['docker', 'service', 'ps', 'web_web'],
      ],
    ],
  ])('is words: %j', (text, words) => {
    expect(plainWords(text)).toEqual(words);
  });

  test.each([
    'eval $(docker-machine env myvm1)',
    'docker ps | head -1',
    'docker ps; echo',
    'docker ps && echo',
    'docker ps &',
    'docker ps > list',
    'docker rm `docker ps -q`',
    'docker run "$IMAGE"',
    'docker run "a\\b"',
    'docker run a\\ b',
    'docker run {a,b}',
    'docker cp *.txt web:/',
    'docker cp [ab].txt web:/',
    'docker cp ?.txt web:/',
    'docker cp ~/file web:/',
    'docker run --env=~/file web',
    'docker ps # all of them',
    '(docker ps)',
    '! docker ps',
    'DEBUG=1 docker ps',
    `docker run "it's`,
    "docker run 'it",
    'docker ps\r',
    'docker run 张三',
  ])('is none where the shell has more to do, or complains: %j', (text) => {
    expect(plainWords(text)).toBeUndefined();
  });

  test('is nothing in an empty text', () => {
    expect(plainWords(' \n\n')).toEqual([]);
  });
});

test('bash and sh make the same words of random texts', () => {
  const { below, pick } = seeded(2026);
  const pieces = [...'ab-=~/:@%+., \t\n', ' ', ..."''", ...'""', ...'$*#|!{\\;&<张'];
  const texts = Array.from({ length: 40_000 }, () => {
    const rest = Array.from({ length: 1 + below(8) }, () => pick(pieces));
    return `told ${rest.join('')}`;
  });
  const plain = texts.flatMap((text) => {
    const commands = plainWords(text);
    return commands?.every(([name]) => name === 'told') ? [{ text, commands }] : [];
  });
  expect(plain.length).toBeGreaterThan(5000);
  const all = plain.map(({ text }) => text).join('\n');
  const ours = plain.flatMap(({ commands }) => commands.map(([, ...words]) => words));
  for (const shell of ['bash', 'sh'] as const) expect(wordsIn(shell, all)).toEqual(ours);
});
