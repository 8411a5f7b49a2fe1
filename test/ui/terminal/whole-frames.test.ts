/** Frames that Ink draws in one go reach the terminal as one, and nothing overtakes them. */
import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { wholeFrames } from '../../../src/ui/terminal/whole-frames.ts';

const [BEGIN, END] = ['\u001B[?2026h', '\u001B[?2026l'];

/** What reached the terminal, a piece for each write. */
function terminal() {
  const pieces: string[] = [];
  const stdout = new Writable({
    decodeStrings: false,
    write(data, _encoding, done) {
      pieces.push(String(data));
      done();
    },
  });
  const stream = wholeFrames(stdout);
  const frame = (text: string) => {
    stream.write(BEGIN);
    stream.write(text);
    stream.write(END);
  };
  return { pieces, stream, frame };
}

it('gathers the frames of one turn into one update of the terminal', async () => {
  const { pieces, frame } = terminal();
  frame('one');
  frame('two');
  expect(pieces).toEqual([]);
  await Promise.resolve();
  expect(pieces).toEqual([`${BEGIN}onetwo${END}`]);
});

it('writes frames of different turns apart', async () => {
  const { pieces, frame } = terminal();
  frame('one');
  await Promise.resolve();
  frame('two');
  await Promise.resolve();
  expect(pieces).toEqual([`${BEGIN}one${END}`, `${BEGIN}two${END}`]);
});

it('keeps everything else in its place: what is lent and given back comes after the frame before it', () => {
  const { pieces, stream, frame } = terminal();
  frame('last');
  stream.write('\u001B[?1049l');
  expect(pieces).toEqual([`${BEGIN}last${END}`, '\u001B[?1049l']);
});

it('calls back once what was written has left', async () => {
  const { pieces, stream, frame } = terminal();
  frame('last');
  await new Promise<void>((resolve) => stream.write('', () => resolve()));
  expect(pieces.join('')).toBe(`${BEGIN}last${END}`);
});
