/** Programs in containers that look at files and change them. */

import { posix } from 'node:path';
import { lettersOf, operandsOf } from '../../../program/options.ts';
import { EngineError } from '../contract/errors.ts';
import type { ContainerFiles, FileNode } from '../storage/container-files.ts';

/** Where a program runs. */
export interface FilesPlace {
  readonly files: ContainerFiles;
  readonly folder: string;
  /** Its programs are busybox's. */
  readonly busybox: boolean;
  /** Its standard input. */
  readonly stdin?: string;
}
/** Its result. */
export interface Done {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

const done = (stdout = '', stderr = ''): Done => ({ stdout, stderr, exitCode: stderr === '' ? 0 : 1 });
const MISSING = 'No such file or directory';
const READ_ONLY = 'Read-only file system';

/** The path that a program means by a word. */
export const pathOf = (place: FilesPlace, word: string): string => posix.resolve(place.folder || '/', word);

/** Writes a file. @returns what is wrong, or undefined */
export function writeText(place: FilesPlace, word: string, text: string, append = false): string | undefined {
  const path = pathOf(place, word);
  const { files } = place;
  if (files.find(posix.dirname(path))?.kind !== 'folder') return MISSING;
  const before = files.find(path);
  if (before?.kind === 'folder') return 'Is a directory';
  return attempt(() => files.write(path, (append ? (before?.text() ?? '') : '') + text));
}

function attempt(act: () => void): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof EngineError) return READ_ONLY;
    throw error;
  }
  return undefined;
}

type FileProgram = (place: FilesPlace, args: readonly string[]) => Done | undefined;

/** The result of a program of this kind; undefined for another program, or unsupported arguments. */
export function runFileProgram(place: FilesPlace, name: string, args: readonly string[]): Done | undefined {
  return Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name]?.(place, args) : undefined;
}

const cat: FileProgram = (place, args) => {
  if (args.length === 0 || args[0] === '-') return done(place.stdin ?? '');
  if (lettersOf(args) !== '') return undefined;
  let stdout = '';
  let stderr = '';
  for (const word of args) {
    const node = place.files.find(pathOf(place, word));
    if (node?.kind === 'file') stdout += node.text();
    else if (node !== undefined)
      stderr += place.busybox ? 'cat: read error: Is a directory\n' : `cat: ${word}: Is a directory\n`;
    else stderr += place.busybox ? `cat: can't open '${word}': ${MISSING}\n` : `cat: ${word}: ${MISSING}\n`;
  }
  return { ...done(stdout, stderr), stdout };
};

const ls: FileProgram = (place, args) => {
  const flags = lettersOf(args);
  if (/[^la1AhFd]/.test(flags)) return undefined;
  const words = operandsOf(args);
  const long = flags.includes('l');
  let stderr = '';
  const blocks: string[] = [];
  for (const word of words.length > 0 ? words : ['.']) {
    const path = pathOf(place, word);
    const node = place.files.find(path);
    if (node === undefined) {
      stderr += place.busybox ? `ls: ${word}: ${MISSING}\n` : `ls: cannot access '${word}': ${MISSING}\n`;
      continue;
    }
    const alone = node.kind === 'file' || flags.includes('d');
    const own = alone ? [word] : place.files.list(path);
    const names = !alone && flags.includes('a') ? ['.', '..', ...own] : own;
    const shown = names.flatMap((name) => {
      const found = place.files.find(alone ? path : posix.join(path, name));
      return found === undefined ? [] : [long ? longLine(place, name, found) : name];
    });
    const total = long && !alone ? [`total ${4 * own.length}`] : [];
    const title = words.length > 1 && !alone ? [`${word}:`] : [];
    blocks.push([...title, ...total, ...shown].map((line) => `${line}\n`).join(''));
  }
  return { stdout: blocks.join('\n'), stderr, exitCode: stderr === '' ? 0 : place.busybox ? 1 : 2 };
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `-r--r--r--    1 root     root            18 Nov 22 11:30 my_secret` */
function longLine({ busybox }: FilesPlace, name: string, node: FileNode): string {
  const bits = [...'rwxrwxrwx'].map((letter, at) => (node.mode & (1 << (8 - at)) ? letter : '-')).join('');
  const mode = `${node.kind === 'folder' ? 'd' : '-'}${bits}`;
  const size = String(node.kind === 'folder' ? 4096 : Buffer.byteLength(node.text()));
  const at = new Date(node.at);
  const clock = at.toISOString().slice(11, 16);
  const time = `${MONTHS[at.getUTCMonth()] ?? ''} ${String(at.getUTCDate()).padStart(2)} ${clock}`;
  const links = node.kind === 'folder' ? '2' : '1';
  if (busybox) return `${mode}${links.padStart(5)} root     root     ${size.padStart(9)} ${time} ${name}`;
  return `${mode} ${links} root root ${size.padStart(4)} ${time} ${name}`;
}

const touch: FileProgram = (place, args) => {
  const words = operandsOf(args);
  if (words.length === 0 || lettersOf(args) !== '') return undefined;
  const errors = words.flatMap((word) => {
    const node = place.files.find(pathOf(place, word));
    const wrong = node === undefined ? writeText(place, word, '') : undefined;
    return wrong === undefined
      ? []
      : [place.busybox ? `touch: ${word}: ${wrong}\n` : `touch: cannot touch '${word}': ${wrong}\n`];
  });
  return done('', errors.join(''));
};

const mkdir: FileProgram = (place, args) => {
  const words = operandsOf(args);
  const parents = lettersOf(args) === 'p';
  if (words.length === 0 || !(parents || lettersOf(args) === '')) return undefined;
  const errors = words.flatMap((word) => {
    const path = pathOf(place, word);
    const exists = place.files.find(path) !== undefined;
    const wrong = exists
      ? parents
        ? undefined
        : 'File exists'
      : !parents && place.files.find(posix.dirname(path)) === undefined
        ? MISSING
        : attempt(() => place.files.makeFolder(path));
    return wrong === undefined
      ? []
      : [
          place.busybox
            ? `mkdir: can't create directory '${word}': ${wrong}\n`
            : `mkdir: cannot create directory '${word}': ${wrong}\n`,
        ];
  });
  return done('', errors.join(''));
};

const rm: FileProgram = (place, args) => {
  const words = operandsOf(args);
  const flags = lettersOf(args);
  if (words.length === 0 || /[^rf]/.test(flags)) return undefined;
  const errors = words.flatMap((word) => {
    const path = pathOf(place, word);
    const node = place.files.find(path);
    if (path === '/') return [`rm: it is dangerous to operate recursively on '/'\n`];
    if (node === undefined && flags.includes('f')) return [];
    const wrong =
      node === undefined
        ? MISSING
        : node.kind === 'folder' && !flags.includes('r')
          ? 'Is a directory'
          : attempt(() => place.files.remove(path));
    return wrong === undefined
      ? []
      : [
          place.busybox
            ? `rm: can't remove '${word}': ${wrong}\n`
            : `rm: cannot remove '${word}': ${wrong}\n`,
        ];
  });
  return done('', errors.join(''));
};

/** Of one file. */
const cp: FileProgram = (place, args) => {
  const [from = '', to = '', more] = operandsOf(args);
  if (to === '' || more !== undefined || lettersOf(args) !== '') return undefined;
  const node = place.files.find(pathOf(place, from));
  if (node?.kind !== 'file')
    return done(
      '',
      place.busybox ? `cp: can't stat '${from}': ${MISSING}\n` : `cp: cannot stat '${from}': ${MISSING}\n`,
    );
  const there = place.files.find(pathOf(place, to));
  const target = there?.kind === 'folder' ? posix.join(to, posix.basename(from)) : to;
  const wrong = writeText(place, target, node.text());
  return done('', wrong === undefined ? '' : `cp: can't create '${target}': ${wrong}\n`);
};

const wc: FileProgram = (place, args) => {
  const [word] = operandsOf(args);
  const flags = lettersOf(args);
  if (!['c', 'l'].includes(flags)) return undefined;
  const count = (text: string): number =>
    flags === 'c' ? Buffer.byteLength(text) : text.split('\n').length - 1;
  if (word === undefined) return done(`${count(place.stdin ?? '')}\n`);
  const node = place.files.find(pathOf(place, word));
  if (node?.kind !== 'file') return done('', `wc: ${word}: ${MISSING}\n`);
  return done(`${count(node.text())} ${word}\n`);
};

/** The first or last lines of a file, or of the input. */
const ends =
  (last: boolean): FileProgram =>
  (place, args) => {
    const match = /^(?:-n ?(\d+)|-(\d+))?\s*([^-\s]\S*)?$/.exec(args.join(' '));
    if (match === null) return undefined;
    const count = Number(match[1] ?? match[2] ?? 10);
    const [, , , word] = match;
    const node = word === undefined ? undefined : place.files.find(pathOf(place, word));
    const name = last ? 'tail' : 'head';
    if (word !== undefined && node?.kind !== 'file')
      return done(
        '',
        place.busybox
          ? `${name}: ${word}: ${MISSING}\n`
          : `${name}: cannot open '${word}' for reading: ${MISSING}\n`,
      );
    const lines = (node?.text() ?? place.stdin ?? '').split(/(?<=\n)/);
    return done((last ? lines.slice(-count) : lines.slice(0, count)).join(''));
  };

/** Lines with a text or a plain pattern in them. */
const grep: FileProgram = (place, args) => {
  const flags = lettersOf(args);
  const [pattern, word, more] = operandsOf(args);
  if (
    pattern === undefined ||
    more !== undefined ||
    /[^ivqcE]/.test(flags) ||
    !/^[\w .:/@^$-]*$/.test(pattern)
  )
    return undefined;
  const node = word === undefined ? undefined : place.files.find(pathOf(place, word));
  if (word !== undefined && node?.kind !== 'file')
    return { ...done('', `grep: ${word}: ${MISSING}\n`), exitCode: 2 };
  const expression = new RegExp(pattern, flags.includes('i') ? 'i' : '');
  const lines = (node?.text() ?? place.stdin ?? '').split(/(?<=\n)/);
  const found = lines.filter(
    (line) => line !== '' && expression.test(line.replace(/\n$/, '')) !== flags.includes('v'),
  );
  const shown = flags.includes('q') ? '' : flags.includes('c') ? `${found.length}\n` : found.join('');
  return { stdout: shown, stderr: '', exitCode: found.length > 0 ? 0 : 1 };
};

const PROGRAMS: Readonly<Record<string, FileProgram>> = {
  cat,
  cp,
  ls,
  touch,
  mkdir,
  rm,
  wc,
  grep,
  head: ends(false),
  tail: ends(true),
};
