/** Random lines of keys and pastes on every screen, in windows that change: nothing breaks, nothing hostile comes out again. */
import { setTimeout as after, setImmediate as turn } from 'node:timers/promises';
import { ASK_BACKGROUND } from '../../../src/ui/terminal/background.ts';
import { ASK_WIDTH } from '../../../src/ui/terminal/stand-ins.ts';
import type { Random } from '../../support/chance.ts';
import { KEY } from '../../support/terminal.ts';
import { openBareTerminal } from './bare-terminal.ts';
import { FOREIGN, keyPiece, WINDOWS } from './key-pieces.ts';
import { SCREENS } from './screens.ts';

/** The screen is asked to end, and has not: it never will. Milliseconds. */
const PATIENCE_MS = 10_000;
/** Time between two Ctrl-C of somebody who wants to leave; a key that may begin a word waits for less than that. */
const BETWEEN_MS = 150;
/** Somebody stops a command, closes what is open, and confirms. */
const MOST_CTRL_C = 6;

/** What the screen itself sends to a terminal: moves, erasures, modes; no colours, as none are asked for. */
const OWN = /\x1b\[[\d;]*[ABCDEFGHJKm]|\x1b\[\?\d+[hl]|\x1b\[>?\d*u/g;
/** What nothing may send: other controls, and marks that turn the text round. */
const UNSAFE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

/** What is wrong with a piece of output. */
function wrongIn(written: string): string | undefined {
  const rest = written.replaceAll(ASK_BACKGROUND, '').replaceAll(ASK_WIDTH, '');
  const foreign = rest.indexOf(`\x1b[${FOREIGN}`);
  const at = foreign >= 0 ? foreign : rest.replace(OWN, '').search(UNSAFE);
  if (at < 0) return undefined;
  const seen = foreign >= 0 ? rest : rest.replace(OWN, '');
  return `it sends ${JSON.stringify(seen.slice(Math.max(0, at - 40), at + 40))}`;
}

/** One line of keys on one screen. @returns what is wrong with how it was dealt with */
export async function randomKeys(random: Random): Promise<string[]> {
  const wrong = new Set<string>();
  /** Modes of the terminal that are on, by their numbers. */
  const modes = new Set<string>();
  const terminal = openBareTerminal(random.pick(WINDOWS), (written) => {
    const found = wrongIn(written);
    if (found !== undefined) wrong.add(found);
    for (const [, mode = '', to] of written.matchAll(/\x1b\[\?(\d+)([hl])/g))
      if ((to === 'h') === (mode !== '25')) modes.add(mode);
      else modes.delete(mode);
  });
  const name = random.pick(Object.keys(SCREENS));
  const leaving = new AbortController();
  const screen = SCREENS[name]?.(terminal, random, leaving.signal);
  if (!screen) throw new Error(`no screen ${name}`);
  let hasEnded = false;
  const ending = screen.ending.then(
    () => {
      hasEnded = true;
    },
    (error: unknown) => {
      hasEnded = true;
      wrong.add(`it throws ${error instanceof Error ? error.stack : String(error)}`);
    },
  );
  const pieces = Array.from({ length: 1 + random.below(24) }, () => keyPiece(random));
  for (const piece of pieces) {
    if (typeof piece !== 'string') terminal.resize(...piece);
    else terminal.send(piece);
    if (random.below(3) > 0) await turn();
    if (hasEnded) break;
  }
  await turn();
  for (let times = 0; times < (random.below(4) === 0 ? MOST_CTRL_C : 0) && !hasEnded; times += 1) {
    terminal.send(KEY.ctrlC);
    await Promise.race([ending, after(BETWEEN_MS)]);
    if (times === MOST_CTRL_C - 1 && !hasEnded) wrong.add('Ctrl-C does not end it');
  }
  leaving.abort();
  await Promise.race([ending, after(PATIENCE_MS, undefined, { ref: false })]);
  if (!hasEnded) wrong.add('it never ends');
  else if (modes.size > 0) wrong.add(`it leaves modes ${[...modes].join(', ')} of the terminal on`);
  for (const one of screen.wronglyDone()) wrong.add(one);
  const line = JSON.stringify(
    pieces.map((piece) => (typeof piece === 'string' ? piece.slice(0, 60) : piece)),
  );
  return [...wrong].map((one) => `${name}: ${one}\n  after ${line}`);
}
