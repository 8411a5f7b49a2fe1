/** `npm test`: format and lint, types, and all tests; with a path or a name after it only those tests, which takes seconds. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const words = process.argv.slice(2);
const isPart = words.some((word) => !word.startsWith('-'));
const steps: readonly (readonly string[])[] = [
  ...(isPart
    ? []
    : [
        ['biome', 'ci', '--colors=off'],
        ['tsc', '--noEmit'],
      ]),
  ['vitest', 'run', ...words],
];
for (const [program = '', ...args] of steps) {
  const { status, error } = spawnSync(program, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
