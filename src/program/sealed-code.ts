/** The file of a script's compiled code: a line that says for which starts it was made, the code, and what shows that it is whole. */
import { readBytes } from '../files/read.ts';

/** Compiled code that can be used. */
export interface FoundCode {
  readonly code: Buffer;
  /** The kinds of starts that have added to it. */
  readonly starts: readonly string[];
}

/** Stands before the code. */
interface Head {
  readonly starts: readonly string[];
  readonly bytes: number;
  readonly sum: number;
}

/** V8 reads the code where it is if it begins at a multiple of this. */
const ALIGNMENT = 8;
/** Of a block of a disk, bytes: a file that was being written when the power went has whole blocks that are not its own. */
const BLOCK = 512;
const LINE_END = '\n';

/** The file's content. */
export function sealedCode(code: Buffer, starts: readonly string[]): Buffer {
  const head: Head = { starts, bytes: code.length, sum: sumOf(code) };
  const line = JSON.stringify(head);
  const length = Math.ceil((line.length + LINE_END.length) / ALIGNMENT) * ALIGNMENT;
  return Buffer.concat([Buffer.from(line.padEnd(length - LINE_END.length) + LINE_END), code]);
}

/** The code in a file. @returns undefined if there is none, or not all of it: V8 ends the process at a part */
export function readCode(path: string): FoundCode | undefined {
  try {
    const content = readBytes(path);
    const end = content.indexOf(LINE_END) + LINE_END.length;
    const { starts, bytes, sum } = JSON.parse(content.toString('latin1', 0, end)) as Head;
    const code = content.subarray(end);
    return code.length === bytes && sumOf(code) === sum ? { code, starts } : undefined;
  } catch {
    return undefined;
  }
}

/** Over a few bytes of each block: all of them would take longer than is gained. */
function sumOf(code: Buffer): number {
  let sum = code.length;
  for (let at = 0; at + 4 <= code.length; at += BLOCK) sum = (Math.imul(sum, 31) + code.readInt32LE(at)) | 0;
  return sum;
}
