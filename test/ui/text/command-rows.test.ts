/** Commands in rows, and the colours of their parts. */
import { describe, expect, it } from 'vitest';
import { commandRows, commandSpans } from '../../../src/ui/text/command-rows.ts';
import { plain } from '../../../src/ui/text/line.ts';

const KNOWN = {
  usage: {
    'docker-machine': 'makes machines',
    'docker-machine ssh': 'runs a command on a machine',
    docker: 'the client',
    'docker swarm': 'about the swarm',
    'docker swarm init': 'begins a swarm',
    'docker swarm init --advertise-addr': 'the address',
  },
  values: new Set(['myvm1', '192.168.99.100']),
};
const INIT = 'docker-machine ssh myvm1 "docker swarm init --advertise-addr 192.168.99.100"';

const rowsOf = (text: string, width: number, most = 9) =>
  commandRows(commandSpans(text, KNOWN), width, most).map(plain);

describe('the rows of a command', () => {
  it('break at blanks and stand in from the first, words whole', () => {
    expect(rowsOf(INIT, 40)).toEqual([
      'docker-machine ssh myvm1 "docker swarm',
      '  init --advertise-addr 192.168.99.100"',
    ]);
  });

  it('are cut where a word is longer than a row', () => {
    expect(rowsOf(`echo ${'x'.repeat(12)}`, 10)).toEqual(['echo', '  xxxxxxxx', 'xxxx']);
  });

  it('are as many as a script has lines, blank ones too', () => {
    expect(rowsOf('docker ps\n\n\techo "$x"', 40)).toEqual(['docker ps', '', '  echo "$x"']);
  });

  it('say so where there are more than may be', () => {
    expect(rowsOf(INIT, 20, 2)).toEqual(['docker-machine ssh', '…']);
  });
});

it('has its parts in their colours, over the end of a row as well', () => {
  const [first = [], second = []] = commandRows(commandSpans(INIT, KNOWN), 40, 9);
  const toned = [...first, ...second].flatMap(({ text, tone }) => (tone ? [[text, tone]] : []));
  expect(toned).toEqual([
    ['docker-machine', 'program'],
    ['ssh', 'subcommand'],
    ['myvm1', 'value'],
    ['docker', 'program'],
    ['swarm', 'subcommand'],
    ['init', 'subcommand'],
    ['--advertise-addr', 'option'],
    ['192.168.99.100', 'value'],
  ]);
});

it('lets the part that is picked stand out, and no other', () => {
  const spans = commandSpans(INIT, KNOWN, {}, 'docker swarm init --advertise-addr');
  expect(spans.filter(({ underline }) => underline).map(({ text }) => text)).toEqual(['--advertise-addr']);
});
