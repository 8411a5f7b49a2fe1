/** Takes out of an output what differs from run to run on real engines, too. */
import { redrawn } from './redrawn.ts';
import { splitTables, type Table } from './tables.ts';

/** Ids, times, tokens, keys, addresses that engines choose, and the recording computer's own figures. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/SWMTKN-1-[a-z0-9]{50}-[a-z0-9]{25}/g, 'SWMTKN'],
  [/SWMKEY-1-[A-Za-z0-9+/]+/g, 'SWMKEY'],
  [/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----(\\n)?/g, 'CERTIFICATE'],
  [/sha256:[0-9a-f]{64}/g, 'SHA256'],
  [/\b[0-9a-f]{64}\b/g, 'LONGID'],
  [/\b(?=[a-z0-9]*\d)[a-z0-9]{25}\b/g, 'SWARMID'],
  [/\b([A-Z2-7]{4}:){11}[A-Z2-7]{4}\b/g, 'ENGINEID'],
  [/\b(?=[a-z0-9]*\d)(?=[a-z0-9]*[a-z])[a-z0-9]{12}\b/g, 'SHORTID'],
  [/\b([0-9a-f]{2}:){5}[0-9a-f]{2}\b/g, 'MAC'],
  [/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME'],
  [/\d{4}-\d\d-\d\d [\d:.]+ \+0000 utc/gi, 'TIME'],
  [/^\d\d:\d\d:\d\d\.\d\d$/gm, 'TIME'],
  [
    /\b(less than a second|about an? (minute|hour)|\d+ (second|minute|hour|day|week|month)s?)( ago)?/gi,
    'AGO',
  ],
  [/"[A-Za-z0-9+/]{40,}={0,2}"/g, '"KEY"'],
  [/\b[A-Za-z0-9+/]{100,}={0,2}/g, 'KEY'],
  [/"Index": \d+/g, '"Index": N'],
  [/"Pid": \d+/g, '"Pid": N'],
  [/\b10\.0\.\d+\.\d+\b/g, '10.0.N.N'],
  [/"NanoCPUs": \d{10,}/g, '"NanoCPUs": N'],
  [/"MemoryBytes": \d{9,}/g, '"MemoryBytes": N'],
  [/Total Memory: .*|Memory:\t\t[\d.]+GiB/g, 'MEMORY'],
  [/CPUs:(\s+)\d+/g, 'CPUS'],
  [/Kernel Version: .*/g, 'KERNEL'],
  [/Operating System: .*/g, 'OS'],
  [/Runtimes: .*/g, 'RUNTIMES'],
  [/"(\w+)",pid=\d+,fd=\d+/g, '"$1",pid=N,fd=N'],
  [/(127\.0\.0\.1+):\d{5}/g, '$1:PORT'],
  [/"SSHPort": \d+/g, '"SSHPort": N'],
  [/Built: +\w{3} \w{3} .*/g, 'Built: TIME'],
  // The column of a help page depends on the length of the path that it names.
  [/^( {2}-[^\t]*)\t+/gm, '$1\t'],
  // Which slot's task a node got.
  [/(?<=[\w-])\.\d+\.SWARMID/g, '.N.SWARMID'],
  [/[\d.]+KiB \/ 50MiB +[\d.]+%/g, 'USED'],
];

/**
 * Two outputs are the same if this makes the same text of them. Tables become their cells (spacing has been looked at
 * by then); of task tables the order of slots and the names of nodes go, which chance decides.
 */
export function normalise(text: string): string {
  if (text.includes('^[[')) return redrawn(text);
  const plain = RULES.reduce((result, [pattern, word]) => result.replace(pattern, word), parts(text));
  return (
    plain
      // Which counts the client's looks fall on, between the first and the last.
      .replace(/^(overall progress: .*\n)(?:overall progress: .*\n)+(overall progress: .*\n)/gm, '$1$2')
      .replace(/^(DOCKER_\w+=.*\n)+/gm, sorted)
      // The client takes the services of a file in the order of a Go map.
      .replace(/^(Creating service .*\n)+/gm, sorted)
      .replace(/^Netid .*\n((?:udp|tcp) .*\n)+/gm, sorted)
  );
}

function parts(text: string): string {
  return splitTables(text)
    .map((part) => (typeof part === 'string' ? part : showTable(part)))
    .join('\n');
}

function showTable(table: Table): string {
  const task = table.header.includes('DESIRED STATE');
  const named = table.rows.map((row) => [
    row[0]?.replace(/^[a-z0-9]{12}$/, 'SHORTID') ?? '',
    ...row.slice(1),
  ]);
  const rows = task ? tasks(table) : named.map((row) => row.join(' | '));
  return [table.header.join(' | '), ...rows].join('\n');
}

/** Slots with their history, in an order that does not depend on their numbers. */
function tasks({ header, rows }: Table): string[] {
  const name = header.indexOf('NAME');
  const node = header.indexOf('NODE');
  const slots: string[][] = [];
  for (const row of rows) {
    const cells = row.map((cell, i) => {
      if (i === name) return cell.replace(/\.(\d+|[a-z0-9]{25})$/, '.N');
      return i === node && cell !== '' ? 'NODE' : cell;
    });
    const line = RULES.reduce(
      (result, [pattern, word]) => result.replace(pattern, word),
      cells.slice(1).join(' | '),
    );
    if (row[name]?.startsWith(' \\_') === true && slots.length > 0) slots.at(-1)?.push(line);
    else slots.push([line]);
  }
  return slots.map((slot) => slot.join('\n')).sort();
}

/** The order of variables is the shell's, that of sockets the kernel's; how far the longest line reaches is the ids'. */
const sorted = (lines: string): string =>
  `${lines
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd())
    .sort()
    .join('\n')}\n`;
