/** `npm run replay [NAME…]`: plays the recordings and prints which share of each agrees; `--diff` shows the rest. */
import { playAll } from './stories.ts';

const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith('-'));
for (const { name, compared } of await playAll(names.length > 0 ? names : undefined)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const agreeing = compared.filter((one) => one.agrees).length;
  console.log(
    `${name.padEnd(34)} ${String(agreeing).padStart(4)} of ${String(compared.length).padStart(3)}  ${((100 * agreeing) / compared.length).toFixed(1).padStart(5)} %`,
  );
  if (!words.includes('--diff')) continue;
  for (const [index, one] of compared.entries()) {
    if (words.includes('--waits') && one.waited > 0)
      console.log(`  [${index}] waited ${one.waited} ms: ${one.command.slice(0, 70)}`);
    if (one.agrees) continue;
    console.log(`--- [${index}] $ ${one.command}${one.at === undefined ? '' : ` (t=+${one.at}s)`}`);
    console.log(difference(one.expected, one.actual));
  }
}

/** The lines that only one of two texts has. */
function difference(expected: string, actual: string): string {
  const [a, b] = [expected.split('\n'), actual.split('\n')];
  const left = a.filter((line) => !b.includes(line)).map((line) => `- ${line}`);
  const right = b.filter((line) => !a.includes(line)).map((line) => `+ ${line}`);
  return left.length + right.length === 0 ? `${expected}\n=====\n${actual}` : [...left, ...right].join('\n');
}
