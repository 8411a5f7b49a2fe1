/**
 * `npm run soak [KILLS] [SEED]`: an unattended walk on the simulator that is killed (kill -9) at random moments, again and
 * again, now and then in the middle of a reset. After each kill the home is looked at: nothing finished may be lost, no
 * file half-written, nothing made that the ledger does not list. The seed decides when and what; how far the program
 * had come by then is up to the computer. Stops at the first trouble and keeps the home.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { processOf } from '../../src/files/part.ts';
import { seeded } from '../support/chance.ts';
import { filesOf, listedIn, passedIn, troublesIn } from '../support/intact.ts';
import { soakGiven } from './given.ts';
import { live } from './live.ts';

const { kills, seed } = soakGiven('soak', 500);
const { next: random } = seeded(seed);
const folder = mkdtempSync(join(tmpdir(), 'swarm-tutor-soak-'));
const home = join(folder, 'home');
const RUN = ['run', '--driver', 'simulator', '--speed', 'instant'];
const RESET = ['reset', '--yes'];
/** Every so manieth kill is one of a reset. */
const RESETS = 0.08;
/** The longest that a program lives, milliseconds; most moments of a walk lie within it, as it goes on each time. */
const LONGEST_MS = 2500;

function fail(kill: number, what: readonly string[], told: string): never {
  console.error(
    `\nkill ${kill} of seed ${seed}:\n  ${what.join('\n  ')}\n\nIt had told:\n${told.slice(-3000)}`,
  );
  console.error(`\nThe home is kept: ${home}`);
  process.exit(1);
}

/** A reset that was killed: what it had left is gone after the next one. */
async function finishReset(kill: number): Promise<void> {
  const { code, told } = await live(home, RESET);
  const kept = existsSync(home) ? readdirSync(home) : [];
  const left = kept.filter((name) => !/^(ledger\.json|transcripts|workspace|simulator)$/.test(name));
  const troubles = [
    ...(code === 0 ? [] : [`the reset after it ended with ${code}`]),
    ...left.map((name) => `${name} was left by the reset after it`),
    ...listedIn(home).map((thing) => `${thing} was left in the ledger`),
  ];
  if (troubles.length > 0) fail(kill, troubles, told);
}

console.log(`soak: ${kills} kills, seed ${seed}`);
const begun = Date.now();
let before: string[] = [];
let resets = 0;
let walks = 0;
for (let kill = 1; kill <= kills; kill += 1) {
  const isReset = random() < RESETS;
  const delay = isReset ? 60 + random() * 300 : 60 + random() * LONGEST_MS;
  const { code, told } = await live(home, isReset ? RESET : RUN, delay);
  const troubles = troublesIn(home);
  if (troubles.length > 0) fail(kill, troubles, told);
  if (code !== null && code !== 0) fail(kill, [`it ended with ${code} before it was killed`], told);
  if (isReset) {
    resets += 1;
    await finishReset(kill);
    before = [];
    continue;
  }
  const startedOver = told.includes('starting over');
  if (startedOver) walks += 1;
  const after = passedIn(home);
  const lost = startedOver ? [] : before.filter((id) => !after.includes(id));
  if (lost.length > 0)
    fail(
      kill,
      lost.map((id) => `${id} was finished, and is not any more`),
      told,
    );
  // A step begins only when the one before it is on disk.
  const ended = told.match(/^\[\d+\/\d+\]/gm)?.length ?? 0;
  const gained = after.length - (startedOver ? 0 : before.length);
  if (ended - 1 > gained)
    fail(kill, [`${ended - 1} steps were told as finished, ${gained} are on disk`], told);
  before = after;
  if (kill % 25 === 0)
    console.log(`${kill} kills, ${resets} of resets, ${walks} walks begun anew, ${after.length} steps done`);
}
const last = await live(home, RUN);
if (last.code !== 0 || troublesIn(home).length > 0)
  fail(kills, ['the walk could not be ended', ...troublesIn(home)], last.told);
const parts = filesOf(home).filter(({ path }) =>
  path.split(/[/\\]/).some((name) => processOf(name) !== undefined),
);
if (parts.length > 0)
  fail(
    kills,
    parts.map(({ path }) => `${path} was left lying`),
    last.told,
  );
console.log(
  `All held. ${kills} kills (${resets} of resets) in ${Math.round((Date.now() - begun) / 1000)} s, seed ${seed}.`,
);
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
