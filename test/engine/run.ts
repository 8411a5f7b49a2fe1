/** `npm run test:engine`: prepares a Docker Engine, runs the stories on it, and leaves nothing behind. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { canRunApart, folderFromOutside, runApart } from '../../scripts/engine/apart.ts';
import { engineRuns, prepareEngine, whyNot } from '../../scripts/engine/engine.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const VITEST = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');

async function main(): Promise<number> {
  const reason = whyNot();
  if (reason !== undefined) {
    console.log(`The engine tests are skipped: ${reason}.`);
    return 0;
  }
  // An engine that runs already is reached from outside only.
  if (folderFromOutside() === undefined && !engineRuns() && canRunApart()) return runApart();
  const engine = await prepareEngine();
  try {
    return await new Promise((resolve) => {
      const config = join(import.meta.dirname, 'vitest.config.ts');
      const child = spawn(process.execPath, [VITEST, 'run', '--config', config, ...process.argv.slice(2)], {
        cwd: ROOT,
        env: { ...process.env, ...engine.env },
        stdio: 'inherit',
      });
      // The terminal interrupts the tests as well; what was made is removed all the same.
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
      child.on('close', (code) => resolve(code ?? 1));
    });
  } finally {
    await engine.end();
  }
}

process.exitCode = await main();
