/** Counts the line feeds of a text. In a flood this is most of the work, so the processor looks at 16 bytes at once. */

const LINE_FEED = 10;
/** Bytes of the module's memory: enough for the text of one read of a pipe. The last 16 stay free for the end of a text. */
const PAGES = 4;
const PAGE = 64 * 1024;
const ROOM = PAGES * PAGE - 16;
/** Below this many characters a loop is done before the module would be made. */
const WORTH_IT = 4096;

/**
 * A WebAssembly module with its memory and one function `count(end)`: line feeds in the memory before `end`, which is a
 * multiple of 16. By hand, as it is one loop; the numbers are those of the specification's binary format.
 */
const COUNT = [
  ...[0x03, 0x40], // loop
  ...[0x20, 0, 0x41, 16, 0x6b, 0x22, 0], //   end := end - 16, and keep it as the address
  ...[0xfd, 0x00, 0, 0], //   v128.load: 16 bytes from there
  ...[0x41, LINE_FEED, 0xfd, 0x0f], //   i8x16.splat: 16 line feeds
  ...[0xfd, 0x23], //   i8x16.eq: which bytes are equal
  ...[0xfd, 0x64, 0x69], //   i8x16.bitmask, i32.popcnt: how many
  ...[0x20, 1, 0x6a, 0x21, 1], //   sum := sum + so many
  ...[0x20, 0, 0x0d, 0, 0x0b], //   again unless end is 0
  ...[0x20, 1], // sum
];
const section = (id: number, content: readonly number[]): readonly number[] => [
  id,
  content.length,
  ...content,
];
const named = (name: string): readonly number[] => [name.length, ...new TextEncoder().encode(name)];
const body = [1, 1, 0x7f, ...COUNT, 0x0b]; // one local, an i32
const MODULE = [
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // "\0asm", version 1
  ...section(1, [1, 0x60, 1, 0x7f, 1, 0x7f]), // one type: i32 → i32
  ...section(3, [1, 0]), // one function of that type
  ...section(5, [1, 0, PAGES]), // one memory
  ...section(7, [2, ...named('count'), 0, 0, ...named('memory'), 2, 0]), // what is exported
  ...section(10, [1, body.length, ...body]),
];

interface Counter {
  readonly memory: { readonly buffer: ArrayBuffer };
  count(end: number): number;
}

const encoder = new TextEncoder();
let ofLongText: ((text: string) => number) | undefined;

/** How many line feeds `text` holds. */
export function lineFeeds(text: string): number {
  if (text.length < WORTH_IT) return oneByOne(text);
  ofLongText ??= wideCounter();
  return ofLongText(text);
}

function wideCounter(): (text: string) => number {
  let counter: Counter;
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(MODULE)));
    counter = exports as unknown as Counter;
  } catch {
    // A processor without such instructions, or Node.js without WebAssembly (--jitless).
    return oneByOne;
  }
  const bytes = new Uint8Array(counter.memory.buffer);
  return (text) => {
    let sum = 0;
    for (let rest = text; rest !== ''; ) {
      const { read, written } = encoder.encodeInto(rest, bytes.subarray(0, ROOM));
      bytes.fill(0, written, written + 16);
      sum += counter.count(Math.ceil(written / 16) * 16);
      rest = rest.slice(read);
    }
    return sum;
  };
}

function oneByOne(text: string): number {
  let sum = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) sum += 1;
  return sum;
}
