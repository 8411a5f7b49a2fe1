/**
 * `npm run soak:rooms -- [KILLS] [SEED]`: learners' tutors that walk in a room, and its server, are killed (kill -9) at random
 * moments, again and again. Homes are looked at after each kill; in the end everybody gets through, and the room must know
 * each step that anybody ever had finished, from every event once. Stops at the first trouble and keeps the folder.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { type BenchServer, startBenchServer } from '../../scripts/bench/room/server.ts';
import { openStore } from '../../src/room/store/open-store.ts';
import { wholeLog } from '../../src/room/store/whole-log.ts';
import { seeded } from '../support/chance.ts';
import { passedIn, troublesIn } from '../support/intact.ts';
import { PROGRAM } from '../support/program.ts';
import { soakGiven } from './given.ts';
import { live } from './live.ts';

const { kills, seed } = soakGiven('soak:rooms', 200);
const { next: random } = seeded(seed);
const folder = mkdtempSync(join(tmpdir(), 'swarm-tutor-soak-rooms-'));
const store = join(folder, 'rooms.db');
const NAMES = ['Ada', 'Bob', 'Cleo'];
const RUN = ['run', '--driver', 'simulator', '--speed', 'instant'];
/** The longest that a tutor lives, milliseconds; it goes on where it was. */
const LONGEST_MS = 3_000;
/** Every so manieth time the server is killed while the tutor runs, and is away for so long at most, milliseconds. */
const SERVERS = 0.5;
const LONGEST_AWAY_MS = 800;
/** Tries to send what is left once nothing is killed any more. */
const MOST_LAST_WALKS = 5;

const learners = NAMES.map((name) => ({
  ...{ name, home: join(folder, name) },
  /** All that was ever finished in this home. */
  finished: new Set<string>(),
}));
type SoakLearner = (typeof learners)[number];

function fail(when: string, what: readonly string[], told = ''): never {
  console.error(
    `\n${when}, seed ${seed}:\n  ${what.join('\n  ')}\n${told.slice(-3000)}\nThe folder is kept: ${folder}`,
  );
  process.exit(1);
}

function start(port?: number): Promise<BenchServer> {
  const home = join(folder, 'teacher');
  mkdirSync(home, { recursive: true });
  return startBenchServer({ cli: PROGRAM, home, store, ...(port === undefined ? undefined : { port }) });
}

let server = await start();
let serversKilled = 0;

async function killServer(after: number): Promise<void> {
  await pause(after);
  await server.kill();
  await pause(random() * LONGEST_AWAY_MS);
  server = await start(server.port);
  serversKilled += 1;
}

function look({ home, name, finished }: SoakLearner, when: string, told: string): void {
  const troubles = troublesIn(home);
  if (troubles.length > 0)
    fail(
      when,
      troubles.map((trouble) => `${name}: ${trouble}`),
      told,
    );
  for (const step of passedIn(home)) finished.add(step);
}

/** How many events still wait in a home. */
function waitingIn(home: string): number {
  const queue = join(home, 'room', 'queue');
  return existsSync(queue) ? readdirSync(queue).length : 0;
}

console.log(`soak of rooms: ${kills} kills, seed ${seed}`);
const begun = Date.now();
const { code: roomCode } = await board();
for (const { name, home } of learners) {
  const { code, told } = await live(home, [
    'join',
    `127.0.0.1:${server.port}/${roomCode}`,
    '--as',
    name,
    '--yes',
  ]);
  if (code !== 0) fail(`${name} joins`, [`it ended with ${code}`], told);
}
for (let kill = 1; kill <= kills; kill += 1) {
  const learner = learners[Math.floor(random() * learners.length)];
  if (!learner) break;
  const delay = 300 + random() * LONGEST_MS;
  const breaking = random() < SERVERS ? killServer(random() * delay) : undefined;
  const { code, told } = await live(learner.home, RUN, delay);
  await breaking;
  if (code !== null && code !== 0)
    fail(`kill ${kill}`, [`${learner.name}'s walk ended with ${code} before`], told);
  look(learner, `kill ${kill}`, told);
  if (kill % 10 === 0)
    console.log(
      `${kill} kills, ${serversKilled} of servers; ${learners.map(({ finished }) => finished.size).join(', ')} steps`,
    );
}

for (const learner of learners)
  for (let walk = 1; ; walk += 1) {
    const { code, told } = await live(learner.home, RUN);
    if (code !== 0) fail(`the last walk of ${learner.name}`, [`it ended with ${code}`], told);
    look(learner, `the last walk of ${learner.name}`, told);
    if (waitingIn(learner.home) === 0) break;
    if (walk === MOST_LAST_WALKS)
      fail('in the end', [`${waitingIn(learner.home)} events of ${learner.name} wait for ever`]);
  }

const troubles: string[] = [];
const opened = await openStore(store);
const [record] = await opened.rooms();
const log = record ? await wholeLog(opened, record.id) : [];
await opened.close();
const ids = log.map(({ by, id }) => `${by} ${id}`);
if (new Set(ids).size < ids.length) troubles.push(`${ids.length - new Set(ids).size} events are there twice`);
for (const [at, { name, finished }] of learners.entries()) {
  const known = new Set(
    log.flatMap(({ by, body }) =>
      by === at + 1 && body.type === 'step' && body.status === 'passed' ? body.step : [],
    ),
  );
  const unheard = [...finished].filter((step) => !known.has(step));
  if (unheard.length > 0) troubles.push(`the room never heard that ${name} finished ${unheard.join(', ')}`);
}
const { view } = await board();
if (view.learners !== learners.length) troubles.push(`${view.learners} learners are on the board`);
for (const { step, passed } of view.bars) {
  const wanted = learners.filter(({ finished }) => finished.has(step)).length;
  if (passed !== wanted) troubles.push(`${step} was passed by ${wanted}, on the board by ${passed}`);
}
await server.end();
if (troubles.length > 0) fail('in the end', troubles);
console.log(
  `All held. ${kills} kills of tutors and ${serversKilled} of servers in ${Math.round((Date.now() - begun) / 1000)} s, ${log.length} events, seed ${seed}.`,
);
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

/** The code of the room, and its board as its server shows it. */
async function board(): Promise<{
  readonly code: string;
  readonly view: {
    readonly learners: number;
    readonly bars: readonly { readonly step: string; readonly passed: number }[];
  };
}> {
  const headers = { authorization: `Bearer ${server.key}` };
  const answer = await fetch(`http://127.0.0.1:${server.port}/v1/board`, { headers });
  const document = await answer.json();
  return { code: document.room.code, view: document.board };
}
