/** Random states of a swarm, reached by the same commands on real machines and on simulated ones, and what probes say of both. */
import { seeded } from '../support/chance.ts';
import { answersOf, isUnderWay, type ViewAnswer } from './answers.ts';
import { changed } from './compare.ts';
import type { TimedPlace } from './play.ts';
import { BEFORE, randomCommands } from './random-commands.ts';

/** After so many commands the swarm begins anew, so that one lost state doesn't make all that follow the same. */
const COMMANDS_EACH = 8;
/** How long a state may take to settle. */
const LONGEST_MS = 60_000;
/** Between two looks that must agree: longer than a node that has gone takes to be missed would be too long, so that is waited for by name. */
const STILL_MS = 2_500;

/** A state that was reached: by which commands, how the last one ended, and what every probe says of it. */
export interface Reached {
  readonly commands: readonly string[];
  readonly exitCode: number;
  readonly answers: readonly ViewAnswer[];
}

/** Goes through so many random states. `heard` gets each when it has settled. */
export async function reachStates(
  place: TimedPlace,
  {
    count,
    seed,
    heard = () => undefined,
  }: { count: number; seed: number; heard?: (reached: Reached) => void },
): Promise<Reached[]> {
  const all: Reached[] = [];
  const random = seeded(seed);
  while (all.length < count) {
    const commands = randomCommands(random, Math.min(COMMANDS_EACH, count - all.length));
    await place.begin('swarm', undefined);
    for (const line of BEFORE) {
      const { exitCode, stderr } = await place.types(line);
      if (exitCode !== 0) throw new Error(`${line}: ${stderr}`);
    }
    await settled(place);
    for (const [at, command] of commands.entries()) {
      const { exitCode } = await place.types(command);
      const reached = { commands: commands.slice(0, at + 1), exitCode, answers: await settled(place) };
      all.push(reached);
      heard(reached);
    }
  }
  return all;
}

/** The answers once two looks agree and nothing is under way, or after the longest wait. */
async function settled(place: TimedPlace): Promise<ViewAnswer[]> {
  await place.pass(STILL_MS);
  let last = await answersOf(place);
  for (let waited = 0; waited < LONGEST_MS; waited += STILL_MS) {
    await place.pass(STILL_MS);
    const now = await answersOf(place);
    if (!isUnderWay(now) && JSON.stringify(now) === JSON.stringify(last)) return now;
    last = now;
  }
  return last;
}

/** Where the two sides answer differently: the commands, the view, and the rows of only one side (`-` the real one). */
export function differing(real: readonly Reached[], simulated: readonly Reached[]): string[] {
  return real.flatMap((there, at) => {
    const here = simulated[at];
    if (here === undefined) return [`state ${at + 1} was not reached`];
    const lines = [
      ...(there.exitCode === here.exitCode ? [] : [`- exit ${there.exitCode}`, `+ exit ${here.exitCode}`]),
      ...there.answers.flatMap(({ view, rows }, index) =>
        changed(rows, here.answers[index]?.rows ?? []).map((line) => `${line[0]} ${view}: ${line.slice(2)}`),
      ),
    ];
    return lines.length === 0 ? [] : [`state ${at + 1}: ${there.commands.join('; ')}\n${lines.join('\n')}`];
  });
}
