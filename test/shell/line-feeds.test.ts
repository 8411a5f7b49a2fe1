/** Line feeds are counted by the processor's wide instructions; a text is split the plain way to compare. */
import { afterEach, expect, test, vi } from 'vitest';
import { seeded } from '../support/chance.ts';

const { lineFeeds } = await import('../../src/shell/line-feeds.ts');
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const plainly = (text: string): number => text.split('\n').length - 1;

/** Texts about as long as the reads of a pipe, of characters that take one to four bytes, and halves of such. */
function* texts(seed: number): Generator<string> {
  const chance = seeded(seed);
  for (let round = 0; round < 60; round += 1) {
    const length = chance.below(100_000);
    let text = '';
    while (text.length < length)
      text += chance
        .pick(['\n', '\n\n', 'a', '\r\n', 'ein Wort', '节点', '🐳', '\ud83d', '\0', 'Ċ'])
        .repeat(1 + chance.below(40));
    yield text;
  }
}

test('counts the line feeds of any text', () => {
  for (const text of texts(1)) expect(lineFeeds(text)).toBe(plainly(text));
});

test.each([0, 1, 15, 16, 17, 4095, 4096, 4097, 262_127, 262_128, 262_129, 1_000_000])(
  'counts %i of nothing but line feeds',
  (length) => expect(lineFeeds('\n'.repeat(length))).toBe(length),
);

test('a longer text before it leaves nothing behind', () => {
  lineFeeds('\n'.repeat(200_000));
  expect(lineFeeds('a'.repeat(5001))).toBe(0);
});

test('counts one by one where there is no WebAssembly', async () => {
  vi.stubGlobal('WebAssembly', undefined);
  vi.resetModules();
  const without = await import('../../src/shell/line-feeds.ts');
  for (const text of texts(2)) expect(without.lineFeeds(text)).toBe(plainly(text));
});
