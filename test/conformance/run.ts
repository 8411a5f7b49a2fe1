/**
 * `npm run conformance`: plays the scripts on real engines, keeps what these printed, plays them on the simulator and
 * compares. `--recorded` compares with the kept run, without Docker. Names of subjects (files of scripts/) run only those.
 * `--states=N` (with `--seed=S`) does the same with so many random states of a swarm and what the probes of checks answer.
 */
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { prepareEngine, whyNot } from '../../scripts/engine/engine.ts';
import { defined } from '../../src/value/defined.ts';
import { readWords, wholeNumber } from '../support/script-words.ts';
import { compare, explanations, judge, showDifferences } from './compare.ts';
import { type Played, play } from './play.ts';
import { Real } from './real.ts';
import { keep, recordedFor } from './recorded.ts';
import { keepStates, recordedSeeds, recordedStates } from './recorded-states.ts';
import { readScripts, type Script } from './script.ts';
import { Simulated } from './simulated.ts';
import { differing, type Reached, reachStates } from './states.ts';

const USAGE = 'npm run conformance -- [--recorded] [SUBJECT …], or [--recorded] --states=N [--seed=S]';
const ALL = readScripts();
const { subjects, isRecorded, states, seed } = readWords(given, USAGE);
const DIST = process.env.SWARM_TUTOR_DIST ?? join(import.meta.dirname, '..', '..', 'dist');

async function main(): Promise<number> {
  const scripts = ALL.filter(({ subject }) => subjects.length === 0 || subjects.includes(subject));
  const reason = isRecorded ? undefined : whyNot();
  if (reason !== undefined) {
    console.log(`Nothing is recorded anew: ${reason}. Compared is the run that was kept.`);
  }
  const kept = reason !== undefined || isRecorded;
  const real = kept ? recordedFor(scripts) : (await record(scripts)).map(({ said }) => said);
  const place = new Simulated();
  const simulated = await play(scripts, place).finally(() => place.close());
  const { scripts: count, commands, lines, differences } = compare(simulated, real);
  const { unexplained, idle } = judge(differences, explanations());
  if (unexplained.length > 0) console.log(showDifferences(unexplained));
  console.log(
    `${count} scripts with ${commands} commands and ${lines} lines compared: ${differences.length} lines differ, ` +
      `${differences.length - unexplained.length} of them explained in docs/conformance.md, ${unexplained.length} unexplained.`,
  );
  if (subjects.length > 0) return unexplained.length > 0 ? 1 : 0;
  for (const { command, lines: pattern } of idle)
    console.log(`Explained, but not seen any more: ${command.source}: ${pattern.source}`);
  return unexplained.length + idle.length > 0 ? 1 : 0;
}

/** Plays the scripts on real engines and keeps what these printed. */
async function record(scripts: readonly Script[]): Promise<Played[]> {
  return onRealMachines(async (place) => {
    const played: Played[] = [];
    await play(scripts, place, (one) => {
      played.push(one);
      console.log(`${one.script.subject}: ${one.script.name}`);
    });
    keep(played, await place.versions());
    return played;
  });
}

/** Does something with machines of a real engine, which are gone afterwards. */
async function onRealMachines<T>(work: (place: Real) => Promise<T>): Promise<T> {
  const engine = await prepareEngine();
  try {
    const place = await Real.open(engine.env, join(DIST, 'simulator.js'));
    try {
      return await work(place);
    } finally {
      await place.close();
    }
  } finally {
    await engine.end();
  }
}

/** Brings real and simulated machines into so many random states and compares what probes say of them. */
async function compareStates(count: number, seed: number): Promise<number> {
  const reason = whyNot();
  if (reason !== undefined) console.log(`${reason}. Compared is the run that was kept.`);
  const isKept = reason !== undefined || isRecorded;
  const kept = isKept ? recordedStates(seed) : undefined;
  if (isKept && kept === undefined) {
    console.log(`No run of seed ${seed} was kept, only those of ${recordedSeeds().join(', ')}.`);
    return 1;
  }
  const real =
    kept?.slice(0, count) ??
    (await onRealMachines(async (place) => {
      const versions = await place.versions();
      const heard: Reached[] = [];
      return reachStates(place, {
        count,
        seed,
        heard(reached) {
          heard.push(reached);
          keepStates(heard, seed, versions);
          console.log(`${heard.length}: ${reached.commands.at(-1)}`);
        },
      });
    }));
  const place = new Simulated();
  const simulated = await reachStates(place, { count: real.length, seed }).finally(() => place.close());
  const differences = differing(real, simulated);
  if (differences.length > 0) console.log(differences.join('\n\n'));
  const probes = real.reduce((sum, { answers }) => sum + answers.length, 0);
  console.log(`${real.length} states with ${probes} answers compared: ${differences.length} states differ.`);
  return differences.length > 0 ? 1 : 0;
}

process.exitCode = await (states === undefined
  ? main()
  : compareStates(states, seed ?? recordedSeeds()[0] ?? 1));

interface ConformanceWords {
  readonly subjects: readonly string[];
  readonly isRecorded: boolean;
  readonly states?: number;
  readonly seed?: number;
}

/** @throws {Error} on an option or a subject that there is not, and on a number that is none */
function given(args: readonly string[]): ConformanceWords {
  const { values, positionals: subjects } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { recorded: { type: 'boolean' }, states: { type: 'string' }, seed: { type: 'string' } },
  });
  const known = [...new Set(ALL.map(({ subject }) => subject))];
  const unknown = subjects.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new RangeError(`there is no subject "${unknown}", only ${known.join(', ')}`);
  return {
    subjects,
    isRecorded: values.recorded === true,
    ...defined({
      states: values.states === undefined ? undefined : wholeNumber('--states', values.states, 1),
      seed: values.seed === undefined ? undefined : wholeNumber('--seed', values.seed, 0),
    }),
  };
}
