/** Reads a course from a tar archive, in memory: nothing of it is written to the disk. */
import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { unpackTar } from 'modern-tar';
import { codeOf } from '../value/error.ts';
import {
  briefly,
  FileCollector,
  type FolderFiles,
  isCourseFile,
  MOST_BYTES_TOGETHER,
} from './course-files.ts';
import { COURSE_FILE } from './parse-course.ts';
import type { LintWords } from './problem.ts';

/** The largest archive, bytes, before it is unpacked. */
const MOST_PACKED = 16 * 1024 * 1024;
/** What an archive may unpack to: its files, and their headers. */
const MOST_UNPACKED = MOST_BYTES_TOGETHER + MOST_PACKED;

interface Packed {
  readonly name: string;
  readonly data: Uint8Array;
}

/**
 * Reads the course that an archive holds, at its top or in its one folder, as `tar` and `npm pack` make them. A link, a device or
 * a path that leads out of it makes the whole archive a problem. Never throws for what the file holds.
 */
export async function readCourseArchive(path: string, messages: LintWords): Promise<FolderFiles> {
  const found = new FileCollector(messages);
  const entries = await unpack(path, found, messages);
  if (entries === undefined || found.isRefused) return found;
  const root = rootOf(entries.map(({ name }) => name));
  if (root === undefined) {
    found.refuse('', messages.noCourseInArchive);
    return found;
  }
  for (const { name, data } of entries) {
    if (!name.startsWith(root)) continue;
    const inside = name.slice(root.length);
    if (isCourseFile(inside) && !found.add(inside, data.length, () => data)) break;
  }
  return found;
}

async function unpack(
  path: string,
  found: FileCollector,
  messages: LintWords,
): Promise<readonly Packed[] | undefined> {
  const fail = (message: string): undefined => {
    found.refuse('', message);
    return undefined;
  };
  let bytes: Uint8Array;
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return fail(messages.isNoFile);
    if (stats.size > MOST_PACKED) return fail(messages.archiveTooLarge(MOST_PACKED));
    bytes = readFileSync(path);
  } catch (error) {
    return fail(messages.fileUnreadable(briefly(error)));
  }
  try {
    const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const tar = isZipped ? gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED }) : bytes;
    const entries = await unpackTar(tar, { strict: true });
    const seen = new Set<string>();
    return entries.flatMap(({ header: { name, type = 'file' }, data = new Uint8Array() }): Packed[] => {
      const inside = name.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
      if (leadsOut(inside)) found.refuse(inside, messages.leadsOut);
      else if (type === 'symlink' || type === 'link') found.refuse(inside, messages.isLink);
      else if (type !== 'file' && type !== 'directory') found.refuse(inside, messages.isNoFile);
      else if (type === 'file' && seen.has(inside)) found.refuse(inside, messages.twiceInArchive);
      seen.add(inside);
      return type === 'file' ? [{ name: inside, data }] : [];
    });
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') return fail(messages.archiveTooLarge(MOST_UNPACKED));
    return fail(messages.noArchive);
  }
}

/** Whether a path in an archive is meant for a place outside the folder it is unpacked in, on any system. */
function leadsOut(name: string): boolean {
  return /^[/\\]|^[A-Za-z]:|\\/.test(name) || name.split('/').includes('..');
}

/** The folder of the course within the archive, with its `/`; empty for the top. */
function rootOf(names: readonly string[]): string | undefined {
  const depth = (name: string): number => name.split('/').length;
  const [first] = names
    .filter((name) => name === COURSE_FILE || (name.endsWith(`/${COURSE_FILE}`) && depth(name) === 2))
    .sort((a, b) => depth(a) - depth(b));
  return first?.slice(0, -COURSE_FILE.length);
}
