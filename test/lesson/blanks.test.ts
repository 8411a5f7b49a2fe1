import { describe, expect, it } from 'vitest';
import { blankIn, fills, shapeOf } from '../../src/lesson/blanks.ts';

const known = {
  usage: {
    docker: '',
    'docker node': '',
    'docker node update': '',
    'docker node update --availability': '',
    'docker-machine': '',
    'docker-machine ssh': '',
  },
};
const COMMAND = 'docker node update --availability drain myvm2';

it('the shape of a command has its programs and subcommands, and no other word', () => {
  expect(shapeOf(COMMAND, known)).toBe('docker node update … … …');
  expect(shapeOf('docker-machine ssh myvm1 "docker node ls"', known)).toBe(
    'docker-machine ssh … "docker node …"',
  );
});

describe('a blank', () => {
  it('leaves out one subcommand or option, another one at each turn', () => {
    const answers = [0, 1, 2, 3].map((turn) => blankIn(COMMAND, known, turn)?.answer);
    expect(answers).toEqual(['node', 'update', '--availability', 'node']);
  });

  it('makes the command again, with the answer in it', () => {
    for (const turn of [0, 1, 2]) {
      const blank = blankIn(COMMAND, known, turn);
      expect(`${blank?.before}${blank?.answer}${blank?.after}`).toBe(COMMAND);
    }
  });

  it('is filled in by the part or by the whole command, however it is spaced or quoted', () => {
    const blank = blankIn(COMMAND, known, 2);
    if (blank === undefined) throw new Error('there is no blank');
    expect(
      ['--availability', ' --availability ', `${COMMAND}  `].map((typed) => fills(typed, blank)),
    ).toEqual([true, true, true]);
    expect(['--available', '', 'docker node update'].map((typed) => fills(typed, blank))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is not made where nothing is known of a command', () => {
    expect(blankIn('make it so', known, 0)).toBeUndefined();
  });
});
