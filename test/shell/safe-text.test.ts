import { StringDecoder } from 'node:string_decoder';
import headless from '@xterm/headless';
import { describe, expect, test } from 'vitest';
import { OutputBuffer } from '../../src/shell/output-buffer.ts';
import { seeded } from '../support/chance.ts';

/** The lines that are shown after these chunks. */
function shown(...chunks: string[]): readonly string[] {
  const buffer = new OutputBuffer();
  for (const chunk of chunks) buffer.push('stdout', chunk);
  return buffer.lines(0, buffer.lineCount);
}

const RED = '\x1b[31m';
const OFF = '\x1b[0m';

describe('lines', () => {
  test.each([
    ['an unfinished line is shown', ['a\nb'], ['a', 'b']],
    ['empty lines count', ['\n\na\n'], ['', '', 'a']],
    ['a line may come in pieces', ['a', 'b', 'c\nd'], ['abc', 'd']],
    ['Windows line ends are line ends, even when cut', ['a\r\nb\r', '\nc'], ['a', 'b', 'c']],
    [
      'tabs become spaces up to the next multiple of eight',
      ['a\tb\n', 'x', '\ty'],
      ['a       b', 'x       y'],
    ],
    ['a wide character takes two columns before a tab', ['你\tb\n'], ['你      b']],
    [
      'so does a sign that the screen draws in two',
      ['✅\tb\n', '👨‍👩‍👧\tb\n'],
      ['✅      b', '👨‍👩‍👧      b'],
    ],
    ['a sign of several characters is overwritten as one', ['👨‍👩‍👧ab\r\x1b[Cx\n'], [' xab']],
    ['a mark joins its character, though it comes later', ['abe\r', '\x1b[3C\u0301\n'], ['abe\u0301']],
  ])('%s', (_, chunks, lines) => expect(shown(...chunks)).toEqual(lines));

  test('a very long line is cut with a mark, however it comes', () => {
    const long = 'x'.repeat(10_000);
    const cut = `${'x'.repeat(4000)}…`;
    expect(shown(`${long}\nshort\n`)).toEqual([cut, 'short']);
    expect(shown(...(`${long}\n`.match(/.{1,700}\n?/gs) ?? []))).toEqual([cut]);
    expect(shown(`${RED}${long}${OFF}\n`)).toEqual([`${RED}${'x'.repeat(4000)}${OFF}…`]);
  });
});

describe('colours', () => {
  test.each([
    ['end with the line and go on in the next', [`${RED}a\nb${OFF}c\n`], [`${RED}a${OFF}`, `${RED}b${OFF}c`]],
    ['survive any cut', ['\x1b', '[', '3', '1', 'ma\n'], [`${RED}a${OFF}`]],
    ['may be of 256 or of all', ['\x1b[38;5;9;48:2::1:2:3mA\n'], ['\x1b[38;5;9;48;2;1;2;3mA\x1b[0m']],
    ['never hide text or blink', ['\x1b[8mA\x1b[5mB\n'], ['AB']],
    ['that a line ends itself are left as they are', [`ok ${RED}no${OFF}\n`], [`ok ${RED}no${OFF}`]],
  ])('%s', (_, chunks, lines) => expect(shown(...chunks)).toEqual(lines));
});

describe('what a terminal would obey is not obeyed', () => {
  test.each([
    ['titles', 'a\x1b]0;owned\x07b'],
    ['the clipboard', 'a\x1b]52;c;ZXZpbA==\x1b\\b'],
    ['links, of which the text stays', '\x1b]8;;http://evil.example\x1b\\ab\x1b]8;;\x1b\\'],
    ['device strings, messages and application commands', 'a\x1bP1$qm\x1b\\\x1b^x\x1b\\\x1b_y\x1b\\b'],
    ['the same as single C1 characters', 'a\x9d0;owned\x9c\x90x\x9cb\x9b2J'],
    ['clearing the screen, modes and device questions', 'a\x1b[2J\x1b[?1049h\x1b[>4;2m\x1b[6n\x1bcb'],
    ['bells and other controls', 'a\x07\x00\x05\x0eb\x7f'],
    ['direction overrides and invisible characters', 'a\u202e\u2066\u200b\u{e0041}b\u2069\ufeff'],
    ['half a character', 'a\ud800b'],
  ])('%s', (name, text) => {
    expect(shown(text)).toEqual([name === 'half a character' ? 'a\ufffdb' : 'ab']);
  });

  test('a title that is never closed ends with its line', () => {
    expect(shown('\x1b]0;open\nnext\n')).toEqual(['', 'next']);
  });
});

describe('progress', () => {
  test('that returns to the start of its line shows its last state', () => {
    expect(shown('  10%\r  50%\r 100%\n')).toEqual([' 100%']);
    expect(shown('longer\rab\n')).toEqual(['abnger']);
    expect(shown('loading\r\x1b[Kdone\n')).toEqual(['done']);
  });

  test('that goes back by characters shows what stands there at the end', () => {
    expect(shown('1|\b/\b-\bok\n')).toEqual(['1ok']);
  });

  test('of several lines, as docker pull draws it, changes each in place', () => {
    const lines = shown(
      'a: Waiting\r\nb: Waiting\r\n',
      '\x1b[2A\x1b[2K\ra: Pulling 1MB\x1b[2B',
      '\r\x1b[1A\x1b[2K\rb: Done\x1b[1B',
      '\r\x1b[2A\x1b[2K\ra: Done\x1b[2B\r',
      'finished\n',
    );
    expect(lines).toEqual(['a: Done', 'b: Done', 'finished']);
  });

  test('drawn above erased lines leaves nothing old below', () => {
    expect(shown('one\ntwo\nthree\n\x1b[2A\x1b[Jnew\n')).toEqual(['one', 'new', '']);
  });
});

describe('both streams', () => {
  test('keep the lines that they began', () => {
    const buffer = new OutputBuffer();
    buffer.push('stdout', 'out');
    buffer.push('stderr', `${RED}err\n`);
    buffer.push('stdout', 'put\nmore\n');
    expect(buffer.lines(0, 9)).toEqual(['output', `${RED}err${OFF}`, 'more']);
  });
});

describe('whatever comes', () => {
  test('no escape but a colour gets through, and lines stay lines', () => {
    const random = seeded(1);
    const starts = [
      '\x1b[',
      '\x1b]',
      '\x1bP',
      '\x1b',
      '\x9b',
      '\x9d',
      '\r',
      '\n',
      '\b',
      '\t',
      '\x1b[3',
      'm',
      '你',
    ];
    for (let round = 0; round < 300; round += 1) {
      const bytes: number[] = [];
      for (let at = 0; at < 400; at += 1) {
        if (random.below(3) === 0) bytes.push(...Buffer.from(random.pick(starts)));
        else bytes.push(random.below(256));
      }
      const decoder = new StringDecoder('utf8');
      const buffer = new OutputBuffer();
      for (let at = 0; at < bytes.length; at += 37) {
        buffer.push('stdout', decoder.write(Buffer.from(bytes.slice(at, at + 37))));
        const left = buffer.lines(0, buffer.lineCount).map((line) => line.replaceAll(/\x1b\[[\d;]*m/g, ''));
        expect(left.join('')).not.toMatch(/[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
      }
    }
  });

  test('the cut into chunks makes no difference', () => {
    const random = seeded(2);
    const parts = [
      'ab',
      '你',
      '\x1b[31m',
      '\x1b[0m',
      '\n',
      '\r',
      '\r\n',
      '\b',
      '\x1b[1A',
      '\x1b[K',
      '\x1b]0;t\x07',
      '\t',
    ];
    for (let round = 0; round < 300; round += 1) {
      const text = Array.from({ length: 30 }, () => random.pick(parts)).join('');
      const plain = (lines: readonly string[]) =>
        lines.join('\n').replaceAll(/(\x1b\[0m)?\x1b\[31m|\x1b\[0m/g, '');
      expect(plain(shown(...random.cut(text))), JSON.stringify(text)).toBe(plain(shown(text)));
    }
  });

  test('lines look as a real terminal shows them', async () => {
    const random = seeded(3);
    const parts = [
      'a',
      'bc',
      'xyz',
      '你好',
      '\r',
      '\b',
      '\t',
      '\x1b[K',
      '\x1b[1K',
      '\x1b[2K',
      '\x1b[2D',
      '\x1b[3C',
      '\x1b[5G',
    ];
    const moves = ['\x1b[1A\r', '\x1b[2A\r', '\n', '\n', '\r\n'];
    for (let round = 0; round < 400; round += 1) {
      const text = Array.from({ length: 25 }, () => random.pick(random.below(4) === 0 ? moves : parts)).join(
        '',
      );
      const terminal = new headless.Terminal({
        cols: 200,
        rows: 50,
        convertEol: true,
        allowProposedApi: true,
      });
      await new Promise<void>((resolve) => terminal.write(text, resolve));
      const seen: string[] = [];
      for (let row = 0; row < 50; row += 1) {
        seen.push(terminal.buffer.active.getLine(row)?.translateToString(true) ?? '');
      }
      terminal.dispose();
      const ours = shown(text).map((line) => line.trimEnd());
      expect(ours.join('\n').trimEnd(), JSON.stringify(text)).toBe(
        seen
          .map((l) => l.trimEnd())
          .join('\n')
          .trimEnd(),
      );
    }
  });
});
