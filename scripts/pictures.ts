/**
 * `npm run pictures`: the pictures of the README, made from real screens: the built program in a pseudo-terminal,
 * walked by keys on the simulator, and what the terminal then shows, cell by cell, as SVG; and a minute of the walk as one
 * picture that moves. Each holds a fingerprint of its page, by which a test sees that it is older than the screen.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { animated, type Frame, frameOf } from './pictures/animation.ts';
import { fingerprintOf, LANGUAGES, PICTURES, SHOTS, type Shot } from './pictures/shots.ts';
import { svgOf } from './pictures/svg.ts';
import { openProgram, ROOT, screenOf } from './pictures/terminal.ts';

const FOLDER = join(ROOT, 'docs', 'pictures');
/** The picture of the swarm follows a step within a second or so. */
const SETTLE = 4000;
/** Time to read between two keys of the walk, milliseconds. */
const READ = 2000;
const WALK_SIZE = { columns: 80, rows: 24 } as const;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function fingerprint(name: string): Promise<string> {
  const page = PICTURES.find((picture) => picture.name === name)?.page;
  if (!page) throw new Error(`${name} has no page`);
  return fingerprintOf(page);
}

async function still(shot: Shot): Promise<void> {
  const opened = openProgram(shot);
  try {
    for (const [seen, keys] of shot.keys) {
      await opened.until(seen);
      opened.press(keys);
    }
    await opened.until(shot.when);
    await pause(SETTLE);
    const text = svgOf(opened.terminal, `swarm-tutor: ${shot.at}`, await fingerprint(shot.name));
    writeFileSync(join(FOLDER, `${shot.name}.svg`), text);
    console.log(screenOf(opened.terminal));
  } finally {
    opened.end();
  }
}

/** From the first page over a swarm that is initialized to one that is joined, and a look at it. */
async function walk(language: (typeof LANGUAGES)[number]): Promise<void> {
  const opened = openProgram({ language, ...WALK_SIZE, until: 'list-machines' });
  const frames: Frame[] = [];
  const begun = performance.now();
  const keep = () => {
    const frame = frameOf(opened.terminal, frames.length === 0 ? 0 : Math.round(performance.now() - begun));
    if (frame.rows.join() !== frames.at(-1)?.rows.join()) frames.push(frame);
  };
  opened.onFrame(keep);
  const press = async (seen: string | RegExp, keys: string) => {
    await opened.until(seen);
    await pause(READ);
    opened.press(keys);
  };
  const passed = /✓[\s\S]*⏎ (next|下一步)/;
  try {
    // The first page, the step that was done last, the next one, and what it came to.
    await press('⏎', '\r');
    await press(passed, '\r');
    await press('▌', '\r');
    await press(passed, '\r');
    // A question.
    await press('3  192', '2');
    await press(passed, '\r');
    // The token, and a worker that joins with it.
    await press('▌', '\r');
    await press(passed, '\r');
    await press('▌', '\r');
    await press(passed, 'm');
    await press(/Esc/, '\u001B');
    await opened.until('⏎');
    await pause(READ);
    const text = animated(frames, WALK_SIZE, 'swarm-tutor', await fingerprint(`walk-${language}`));
    writeFileSync(join(FOLDER, `walk-${language}.svg`), text);
    console.log(`${frames.length} frames, ${text.length} bytes`);
  } finally {
    opened.end();
  }
}

mkdirSync(FOLDER, { recursive: true });
/** Names of pictures, or their beginnings, choose among them: `npm run pictures -- walk`. */
const chosen = process.argv.slice(2);
const isWanted = (name: string) => chosen.length === 0 || chosen.some((begin) => name.startsWith(begin));
await Promise.all([
  ...SHOTS.filter(({ name }) => isWanted(name)).map(still),
  ...LANGUAGES.filter((language) => isWanted(`walk-${language}`)).map(walk),
]);
