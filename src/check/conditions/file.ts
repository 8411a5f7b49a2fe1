/** Compares a file of the workspace with the values that it must have. */

import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { readText } from '../../files/read.ts';
import type { Said } from '../../i18n/said.ts';
import { codeOf, reasonOf } from '../../value/error.ts';
import { cellMatches, soughtText } from '../patterns.ts';
import type { FileCheck } from '../types.ts';
import { type Verdict, words } from './verdict.ts';

/** Judges a file. It is only read where it lies inside the workspace, also after links are followed. */
export async function judgeFile(
  check: Pick<FileCheck, 'path' | 'values'>,
  workspace: string,
): Promise<Verdict> {
  const values = Object.entries(check.values ?? {});
  const expected = expectedFile(check);
  const fail = (actual: Said): Verdict => ({ passed: false, expected, actual });

  const read = await readInside(workspace, check.path);
  if ('problem' in read) return fail(read.problem);
  if (values.length === 0) return { passed: true, expected, actual: expected };

  // Loaded only when a file is to be read: YAML is not needed for the first screen.
  const { parseYaml } = await import('./yaml.ts');
  const document = parseYaml(read.text);
  if ('line' in document) return fail(words.fileNotYaml(check.path, document.line, document.why));
  const actual: Said[] = [];
  let passed = true;
  for (const [key, value] of values) {
    const found = valueAt(document.value, key.split('.'));
    actual.push(found === undefined ? words.fileNoValue(key) : words.fileValue(key, show(found)));
    passed &&= found !== undefined && valueMatches(value, found);
  }
  return { passed, expected, actual: words.joined(actual) };
}

/** What the check expects, in words. */
export function expectedFile(check: Pick<FileCheck, 'path' | 'values'>): Said {
  const values = Object.entries(check.values ?? {}).map(([key, value]) => [key, String(value)] as const);
  if (values.length === 0) return words.file(check.path);
  return words.joined(
    values.map(([key, value]) => {
      const text = soughtText(value);
      return text === undefined ? words.fileValueMatches(key, value) : words.fileValue(key, text);
    }),
  );
}

async function readInside(workspace: string, path: string): Promise<{ text: string } | { problem: Said }> {
  const target = resolve(workspace, path);
  if (!isInside(workspace, target)) return { problem: words.fileOutside(path) };
  try {
    if (!isInside(await realpath(workspace), await realpath(target)))
      return { problem: words.fileOutside(path) };
    return { text: readText(target) };
  } catch (error) {
    const code = codeOf(error) ?? reasonOf(error);
    return { problem: code === 'ENOENT' ? words.fileMissing(path) : words.fileUnreadable(path, code) };
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !isAbsolute(way) && way.split(/[\\/]/)[0] !== '..';
}

/** The value at a path; keys that hold dots themselves are found too. */
function valueAt(value: unknown, path: readonly string[]): unknown {
  if (path.length === 0) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  for (let length = 1; length <= path.length; length++) {
    const key = path.slice(0, length).join('.');
    const child = Object.hasOwn(value, key)
      ? Object.entries(value).find(([each]) => each === key)?.[1]
      : undefined;
    const found = child === undefined ? undefined : valueAt(child, path.slice(length));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Numbers are compared as numbers and texts as patterns, so that 5 is "5"; in a list one item must match. */
function valueMatches(wanted: string | number, found: unknown): boolean {
  if (Array.isArray(found)) return found.some((item) => valueMatches(wanted, item));
  const text = show(found);
  if (typeof wanted === 'number') return text.trim() !== '' && Number(text) === wanted;
  return cellMatches(wanted, text);
}

function show(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
