/** Commands taken apart, so that they can be tinted and asked about. */
import { describe, expect, it } from 'vitest';
import { commandParts, explainedParts } from '../../src/lesson/command-parts.ts';

const usage = {
  docker: 'talks to an engine',
  'docker node': 'is about nodes',
  'docker node ls': 'lists them',
  'docker swarm': 'is about the swarm',
  'docker swarm init': 'starts one',
  'docker swarm init --advertise-addr': 'where others find it',
  'docker-machine': 'is about machines',
  'docker-machine --native-ssh': 'uses its own SSH client',
  'docker-machine ssh': 'runs something there',
  'docker-machine env': 'prints variables',
  curl: 'asks a web server',
  grep: 'keeps lines',
  sudo: 'runs a command as root',
  usermod: 'changes a user',
};
const values = new Set(['myvm1', '192.168.99.100']);

/** What each part that is no plain text is. */
function roles(command: string): string[] {
  return commandParts(command, { usage, values })
    .filter(({ role }) => role !== 'text')
    .map(({ text, role, usage: word }) => `${role} ${text}${word === undefined ? '' : ` = ${word}`}`);
}

describe('a command', () => {
  it('has a program, subcommands, options and values, also within quotes', () => {
    expect(roles('docker-machine ssh myvm1 "docker swarm init --advertise-addr 192.168.99.100"')).toEqual([
      'program docker-machine = docker-machine',
      'subcommand ssh = docker-machine ssh',
      'value myvm1',
      'program docker = docker',
      'subcommand swarm = docker swarm',
      'subcommand init = docker swarm init',
      'option --advertise-addr = docker swarm init --advertise-addr',
      'value 192.168.99.100',
    ]);
  });

  it('may have an option before its subcommand', () => {
    expect(roles('docker-machine --native-ssh ssh myvm1 "docker node ls" 2>&1')).toContain(
      'option --native-ssh = docker-machine --native-ssh',
    );
    expect(roles('docker-machine --native-ssh ssh myvm1')).toContain('subcommand ssh = docker-machine ssh');
  });

  it.each([
    [
      'for i in 1 2; do curl -sS http://x/ | grep Hostname; done',
      ['program curl = curl', 'program grep = grep'],
    ],
    ['eval $(docker-machine env myvm1)', ['program docker-machine = docker-machine']],
    ['docker node ls\ncurl.exe x', ['program curl.exe = curl']],
    ['& docker-machine env ${manager} | Invoke-Expression', ['value ${manager}']],
    [
      'docker-machine ssh myvm1 "sudo usermod -aG docker john"',
      ['program sudo = sudo', 'program usermod = usermod'],
    ],
  ])('%s', (command, some) => {
    expect(roles(command)).toEqual(expect.arrayContaining(some));
  });

  it('calls an argument by no other name', () => {
    expect(roles('docker-machine ssh myvm1 ls')).not.toContain(expect.stringContaining(' ls'));
    expect(roles('echo docker')).toEqual([]);
    expect(roles('docker node inspect docker')).toEqual([
      'program docker = docker',
      'subcommand node = docker node',
    ]);
  });

  it.each(['a "b', "it's $(", '${x', '$ $$ "${manager}":80', '日本 `x` {', '\\"'])(
    'stays whole: %s',
    (command) => {
      const text = commandParts(command, { usage, values })
        .map((part) => part.text)
        .join('');
      expect(text).toBe(command);
    },
  );
});

it('tells the parts that are explained once each, in their order', () => {
  const command = 'docker node ls; docker node ls; docker-machine ls';
  expect(explainedParts(command, { usage }).map(({ word }) => word)).toEqual([
    'docker',
    'docker node',
    'docker node ls',
    'docker-machine',
  ]);
});
