/** What a program prints arrives whole and in order, through Node's streams or without them; test/e2e/light.test.ts says when. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';

const OUTPUT = join(import.meta.dirname, '..', '..', 'src', 'program', 'output.ts');

/** The words after `node` that run this code with an `output` on standard output. */
const running = (code: string): string[] => [
  '--input-type=module',
  '--eval',
  `import { Printer } from ${JSON.stringify(OUTPUT)};
   const output = new Printer('stdout', ({ code }) => { process.exitCode = 3; process.stderr.write(code); });
   ${code}`,
];
const printed = (code: string) => spawnSync(process.execPath, running(code), { encoding: 'utf8' });

describe.skipIf(process.platform === 'win32')('what a program prints', () => {
  it('goes to the stream once there is one, after what was printed before', () => {
    expect(printed("output.write('短い'); output.stream.write('2'); output.write('3')").stdout).toBe(
      '短い23',
    );
  });

  it('arrives whole and in order where nobody reads for a while', async () => {
    const code = `for (let at = 0; at < 60000; at += 1) output.write(at + '\\n'); await output.drained(); process.exit(0)`;
    const child = spawn(process.execPath, running(code), { stdio: ['ignore', 'pipe', 'inherit'] });
    await sleep(300);
    const lines = (await text(child.stdout)).trimEnd().split('\n');
    expect(lines).toEqual(Array.from({ length: 60000 }, (_, at) => String(at)));
  });

  it('that can’t be written is told', () => {
    const full = ['-c', '"$0" "$@" > /dev/full', process.execPath, ...running("output.write('1')")];
    if (process.platform !== 'linux') return;
    expect(spawnSync('sh', full, { encoding: 'utf8' })).toMatchObject({ status: 3, stderr: 'ENOSPC' });
  });
});
