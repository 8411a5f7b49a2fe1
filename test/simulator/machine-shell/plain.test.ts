import { describe, expect, it } from 'vitest';
import { plainWords } from '../../../src/simulator/machine-shell/plain.ts';

describe('commands that need no shell', () => {
  it.each([
    ['docker node ls', ['docker', 'node', 'ls']],
    ['  docker   ps  ', ['docker', 'ps']],
    [
      'docker swarm init --advertise-addr 192.168.99.100:2377',
      ['docker', 'swarm', 'init', '--advertise-addr', '192.168.99.100:2377'],
    ],
    [`docker node inspect '<node ID>'`, ['docker', 'node', 'inspect', '<node ID>']],
    [`docker ps --format "{{.ID}} {{.Names}}"`, ['docker', 'ps', '--format', '{{.ID}} {{.Names}}']],
    ['docker version --format {{.Server.Version}}', ['docker', 'version', '--format', '{{.Server.Version}}']],
    [`docker run -e A='b c'd x`, ['docker', 'run', '-e', 'A=b cd', 'x']],
    [`docker service create --name ""`, ['docker', 'service', 'create', '--name', '']],
  ])('%s', (line, words) => {
    expect(plainWords(line)).toEqual(words);
  });

  it.each([
    'docker ps | grep x',
    'docker ps; docker info',
    'docker ps && true',
    'docker ps > file',
    'docker ps $(echo -a)',
    'docker ps "$HOME"',
    'docker ps *',
    'docker stack deploy -c ~/x.yml a',
    'docker run {a,b}',
    'docker run x{1..3}',
    'docker ps # all',
    'docker ps \\-a',
    'docker swarm join --token <token>',
    'A=1 docker ps',
    'docker ps\ndocker info',
    `docker ps 'a`,
    '',
  ])('leaves to a shell: %j', (line) => {
    expect(plainWords(line)).toBeUndefined();
  });
});
