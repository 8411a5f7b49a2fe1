/**
 * `npm run fuzz [N] [SEED] [KIND] [FIRST]`: N random tries of each kind, or of one: damaged states of the simulator, hostile
 * outputs, mutated courses, and keys and pastes on every screen. Says what was found wrong, with the command that repeats it.
 */
import process from 'node:process';
import { FUZZ_KINDS, type FuzzKind } from './cases.ts';
import { tried } from './tried.ts';

const [count = '1000', seed = String(Date.now() % 1_000_000), only, first = '0'] = process.argv.slice(2);
const kinds = (Object.keys(FUZZ_KINDS) as FuzzKind[]).filter((kind) => only === undefined || kind === only);
console.log(`fuzz: ${count} of each, seed ${seed}`);
let bad = 0;
for (const kind of kinds) {
  const begun = performance.now();
  const found = await tried(kind, Number(seed), Number(first), Number(count));
  for (const { number, wrong } of found)
    console.error(`npm run fuzz -- 1 ${seed} ${kind} ${number}\n  ${wrong.join('\n  ').slice(0, 3000)}`);
  bad += found.length;
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(`${kind}: ${count} tried in ${seconds} s, ${found.length} wrong`);
}
process.exit(bad === 0 ? 0 : 1);
