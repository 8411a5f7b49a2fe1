/** The beginning and the end of a stream are kept, however it is cut into pieces. */
import { describe, expect, it } from 'vitest';
import { HeadTail } from '../../src/shell/head-tail.ts';

const LIMIT = 10;
/** What is kept of a text that comes in pieces of so many characters. */
function kept(text: string, size: number): string {
  const stream = new HeadTail(LIMIT);
  for (let at = 0; at < text.length; at += size) stream.push(text.slice(at, at + size));
  return stream.text();
}
const DIGITS = '0123456789'.repeat(10);

describe.each([1, 3, 7, 10, 11, 25, 100])('in pieces of %i characters', (size) => {
  it('a short stream is kept whole', () => {
    expect(kept(DIGITS.slice(0, 2 * LIMIT), size)).toBe(DIGITS.slice(0, 2 * LIMIT));
  });

  it('of a long one both ends are kept, and what is missing is said', () => {
    expect(kept(`${DIGITS}end`, size)).toBe('0123456789\n[… 83 characters left out …]\n3456789end');
  });
});

it('can be asked in between', () => {
  const stream = new HeadTail(LIMIT);
  stream.push('a'.repeat(15));
  expect(stream.text()).toBe('a'.repeat(15));
  stream.push('b'.repeat(6));
  expect(stream.text()).toBe(`${'a'.repeat(10)}\n[… 1 characters left out …]\naaaabbbbbb`);
});
