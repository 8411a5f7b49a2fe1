/** A command that prints a million lines: through the tutor's runner, and through execa alone. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { OutputBuffer } from '../../src/shell/output-buffer.ts';
import { runCommand } from '../../src/shell/run-command.ts';

const COMMAND = 'seq 1 1000000';
const [how] = process.argv.slice(2);
const begun = performance.now();
let ticks = 0;
let longest = 0;
let last = performance.now();
// What a key would wait: the longest time in which nothing else had a turn.
const timer = setInterval(() => {
  const now = performance.now();
  longest = Math.max(longest, now - last);
  last = now;
  ticks += 1;
}, 5);
if (how === 'execa') {
  const { stdout } = await execa('bash', ['-c', COMMAND]);
  if (stdout.length < 6_000_000) throw new Error('not all of it came');
} else {
  const buffer = new OutputBuffer();
  let shown = 0;
  buffer.subscribe(() => {
    shown = buffer.lines(buffer.lineCount - 20, buffer.lineCount).length;
  });
  await runCommand({
    command: COMMAND,
    shell: 'bash',
    shellProgram: 'bash',
    state: { env: process.env as Record<string, string>, cwd: process.cwd() },
    scratch: join(tmpdir(), 'swarm-tutor-bench-scratch'),
    onOutput: (stream, text) => buffer.push(stream, text),
  });
  if (buffer.lineCount !== 1_000_000 || shown !== 20)
    throw new Error(`${buffer.lineCount} lines, ${shown} shown`);
}
clearInterval(timer);
const peak = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ ms: performance.now() - begun, longest, ticks, peak }));
