/** Practice without a screen: hints that tell more and more, texts that give nothing away, completion, and slips. */
import { describe, expect, it } from 'vitest';
import { commonStart, completionOf } from '../../src/lesson/completion.ts';
import { practiceHints, proseWithoutCommands, withoutCommands } from '../../src/lesson/practice.ts';
import { typoIn } from '../../src/lesson/typo.ts';
import { paragraph } from '../support/fake-course.ts';

const known = {
  usage: {
    docker: 'talks to an engine',
    'docker node': 'is about nodes',
    'docker node ls': 'lists the nodes',
    'docker swarm': 'is about the swarm',
    'docker swarm join': 'makes this engine a node',
    'docker swarm join --token': 'the secret that lets it in',
    'docker swarm leave': 'takes it out',
    'docker swarm leave --force': 'in any case',
    'docker-machine': 'makes machines',
    'docker-machine create': 'makes one',
    'docker-machine create --driver': 'where it comes from',
    'docker-machine ssh': 'runs something there',
  },
  values: new Set(['myvm1']),
};
const JOIN = 'docker-machine ssh myvm3 "docker swarm join --token SWMTKN-1 192.168.99.100:2377"';

describe('the hints of a step that is practised', () => {
  const hints = practiceHints({ title: 'Join it', hints: [] }, JOIN, known);

  it('tell first what the command does, and only at last what it is', () => {
    expect(hints).toEqual([
      { stage: 'idea', does: 'makes this engine a node' },
      { stage: 'name', text: 'docker-machine ssh … docker swarm join' },
      { stage: 'shape', text: 'docker-machine ssh ____ "docker swarm join --token ____ ____"' },
      { stage: 'whole', text: JOIN },
    ]);
  });

  it('begin with a hint of the step, unless it holds a command', () => {
    const first = (...own: string[]) => practiceHints({ title: 'Join it', hints: own }, JOIN, known)[0];
    expect(first('One token is good for many.')).toEqual({
      stage: 'idea',
      does: 'makes this engine a node',
      own: 'One token is good for many.',
    });
    expect(first('See `docker node ls`.')).toEqual({ stage: 'idea', does: 'makes this engine a node' });
  });

  it('keep the name of an option whose value is a blank', () => {
    const [, , shape] = practiceHints(
      { title: 'Make one', hints: [] },
      'docker-machine create --driver=dind myvm3',
      known,
    );
    expect(shape).toEqual({ stage: 'shape', text: 'docker-machine create --driver=____ ____' });
  });
});

describe('texts at a step that is practised', () => {
  it('have no commands and no options, but programs and names', () => {
    expect(withoutCommands('`docker node ls` shows `myvm1`; `--force` helps `docker`.', known)).toBe(
      '… shows `myvm1`; … helps `docker`.',
    );
  });

  it('are without examples of commands; what commands print stays', () => {
    const printed = { type: 'code', lang: '', text: 'This node joined a swarm.' } as const;
    const blocks = proseWithoutCommands(
      [paragraph('Use `docker swarm join`.'), { type: 'code', lang: 'bash', text: JOIN }, printed],
      known,
    );
    expect(JSON.stringify(blocks)).not.toContain('docker swarm join');
    expect(blocks).toHaveLength(2);
    expect(blocks[1]).toEqual(printed);
  });
});

describe('completion', () => {
  const words = (text: string) => completionOf(text, known, ['myvm1', 'myvm2', 'web']).words;

  it.each([
    ['doc', ['docker', 'docker-machine']],
    ['docker s', ['swarm']],
    ['docker swarm ', ['join', 'leave', 'myvm1', 'myvm2', 'web']],
    ['docker swarm leave --f', ['--force']],
    ['docker-machine ssh my', ['myvm1', 'myvm2']],
    ['docker-machine ssh myvm1 "docker swarm j', ['join']],
    ['docker node ls; docker-m', ['docker-machine']],
    ['docker swarm leave', []],
    ['rm -', []],
  ])('of %j', (text, wanted) => {
    expect(words(text)).toEqual(wanted);
  });

  it('goes as far as all words agree', () => {
    expect(commonStart(words('docker-machine ssh m'))).toBe('myvm');
  });
});

describe('a slip of the fingers', () => {
  it.each([
    ['docekr node ls', 'docekr', 'docker'],
    ['docker swram leave', 'swram', 'swarm'],
    ['docker swarm jion --token x', 'jion', 'join'],
    ['docker swarm leave --froce', '--froce', '--force'],
    ['docker-machine ssh myvm1 "docker node lss"', undefined, undefined],
    ['docker-machine create --drivr=dind x', '--drivr', '--driver'],
  ])('in %j is found', (command, typed, meant) => {
    expect(typoIn(command, known)).toEqual(typed === undefined ? undefined : { typed, meant });
  });

  it.each([
    'docker node ls',
    'docker-machine ssh myvm1 "docker swarm leave --force"',
    'docker pull nginx',
    'docker swarm leave -f',
    'ls -la',
  ])('is not in %j', (command) => {
    expect(typoIn(command, known)).toBeUndefined();
  });

  it('is sought in the first hundred words, as nobody types more', () => {
    const long = 'echo x; '.repeat(49);
    expect(typoIn(`${long}docekr ps`, known)).toEqual({ typed: 'docekr', meant: 'docker' });
    expect(typoIn(`${long}${long}docekr ps`, known)).toBeUndefined();
  });
});
