import { describe, expect, it } from 'vitest';
import { parseTable } from '../../src/check/tables.ts';
import { firstRecorded } from './recording.ts';

describe('a table printed by a real program', () => {
  it('is read by the positions of its header, with empty cells where nothing stands', () => {
    const { stdout } = firstRecorded('machine-generic.txt', 'docker-machine ls');
    expect(parseTable(stdout)[1]).toEqual({
      NAME: 'myvm2',
      ACTIVE: '-',
      DRIVER: 'generic',
      STATE: 'Running',
      URL: 'tcp://192.168.99.101:2376',
      SWARM: '',
      DOCKER: 'v20.10.24+dfsg1',
      ERRORS: '',
    });
  });

  it('keeps headings of two words together', () => {
    const { stdout } = firstRecorded('04-nodes.txt', 'docker-machine ssh myvm1 "docker node ls"');
    expect(parseTable(stdout).map((row) => row['MANAGER STATUS'])).toEqual(['Leader', '']);
  });

  it('has no rows when only the header was printed', () => {
    expect(parseTable(firstRecorded('machine-errors/03-ls-empty.txt', 'docker-machine ls').stdout)).toEqual(
      [],
    );
    expect(parseTable('')).toEqual([]);
  });
});

describe('a table that is not quite as it should be', () => {
  it('takes a wide character for one column, as the programs do that printed it', () => {
    expect(parseTable('NAME   STATE\n节点一    Ready\nmyvm2  Down\n')).toEqual([
      { NAME: '节点一', STATE: 'Ready' },
      { NAME: 'myvm2', STATE: 'Down' },
    ]);
  });

  it('ignores carriage returns, blank lines and blanks at the end', () => {
    expect(parseTable('NAME   STATE   \r\n\r\nmyvm1  Ready   \r\n')).toEqual([
      { NAME: 'myvm1', STATE: 'Ready' },
    ]);
  });

  it('splits a row at its gaps where the columns do not stand under their headings', () => {
    expect(parseTable('NAME   STATE\na-long-name   Ready\n')).toEqual([
      { NAME: 'a-long-name', STATE: 'Ready' },
    ]);
  });
});
