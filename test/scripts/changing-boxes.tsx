/** An Ink app of boxes and texts that change at random, and what it has drawn after each change. */
import { EventEmitter } from 'node:events';
import { Box, type BoxProps, type DOMElement, render, Text, type TextProps, useBoxMetrics } from 'ink';
import { type ReactNode, useRef } from 'react';
import { defined } from '../../src/value/defined.ts';
import { seeded } from '../support/chance.ts';

type Chance = () => number;

/** Chances that are the same for the same seed. */
const chances = (seed: number): Chance => seeded(seed).next;

const among = <Item,>(chance: Chance, items: readonly Item[]): Item =>
  items[Math.floor(chance() * items.length)] as Item;

const WORDS = [
  'docker',
  'node ls',
  '部署应用',
  '▌',
  'two\nrows',
  '',
  'a\ttab',
  '第三行 mixed',
  'x'.repeat(30),
];

function styleOf(chance: Chance): TextProps {
  return {
    ...(chance() < 0.4 ? { color: among(chance, ['red', 'ansi256(80)', '#ff8800']) } : {}),
    ...(chance() < 0.2 ? { backgroundColor: 'blue' } : {}),
    ...(chance() < 0.3 ? { bold: true } : {}),
    ...(chance() < 0.3 ? { dimColor: true } : {}),
    ...(chance() < 0.2 ? { inverse: true } : {}),
  };
}

/** What of a box changes no place in the layout. */
function lookOf(chance: Chance): BoxProps {
  return {
    contentOffsetY: among(chance, [0, 0, 1, 3]),
    contentOffsetX: among(chance, [0, 0, 2]),
    ...(chance() < 0.4 ? { borderColor: among(chance, ['green', 'red']) } : {}),
    ...(chance() < 0.2 ? { backgroundColor: among(chance, ['green', 'yellow']) } : {}),
  };
}

/** @param isWhole nothing in it is shared out, so that no place has a fraction */
function boxOf(chance: Chance, isWhole: boolean): BoxProps {
  return {
    flexDirection: among(chance, ['row', 'column', 'column-reverse']),
    flexGrow: isWhole ? 0 : among(chance, [0, 0, 1]),
    flexShrink: isWhole ? 0 : among(chance, [0, 1]),
    overflow: among(chance, ['visible', 'hidden']),
    paddingX: among(chance, [0, 0, 1]),
    marginTop: among(chance, [0, 0, 1, -1]),
    ...(chance() < 0.2 ? { height: among(chance, [1, 2, 4]) } : {}),
    ...(chance() < 0.2 ? { width: among(chance, isWhole ? [12, 30] : ['50%', '33%', 12]) } : {}),
    ...(chance() < 0.1 ? { display: 'none' } : {}),
    ...(chance() < 0.2 ? { borderStyle: among(chance, ['single', 'round'] as const) } : {}),
    ...(chance() < 0.1 ? { position: 'absolute' as const } : {}),
  };
}

interface Part {
  readonly name: number;
  readonly isText: boolean;
  readonly seed: number;
  /** Of its colours and its first words, and of what it is scrolled by. */
  readonly look: number;
  /** Of the words that a text begins with. */
  readonly words: number;
  readonly parts: readonly Part[];
}

let names = 0;

function made(chance: Chance, depth: number): Part {
  const isText = depth === 0 || chance() < 0.3;
  names += 1;
  const count = isText ? 0 : 1 + Math.floor(chance() * 4);
  const parts = Array.from({ length: count }, () => made(chance, depth - 1));
  return { name: names, isText, seed: Math.floor(chance() * 1e6), look: 1, words: 1, parts };
}

/** One part of it in another way: in another style, without one of its own, with one more, or in another order. */
function changed(chance: Chance, part: Part): Part {
  const at = Math.floor(chance() * part.parts.length);
  if (part.isText || chance() < 0.25) {
    if (part.isText && chance() < 0.5) return { ...part, words: Math.floor(chance() * 1e6) };
    const how = chance();
    if (how < 0.3) return { ...part, look: Math.floor(chance() * 1e6) };
    if (part.isText || how < 0.4) return { ...part, seed: Math.floor(chance() * 1e6) };
    if (how < 0.6) return { ...part, parts: part.parts.filter((_, place) => place !== at) };
    if (how < 0.8) return { ...part, parts: part.parts.toSpliced(at, 0, made(chance, 1)) };
    return { ...part, parts: part.parts.toReversed() };
  }
  return { ...part, parts: part.parts.map((one, place) => (place === at ? changed(chance, one) : one)) };
}

function Words({ seed, look, words }: Part) {
  const chance = chances(seed);
  const colours = chances(look);
  const wrap = among(chance, ['wrap', 'truncate-end', 'truncate-middle'] as const);
  // Where its box knows how wide it is, a text may be shorter or longer.
  const box =
    chance() < 0.5
      ? { flexDirection: 'column' as const, width: among(colours, [20, 20, 20, undefined]) }
      : {};
  return (
    <Box flexShrink={0} {...defined(box)}>
      <Text wrap={wrap} {...styleOf(colours)}>
        {among(chances(words), WORDS)}
        {chance() < 0.6 && <Text {...styleOf(colours)}>{among(chance, WORDS)}</Text>}
        {chance() < 0.3 && among(chance, WORDS)}
      </Text>
    </Box>
  );
}

function Measured({ children, ...box }: BoxProps & { readonly children: ReactNode }) {
  const ref = useRef<DOMElement>(null);
  const { width, height, left, top, clientHeight } = useBoxMetrics(ref);
  return (
    <Box ref={ref} {...box}>
      <Text dimColor>{[width, height, left, top, clientHeight].join(' ')}</Text>
      {children}
    </Box>
  );
}

interface ShownProps {
  readonly part: Part;
  readonly isWhole: boolean;
}

function Shown({ part, isWhole }: ShownProps): ReactNode {
  if (part.isText) return <Words {...part} />;
  const chance = chances(part.seed);
  const Of = chance() < 0.2 ? Measured : Box;
  return (
    <Of {...boxOf(chance, isWhole)} {...lookOf(chances(part.look))}>
      {part.parts.map((one) => (
        <Shown key={one.name} part={one} isWhole={isWhole} />
      ))}
    </Of>
  );
}

/** What Ink keeps of a box that it has drawn, if it does. */
type Drawn = DOMElement & { drawn?: unknown; squashed?: unknown; rowsBefore?: unknown };

function forget(node: Drawn): void {
  delete node.drawn;
  delete node.squashed;
  delete node.rowsBefore;
  for (const child of node.childNodes) if (child.nodeName !== '#text') forget(child);
}

interface Drawings {
  /** The whole screen after each change. */
  readonly frames: string[];
  /** The same, with nothing kept of what was drawn before. */
  readonly anew: string[];
}

/** @returns what is drawn after each of so many changes */
export async function framesOf(seed: number, changes: number, isWhole: boolean): Promise<Drawings> {
  const chance = chances(seed);
  let last = '';
  const stdout = Object.assign(new EventEmitter(), {
    columns: 60,
    rows: 24,
    isTTY: true,
    write(text: string) {
      last = text;
      return true;
    },
  });
  names = 0;
  let parts = [made(chance, 4), made(chance, 4)];
  const top: { current: DOMElement | null } = { current: null };
  const app = () => (
    <Box ref={top} width={60} height={16} flexDirection="column" overflow="hidden">
      {parts.map((part) => (
        <Shown key={part.name} part={part} isWhole={isWhole} />
      ))}
    </Box>
  );
  const screen = render(app(), { stdout: stdout as never, debug: true, patchConsole: false });
  const frames: string[] = [];
  const anew: string[] = [];
  for (let at = 0; at < changes; at += 1) {
    // What follows from a layout is drawn, too.
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    frames.push(last);
    let root = top.current ?? undefined;
    while (root?.parentNode) root = root.parentNode;
    if (root) forget(root);
    stdout.emit('resize');
    anew.push(last);
    if (chance() < 0.1) {
      stdout.columns = among(chance, [60, 47, 80]);
      stdout.emit('resize');
    } else {
      for (let more = chance(); more >= 0; more -= 0.5) {
        const place = Math.floor(chance() * parts.length);
        parts = parts.map((part, one) => (one === place ? changed(chance, part) : part));
      }
      screen.rerender(app());
    }
  }
  screen.unmount();
  return { frames, anew };
}
