/**
 * `npm run fuzz [N] [SEED] [KIND] [FIRST]`: N random tries of each kind, or of one: damaged states of the simulator, hostile
 * outputs, mutated courses, and keys and pastes on every screen. Says what was found wrong, with the command that repeats it.
 */
import process from 'node:process';
import { readWords, seedOf, wholeNumber } from '../../support/script-words.ts';
import { FUZZ_KINDS, type FuzzKind } from './cases.ts';
import { tried } from './tried.ts';

const USAGE = `npm run fuzz -- [N] [SEED] [KIND] [FIRST]; KIND is one of ${Object.keys(FUZZ_KINDS).join(', ')}`;

const { count, seed, kinds, first } = readWords(given, USAGE);
console.log(`fuzz: ${count} of each, seed ${seed}`);
let bad = 0;
for (const kind of kinds) {
  const begun = performance.now();
  const found = await tried(kind, seed, first, count);
  for (const { number, wrong } of found)
    console.error(`npm run fuzz -- 1 ${seed} ${kind} ${number}\n  ${wrong.join('\n  ').slice(0, 3000)}`);
  bad += found.length;
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(`${kind}: ${count} tried in ${seconds} s, ${found.length} wrong`);
}
process.exit(bad === 0 ? 0 : 1);

interface FuzzWords {
  readonly count: number;
  readonly seed: number;
  readonly kinds: readonly FuzzKind[];
  readonly first: number;
}

/** @throws {RangeError} on a word that can't be read */
function given([count, seed, only, first]: readonly string[]): FuzzWords {
  const kinds = (Object.keys(FUZZ_KINDS) as FuzzKind[]).filter((kind) => only === undefined || kind === only);
  if (kinds.length === 0) throw new RangeError(`there is no kind "${only}"`);
  return {
    kinds,
    count: count === undefined ? 1000 : wholeNumber('N', count, 1),
    seed: seedOf(seed),
    first: first === undefined ? 0 : wholeNumber('FIRST', first, 0),
  };
}
