/** Names of Linux on the disks of other systems. */
import { describe, expect, test } from 'vitest';
import { plainNames, portableNames, portableNamesOn } from '../../src/files/names.ts';

const AWKWARD = [
  '..\\..\\escaped.txt',
  'C:evil',
  'a?b*c"d<e>f|g',
  'ends with a dot.',
  'ends with a blank ',
  '...',
  'nul',
  'CON.txt',
  'lpt1 .old',
  'conin$',
  'two\nlines',
  '100%',
  '100%41',
];

describe('a name of Linux', () => {
  test.each(AWKWARD)('stands on every disk, and comes back: %j', (name) => {
    const onDisk = portableNames.toDisk(name);
    expect(onDisk).not.toMatch(/[\x00-\x1f\\:*?"<>|]|[. ]$/);
    expect(onDisk).not.toMatch(/^(con|nul|lpt1|conin\$)(\.| |$)/i);
    expect(portableNames.fromDisk(onDisk)).toBe(name);
  });

  test.each(['README.md', '.profile', '雪 é.txt', 'console.log', 'com10', 'docker-compose.yml'])(
    'that is none of those stands as it is: %s',
    (name) => {
      expect(portableNamesOn('linux').toDisk(name)).toBe(name);
      expect(plainNames('win32').toDisk(name)).toBe(name);
    },
  );

  test.each(['darwin', 'win32'] as const)(
    'is another one in capitals, also on the disks of %s',
    (platform) => {
      const { toDisk, fromDisk } = portableNamesOn(platform);
      const names = ['README', 'readme', 'Readme', ...AWKWARD, '..\\ÄRGER? NUL'];
      const onDisk = names.map(toDisk);
      expect(new Set(onDisk.map((name) => name.toLowerCase())).size).toBe(names.length);
      expect(onDisk.map(fromDisk)).toEqual(names);
    },
  );

  test('that Windows would take for another is refused where it is to stand as it is', () => {
    for (const name of AWKWARD.filter((one) => !one.startsWith('100%')))
      expect(() => plainNames('win32').toDisk(name)).toThrow('label syntax is incorrect');
    expect(plainNames('win32').toDisk('100%')).toBe('100%');
    for (const name of AWKWARD) expect(plainNames('linux').toDisk(name)).toBe(name);
  });
});
