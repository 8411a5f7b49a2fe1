/** Makes up a name for a container that was given none. */

const FIRST = [
  'admiring',
  'bold',
  'brave',
  'clever',
  'eager',
  'gallant',
  'happy',
  'keen',
  'quirky',
  'serene',
  'zen',
];
const SECOND = [
  'babbage',
  'curie',
  'hopper',
  'kepler',
  'lovelace',
  'noether',
  'ramanujan',
  'ritchie',
  'turing',
];

/** A name for something that was given none, as Docker makes them; the same for the same seed. */
export function randomName(seed: string): string {
  let hash = 2166136261;
  for (const char of seed) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619) >>> 0;
  return `${FIRST[hash % FIRST.length] ?? 'zen'}_${SECOND[Math.trunc(hash / 64) % SECOND.length] ?? 'turing'}`;
}
