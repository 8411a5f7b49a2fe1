/** States of the simulator as no simulator leaves them: a value taken out, or put where it makes no sense, in a document that is read. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProgramIo } from '../../../src/program/io.ts';
import { runProgram } from '../../../src/simulator/program.ts';
import { isRecord } from '../../../src/value/json.ts';
import { randomLab } from '../../simulator/fuzz.ts';
import { type Random, seeded } from '../../support/chance.ts';

const VALUES: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    '',
    ' ',
    'x',
    '../../x',
    '\x1b[2J',
    '\u0000',
    'x'.repeat(100_000),
    '999999999999/8',
    'NaN',
  ],
  ...[0, 1, -1, 0.5, 2, 7, 65_536, 1e9, -1e9, 1e15, 1e300, Number.MAX_SAFE_INTEGER],
  ...[[], {}, [null], [[]], [{}], { x: {} }, Array(1000).fill({}), { __proto__: null, constructor: 1 }],
  ...[
    'running',
    'ready',
    'manager',
    'remove',
    'instant',
    '2026-01-01T00:00:00Z',
    'not a time',
    '10.0.0.0/8',
    '0.0.0.0/0',
  ],
];

const COMMANDS: readonly (readonly string[])[] = [
  ['docker-machine', 'ls'],
  ['docker-machine', 'ssh', 'myvm1', 'docker node ls'],
  ['docker-machine', 'ssh', 'myvm1', 'docker service ls'],
  ['docker-machine', 'ssh', 'myvm1', 'docker service ps web'],
  ['docker-machine', 'ssh', 'myvm1', 'docker service scale -d web=4'],
  ['docker-machine', 'ssh', 'myvm1', 'docker ps -a'],
  ['docker-machine', 'ssh', 'myvm1', 'docker info'],
  ['docker-machine', 'ssh', 'myvm1', 'docker network ls'],
  ['docker-machine', 'create', '--driver', 'virtualbox', 'other'],
  ['docker-machine', 'stop', 'myvm1'],
  ['docker', 'run', '-d', 'nginx'],
  ['docker', 'version'],
  ['curl', '-s', 'http://192.168.99.100:8080'],
];

/** States that real commands led to, as documents, by the seed that chose them. */
const bases = new Map<number, Promise<string>>();
const SEEDS = [1, 2, 3, 5, 8, 13];

async function madeBy(seed: number): Promise<string> {
  const lab = await randomLab(seeded(seed), `fuzz ${seed}`);
  const document = JSON.stringify(lab.state);
  lab.close();
  return document;
}

function baseOf(seed: number): Promise<string> {
  const base = bases.get(seed) ?? madeBy(seed);
  bases.set(seed, base);
  return base;
}

/** All places in a document: the object or list that holds a value, and its key there. */
function placesIn(value: unknown, found: [object, string][] = []): [object, string][] {
  if (!Array.isArray(value) && !isRecord(value)) return found;
  for (const [key, inner] of Object.entries(value)) {
    found.push([value, key]);
    placesIn(inner, found);
  }
  return found;
}

function damage(document: object, random: Random): string {
  const places = placesIn(document);
  const [holder, key] = random.pick(places);
  const value = (holder as Record<string, unknown>)[key];
  const put = (changed: unknown): void => {
    (holder as Record<string, unknown>)[key] = changed;
  };
  const way = random.below(5);
  if (way === 0) delete (holder as Record<string, unknown>)[key];
  else if (way === 1) {
    const [from, name] = random.pick(places);
    put(structuredClone((from as Record<string, unknown>)[name]));
  } else if (way === 2 && typeof value === 'number') put(value * random.pick([-1, 0, 1e6, 1e-6, 2]));
  else if (way === 3 && Array.isArray(value)) put([...value, ...structuredClone(value)]);
  else put(structuredClone(random.pick(VALUES)));
  return `${way} at ${key}`;
}

/** A mistake of ours that was not foreseen, as JavaScript words it. */
const FAULT =
  /^ +at .*[:(]|node:internal|file:\/\/\/|is not a function|is not iterable|Cannot (read|set|convert|destructure)|Invalid (time|array|count|string)|Maximum call|not defined/m;

/** One state, and two commands on it. @returns what is wrong with how it was dealt with */
export async function damagedState(random: Random): Promise<string[]> {
  const document = JSON.parse(await baseOf(random.pick(SEEDS)));
  const done: string[] = [];
  for (let times = 0; times < 1 + random.below(3); times += 1) done.push(damage(document, random));
  const root = mkdtempSync(join(tmpdir(), 'fuzz-state-'));
  const folder = join(root, 'simulator');
  mkdirSync(folder);
  writeFileSync(join(folder, 'state.json'), JSON.stringify(document));
  const wrong: string[] = [];
  try {
    for (const words of [random.pick(COMMANDS), random.pick(COMMANDS), ['docker-machine', 'ls']]) {
      const { code, told } = await run(words, folder);
      const what = `${words.join(' ')} after ${done.join(', ')}`;
      if (!Number.isInteger(code) || code < 0 || code > 255) wrong.push(`${what}: exit code ${code}`);
      const fault = FAULT.exec(told);
      if (fault && !/To start over|a new, empty one is used/.test(told))
        wrong.push(`${what}: it prints ${JSON.stringify(told.slice(0, 500))}`);
    }
    const left = readdirSync(folder).filter((name) => /\.lock$|\.tmp$/.test(name));
    if (left.length > 0) wrong.push(`${left.join(', ')} is left`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return wrong;
}

async function run(words: readonly string[], folder: string): Promise<{ code: number; told: string }> {
  const [name = '', ...argv] = words;
  let told = '';
  const print = (text: string): void => {
    told += text;
  };
  const io: ProgramIo = {
    env: { SWARM_TUTOR_SIMULATOR: folder, SWARM_TUTOR_SPEED: 'instant', HOME: folder, PATH: '/bin' },
    cwd: folder,
    stdin: async () => '',
    out: print,
    err: print,
    isTerminal: false,
    columns: 80,
  };
  return { code: await runProgram(name, argv, io), told };
}
