/** Small programs in containers: they print, wait, count, and look at where they run. */

import { KERNEL } from '../contract/version.ts';
import { hash32 } from '../model/random.ts';
import { containerIpCommand, interfaceTable } from './container-links.ts';
import { dateText } from './dates.ts';
import type { Inside } from './inside.ts';
import { processesInside } from './processes.ts';
import { goesOn, prints, type Running } from './script/steps.ts';

/** Where such a program runs. */
export interface LookPlace {
  readonly inside: Inside;
  readonly variables: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly stdin: string;
  readonly busybox: boolean;
}
type LookProgram = (place: LookPlace, args: readonly string[]) => Running | undefined;

/** The result of a program of this kind; undefined for another one, or unsupported arguments. */
export function lookProgram(name: string, args: readonly string[], place: LookPlace): Running | undefined {
  return Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name]?.(place, args) : undefined;
}

const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };

const sleep: LookProgram = (_, args) => {
  const [text = ''] = args;
  if (text === 'infinity' || text === 'inf') return goesOn();
  const match = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(text);
  if (match === null) return prints('', 1, `sleep: invalid number '${text}'\n`);
  return prints('', 0, '', Number(match[1]) * (UNITS[match[2] ?? ''] ?? 1) * 1000);
};

const echo: LookProgram = (_, args) => {
  const options = /^-[neE]+$/.test(args[0] ?? '') ? (args[0] ?? '') : '';
  const text = (options === '' ? args : args.slice(1)).join(' ');
  const shown = options.includes('e') ? text.replaceAll('\\n', '\n').replaceAll('\\t', '\t') : text;
  return prints(options.includes('n') ? shown : `${shown}\n`);
};

const printf: LookProgram = (_, args) => {
  const [format = '', ...values] = args;
  const left = [...values];
  const text = format
    .replace(/%[sd%]/g, (mark) => (mark === '%%' ? '%' : (left.shift() ?? '')))
    .replace(/\\([nt\\])/g, (_all, letter: string) => ({ n: '\n', t: '\t' })[letter] ?? '\\');
  return prints(text);
};

const hostname: LookProgram = ({ inside }, args) => {
  const { Config, NetworkSettings } = inside.container;
  if (args.length === 0) return prints(`${Config.Hostname}\n`);
  if (args.length > 1 || !/^-[iI]$/.test(args[0] ?? '')) return undefined;
  const ips = Object.values(NetworkSettings.Networks)
    .map((n) => n.IPAddress)
    .filter((ip) => ip !== '');
  return prints(`${args[0] === '-I' ? ips.map((ip) => `${ip} `).join('') : ips.join(' ')}\n`);
};

const env: LookProgram = ({ variables }, args) => {
  if (args.length > 0) return undefined;
  return prints(
    Object.entries(variables)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
};
const printenv: LookProgram = (place, args) => {
  const [name, more] = args;
  if (name === undefined) return env(place, args);
  if (more !== undefined) return undefined;
  const value = place.variables[name];
  return value === undefined ? prints('', 1) : prints(`${value}\n`);
};

const uname: LookProgram = ({ inside }, args) => {
  const letters = args.join('').replaceAll('-', '') || 's';
  if (/[^asnrvmo]/.test(letters)) return undefined;
  const { Hostname } = inside.container.Config;
  const parts = {
    s: 'Linux',
    n: Hostname,
    r: KERNEL,
    v: '#1 SMP PREEMPT_DYNAMIC Debian',
    m: 'x86_64',
    o: 'Linux',
  };
  return prints(
    `${Object.entries(parts)
      .filter(([letter]) => letters.includes('a') || letters.includes(letter))
      .map(([, value]) => value)
      .join(' ')}\n`,
  );
};

const ps: LookProgram = ({ inside: { container, image } }) => {
  const own = processesInside(container, image, 1);
  const first = own[0]?.pid ?? 1;
  const rows = own.map(({ pid, user, command }) => ({ pid: pid - first + 1, user, command }));
  const last = 7 + (hash32(container.Id) % 90);
  return prints(
    [
      'PID   USER     COMMAND',
      ...[...rows, { pid: last, user: 'root', command: 'ps' }].map(
        ({ pid, user, command }) => `${String(pid).padStart(5)} ${user.padEnd(8)} ${command}`,
      ),
      '',
    ].join('\n'),
  );
};

const test: LookProgram = (place, args) => {
  const words = args.at(-1) === ']' ? args.slice(0, -1) : args;
  const result = holds(place, words);
  return result === undefined ? undefined : prints('', result ? 0 : 1);
};

function holds(place: LookPlace, words: readonly string[]): boolean | undefined {
  const [a = '', b = '', c = ''] = words;
  if (a === '!') {
    const other = holds(place, words.slice(1));
    return other === undefined ? undefined : !other;
  }
  const kind = (word: string): string | undefined =>
    place.inside.files.find(word.startsWith('/') ? word : `${place.folder.replace(/\/$/, '')}/${word}`)?.kind;
  if (words.length === 0) return false;
  if (words.length === 1) return a !== '';
  if (words.length === 2) {
    if (a === '-n' || a === '-z') return (b === '') === (a === '-z');
    if (a === '-e') return kind(b) !== undefined;
    if (a === '-f' || a === '-s' || a === '-r') return kind(b) === 'file';
    return a === '-d' ? kind(b) === 'folder' : undefined;
  }
  if (words.length !== 3) return undefined;
  const [x, y] = [Number(a), Number(c)];
  const sides: Readonly<Record<string, boolean>> = {
    '=': a === c,
    '==': a === c,
    '!=': a !== c,
    '-eq': x === y,
    '-ne': x !== y,
    '-lt': x < y,
    '-le': x <= y,
    '-gt': x > y,
    '-ge': x >= y,
  };
  return sides[b];
}

function* counted(from: number, to: number, step: number): Running {
  for (let n = from; step > 0 ? n <= to : n >= to; n += step) yield { stream: 'stdout', text: `${n}\n` };
  return 0;
}
const seq: LookProgram = (_, args) => {
  const numbers = args.map(Number);
  if (numbers.length === 0 || numbers.length > 3 || !numbers.every(Number.isInteger)) return undefined;
  const [a = 1, b, c] = numbers;
  if (b === undefined) return counted(1, a, 1);
  return c === undefined ? counted(a, b, 1) : b === 0 ? undefined : counted(a, c, b);
};

function* again(text: string): Running {
  for (;;) {
    yield { stream: 'stdout', text: `${text}\n` };
    yield { ms: 100 };
  }
}

const PROGRAMS: Readonly<Record<string, LookProgram>> = {
  true: () => prints(''),
  false: () => prints('', 1),
  echo,
  printf,
  hostname,
  env,
  printenv,
  uname,
  ps,
  seq,
  sleep,
  test,
  '[': test,
  pwd: ({ folder }) => prints(`${folder}\n`),
  whoami: () => prints('root\n'),
  id: (_, args) =>
    args.length === 0
      ? prints('uid=0(root) gid=0(root) groups=0(root)\n')
      : args[0] === '-u'
        ? prints('0\n')
        : undefined,
  date: ({ inside: { clock } }, args) => {
    const text = dateText(args, clock.now);
    return text === undefined ? undefined : prints(`${text}\n`);
  },
  nproc: () => prints('1\n'),
  tail: ({ inside }, args) =>
    args.includes('-f') || args.includes('-F') ? followed(inside, args.at(-1) ?? '') : undefined,
  top: () => goesOn(),
  watch: () => goesOn(),
  yes: (_, args) => again(args.join(' ') || 'y'),
  ip: ({ inside: { container } }, args) => containerIpCommand(container, args),
  ifconfig: ({ inside: { container } }, args) =>
    args.length === 0 ? prints(interfaceTable(container)) : undefined,
};

function* followed({ files }: Inside, path: string): Running {
  const node = path.startsWith('/') ? files.find(path) : undefined;
  if (node?.kind === 'file' && path !== '/dev/null') yield { stream: 'stdout', text: node.text() };
  return yield* goesOn();
}
