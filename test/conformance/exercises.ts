/** Exercises played as the linter proves them: how each stands when it is begun, after a while, and after every way and wrong turn. */
import { judge } from '../../src/exercise/judge.ts';
import { noteStart } from '../../src/exercise/record.ts';
import { buildStart } from '../../src/exercise/start.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { inWords } from '../../src/i18n/said.ts';
import { type Exercise, stepsOf } from '../../src/lesson/exercise-types.ts';
import type { CommandVariant } from '../../src/lesson/types.ts';
import type { ExerciseGround } from './exercise-ground.ts';

/** How an exercise stands at one moment. */
export interface Standing {
  readonly exercise: string;
  /** `start`, `idle`, `solution NAME` or `wrong NAME`. */
  readonly moment: string;
  /** A command on the way there failed, or did not end. */
  readonly failed: boolean;
  /** By the id of a check or rule: whether it holds, null where that can't be judged, and what was seen. */
  readonly seen: Readonly<Record<string, readonly [holds: boolean | null, actual: string]>>;
}

/** What a learner may do from the start state: blocks of commands, each in its forms. A block that fails ends a solution, but no wrong turn. */
interface Way {
  readonly moment: string;
  readonly blocks: readonly (readonly CommandVariant[])[];
  readonly isSolution: boolean;
}

/** Checks on the node of a single task that may run on any: chance decides, on both sides. */
const BY_CHANCE: readonly string[] = ['by-label: wrong service-label: runs'];
const messages = messagesFor('en');

/**
 * Plays an exercise, from its start state again for every way.
 * @param heard gets each moment as it has been judged
 * @throws {Error} when a start state can't be built
 */
export async function playExercise(
  exercise: Exercise,
  ground: ExerciseGround,
  heard: (standing: Standing) => void = () => undefined,
): Promise<Standing[]> {
  const all: Standing[] = [];
  const note = (moment: string, failed: boolean, seen: Standing['seen']): void => {
    const standing = { exercise: exercise.id, moment, failed, seen };
    all.push(standing);
    heard(standing);
  };
  for (const [at, { moment, blocks, isSolution }] of waysOf(exercise).entries()) {
    const place = await ground.place();
    const stuck = await buildStart(exercise, place, { ledger: ground.ledger });
    if (stuck !== undefined) throw new Error(`${exercise.id} can't be begun: ${inWords(stuck, messages)}`);
    const facts = await noteStart(exercise, place);
    const look = async (isPatient: boolean): Promise<Standing['seen']> => {
      const { checks, rules } = await judge(exercise, place, facts, { isPatient });
      const holds = { passed: true, failed: false, waiting: false, 'not-applicable': null };
      return Object.fromEntries([
        ...checks.map(
          ({ id, status, actual }) =>
            [id, [holds[status], status === 'not-applicable' ? '' : inWords(actual, messages)]] as const,
        ),
        ...rules.map(({ id, passed, actual }) => [id, [passed, inWords(actual, messages)]] as const),
      ]);
    };
    if (at === 0) {
      note('start', false, await look(false));
      await ground.idle(place);
      note('idle', false, await look(false));
    }
    let failed = false;
    for (const block of blocks) {
      if (await ground.runs(block, place)) failed = true;
      if (failed && isSolution) break;
    }
    if (!isSolution) await ground.settle(place);
    note(moment, failed, await look(!place.session.simulated));
  }
  return all;
}

function waysOf(exercise: Exercise): Way[] {
  return [
    ...exercise.solutions.map((solution) => ({
      moment: `solution ${solution.id}`,
      blocks: stepsOf(exercise, solution).map(({ commands }) => commands),
      isSolution: true,
    })),
    ...exercise.wrongTurns.map(({ id, commands }) => ({
      moment: `wrong ${id}`,
      blocks: commands.map((command) => [command]),
      isSolution: false,
    })),
  ];
}

/** Where the two sides judge differently what both can judge (`-` the real one), a text per moment. */
export function judgedApart(real: readonly Standing[], simulated: readonly Standing[]): string[] {
  const key = ({ exercise, moment }: Standing): string => `${exercise}: ${moment}`;
  const here = new Map(simulated.map((standing) => [key(standing), standing]));
  return real.flatMap((there) => {
    const other = here.get(key(there));
    if (other === undefined) return [`${key(there)} is not played on the simulator`];
    const ends = there.failed === other.failed ? [] : [`- ${ending(there)}`, `+ ${ending(other)}`];
    const ids = new Set([...Object.keys(there.seen), ...Object.keys(other.seen)]);
    const verdicts = [...ids].flatMap((id) => {
      const [one, two] = [there.seen[id], other.seen[id]];
      if (one?.[0] === two?.[0] || one?.[0] === null || BY_CHANCE.includes(`${key(there)}: ${id}`)) return [];
      return [`- ${id} ${verdict(one)}`, `+ ${id} ${verdict(two)}`];
    });
    const lines = [...ends, ...verdicts];
    return lines.length === 0 ? [] : [`${key(there)}\n${lines.join('\n')}`];
  });
}

function verdict(seen: Standing['seen'][string] | undefined): string {
  if (seen === undefined) return 'is asked nowhere';
  const [holds, actual] = seen;
  return `${holds === true ? 'holds' : 'does not hold'}: ${actual}`;
}

const ending = ({ failed }: Standing): string => (failed ? 'a command fails' : 'all commands succeed');
