/** What `npm run fuzz` tries, by name, and one try of each. */
import { type Random, seeded } from '../../support/chance.ts';
import { mutatedCourse } from './courses.ts';
import { hostileOutput } from './outputs.ts';
import { damagedState } from './states.ts';

/** Loaded when it is tried: its screens are JSX, which Node.js does not read by itself. */
const lineOfKeys = async (random: Random): Promise<string[]> =>
  (await import('./keys.ts')).randomKeys(random);

export const FUZZ_KINDS = {
  states: damagedState,
  outputs: hostileOutput,
  courses: mutatedCourse,
  keys: lineOfKeys,
} as const;
export type FuzzKind = keyof typeof FUZZ_KINDS;

/** One try, which its number and the seed decide. @returns what is wrong, one text each */
export async function tryOne(kind: FuzzKind, seed: number, number: number): Promise<readonly string[]> {
  try {
    return await FUZZ_KINDS[kind](seeded(Math.imul(seed, 1_000_003) + number));
  } catch (error) {
    return [`it throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}
