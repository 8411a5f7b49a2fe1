/**
 * `npm run soak:exercises -- [KILLS] [SEED]`: exercises that are begun, worked in, judged, given up and begun anew, and killed
 * (kill -9) at random moments meanwhile. After each kill the exercise is whole: it was not begun, or it stands as it did, no
 * rule is broken by the kill, and nothing that was told as solved is forgotten. Stops at the first trouble and keeps the folder.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { isLeftover } from '../../src/files/leftovers.ts';
import { seeded } from '../support/chance.ts';
import { filesOf } from '../support/intact.ts';
import { soakGiven } from './given.ts';
import { type Life, live } from './live.ts';

const { kills, seed } = soakGiven('soak:exercises', 100);
const { next: random } = seeded(seed);
const folder = mkdtempSync(join(tmpdir(), 'swarm-tutor-soak-exercises-'));
const home = join(folder, 'home');
const INSTANT = ['--driver', 'simulator', '--speed', 'instant'];
/** Some that break a service, and a command of somebody who tries to mend it: it breaks no rule. */
const EXERCISES: Readonly<Record<string, string>> = {
  'idle-worker': 'docker node update --availability active myvm2 && docker service update --force web',
  'all-on-one': 'docker service update --force web',
  'misspelt-image': 'docker service ls',
};
/** What is done, the likelier the more often it stands here: with an exercise that is open, and with one that is not. */
const OPEN_DONE = ['begin', 'work', 'work', 'work', 'check', 'check', 'check', 'solution', 'forget'] as const;
const NEW_DONE = ['begin', 'begin', 'begin', 'solution', 'forget'] as const;
type SoakDeed = (typeof OPEN_DONE)[number];
/** Every so manieth program comes to its end: others find something that was done. */
const WHOLE = 0.4;
/** How long each took that came to its end, milliseconds: most moments at which others are killed lie within that. */
const took = new Map<SoakDeed, number>();
const AT_FIRST_MS = 1500;

interface SoakVerdict {
  readonly passed: boolean;
  readonly checks: readonly { readonly passed: boolean }[];
  readonly rules: readonly { readonly id: string; readonly passed: boolean; readonly actual: string }[];
}

function fail(when: string, what: readonly string[], told = ''): never {
  console.error(
    `\n${when}, seed ${seed}:\n  ${what.join('\n  ')}\n${told.slice(-3000)}\nThe folder is kept: ${folder}`,
  );
  process.exit(1);
}

const pick = <T>(list: readonly T[]): T => {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new RangeError('nothing to pick from');
  return chosen;
};

function wordsOf(what: SoakDeed, name: string): string[] {
  switch (what) {
    case 'begin':
      return ['exercise', name, '--reset', '--yes', ...INSTANT];
    case 'work':
      return ['exercise', name, '-c', EXERCISES[name] ?? '', ...INSTANT];
    case 'check':
      return ['exercise', name, '--check', ...INSTANT];
    case 'solution':
      return ['exercise', name, '--solution', '--yes', ...INSTANT];
    case 'forget':
      return ['reset', '--machines', '--yes'];
  }
}

/** Files that are half-written, or were set aside as unreadable. */
function brokenFiles(): string[] {
  return filesOf(home).flatMap(({ path, text }) => {
    if (path.includes('.corrupt-')) return [`${path} was set aside`];
    if (!path.endsWith('.json')) return [];
    try {
      JSON.parse(text);
      return [];
    } catch (error) {
      return [`${path} is half-written: ${String(error)}`];
    }
  });
}

/** The exercises that are remembered as solved. */
function solvedIn(): string[] {
  const file = join(home, 'progress.json');
  if (!existsSync(file)) return [];
  const { exercises = {} } = JSON.parse(readFileSync(file, 'utf8'));
  const own: Readonly<Record<string, { readonly status: string }>> = exercises['part-4-swarms'] ?? {};
  return Object.keys(own).filter((name) => own[name]?.status === 'passed');
}

const isBegun = (name: string): boolean => existsSync(join(home, 'exercises', name, 'exercise.json'));

/** The verdict on an exercise as it stands; undefined when it was not begun. */
async function verdictOn(name: string, when: string): Promise<SoakVerdict | undefined> {
  const { code, told } = await live(home, [...wordsOf('check', name), '--json']);
  if (code === 3 && !isBegun(name)) return undefined;
  if (code !== 0 && code !== 1) fail(when, [`${name} could not be judged: it ended with ${code}`], told);
  return JSON.parse(told.slice(told.indexOf('{'))) as SoakVerdict;
}

/** What is wrong with one end of a program, killed or not. */
function troublesOf(what: string, { code, told }: Life): string[] {
  const isRight =
    code === null || code === 0 || (code === 1 && what === 'check') || (code === 3 && /begun/.test(told));
  return [
    ...(isRight ? [] : [`${what} ended with ${code}`]),
    ...(/^ +at |node:internal|Something went wrong/m.test(told) ? [`${what} tells of a fault`] : []),
    ...brokenFiles(),
  ];
}

console.log(`soak of exercises: ${kills} kills, seed ${seed}`);
const begun = Date.now();
const solved = new Set<string>();
const counts = new Map<string, number>();
for (let kill = 0; kill < kills; ) {
  const name = pick(Object.keys(EXERCISES));
  const what = pick(isBegun(name) ? OPEN_DONE : NEW_DONE);
  const when = `kill ${kill + 1}: ${what} of ${name}`;
  const isWhole = random() < WHOLE;
  const delay = 40 + random() * (took.get(what) ?? AT_FIRST_MS);
  const at = performance.now();
  const life = await live(home, wordsOf(what, name), isWhole ? undefined : delay);
  if (life.code === null) kill += 1;
  else if (isWhole) took.set(what, performance.now() - at);
  const troubles = troublesOf(what, life);
  if (troubles.length > 0) fail(when, troubles, life.told);
  counts.set(what, (counts.get(what) ?? 0) + (life.code === null ? 1 : 0));
  // With the solution shown, it does not count.
  if (/^Solved in /m.test(life.told)) solved.add(name);
  const verdict = await verdictOn(name, when);
  if (what === 'begin' && life.code === 0 && verdict === undefined) fail(when, ['it was begun, and is not']);
  if (what === 'begin' && life.code === 0 && verdict?.passed) fail(when, ['it is solved at its start']);
  const broken = verdict?.rules.filter(({ passed }) => !passed) ?? [];
  if (broken.length > 0)
    fail(
      when,
      broken.map(({ id, actual }) => `the rule ${id} is broken: ${actual}`),
      life.told,
    );
  const kept = solvedIn();
  const lost = [...solved].filter((one) => !kept.includes(one));
  if (lost.length > 0)
    fail(
      when,
      lost.map((one) => `${one} was solved, and is not any more`),
      life.told,
    );
  for (const one of kept) solved.add(one);
  if (life.code === null && kill % 10 === 0) console.log(`${kill} kills, ${solved.size} exercises solved`);
}
for (const name of Object.keys(EXERCISES)) {
  for (const what of ['begin', 'solution'] as const) {
    const { code, told } = await live(home, wordsOf(what, name));
    if (code !== 0) fail(`in the end, ${what} of ${name}`, [`it ended with ${code}`], told);
  }
  const verdict = await verdictOn(name, 'in the end');
  if (!verdict?.passed) fail('in the end', [`the solution of ${name} does not solve it`]);
}
const parts = filesOf(home).filter(({ path }) => path.split(/[/\\]/).some(isLeftover));
if (parts.length > 0)
  fail(
    'in the end',
    parts.map(({ path }) => `${path} was left lying`),
  );
const figures = [...counts].map(([what, count]) => `${what} ${count}`).join(', ');
console.log(
  `All held. ${kills} kills in ${Math.round((Date.now() - begun) / 1000)} s: ${figures}; ${solved.size} exercises were solved; seed ${seed}.`,
);
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
