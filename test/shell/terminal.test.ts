import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { BASE_ENV, isAsleep, programInForeground, temporaryFolder } from './run.ts';

const folder = temporaryFolder();
afterAll(folder.cleanUp);

const PROGRAM = join(import.meta.dirname, 'fixtures', 'in-terminal.ts');

const CTRL_C = '\x03';

/**
 * Runs the fixture on a real terminal; whenever the screen ends with a text, the keys after it are typed. Ctrl-C waits
 * until the shell waits for keys: one that comes between the echo of a key and the next read stays without an answer in
 * bash (readline), and neither a learner nor the tutor can help that.
 */
async function inTerminal(what: string, kind: 'bash' | 'sh', script: readonly (readonly [RegExp, string])[]) {
  const terminal = spawn(process.execPath, [PROGRAM, what, kind], {
    cwd: folder.path,
    env: { ...BASE_ENV, TERM: 'dumb' },
    cols: 200,
    rows: 24,
  });
  let screen = '';
  const steps = [...script];
  await new Promise<void>((resolve, reject) => {
    terminal.onData((data) => {
      screen += data;
      const [step] = steps;
      if (step?.[0].test(screen)) {
        steps.shift();
        screen = '';
        const type = (): void => terminal.write(step[1]);
        const waitsForKeys = (): boolean => isAsleep(programInForeground(terminal.pid));
        if (step[1] === CTRL_C)
          vi.waitUntil(waitsForKeys, { interval: 5, timeout: 20_000 }).then(type, reject);
        else type();
      }
    });
    terminal.onExit(() => resolve());
  });
  const left: unknown = JSON.parse(/LEFT (.*) END/.exec(screen)?.[1] ?? 'null');
  return { left, screen, unused: steps };
}

describe('a shell in the session', () => {
  test('names the session at its prompt, and carries back what was done in it', async () => {
    const { left, unused } = await inTerminal('shell', 'bash', [
      [/swarm-tutor:shell-test-\S+[#$] $/, 'export NAME="a b"\r'],
      [/swarm-tutor:\S+[#$] $/, 'cd /usr\r'],
      [/swarm-tutor:usr[#$] $/, 'exit 4\r'],
    ]);
    expect(unused).toEqual([]);
    expect(left).toMatchObject({ exitCode: 4, cwd: '/usr', NAME: 'a b', PATH: BASE_ENV.PATH });
  });

  test('works in sh too', async () => {
    const { left } = await inTerminal('shell', 'sh', [
      [/swarm-tutor\$ $/, 'NAME=sh; export NAME\r'],
      [/swarm-tutor\$ $/, 'exit\r'],
    ]);
    expect(left).toMatchObject({ exitCode: 0, NAME: 'sh' });
    expect(left).not.toHaveProperty('ENV');
  });

  test('ends with Ctrl-D, and outlives Ctrl-C at its prompt', async () => {
    const { left } = await inTerminal('shell', 'bash', [
      [/[#$] $/, 'export NAME=1; half a line'],
      // Only once the shell has echoed it does it read keys as keys.
      [/half a line$/, CTRL_C],
      [/[#$] $/, 'export NAME=2\r'],
      [/[#$] $/, '\x04'],
    ]);
    expect(left).toMatchObject({ exitCode: 0, NAME: '2' });
  });
});

describe.each(['bash', 'sh'] as const)('an interactive command in %s', (kind) => {
  test('can ask the learner, and carries back what it left', async () => {
    const { left } = await inTerminal('printf "Name: "; read NAME; export NAME; cd /usr', kind, [
      [/Name: $/, 'sam\r'],
    ]);
    expect(left).toMatchObject({ exitCode: 0, interrupted: false, NAME: 'sam', cwd: '/usr' });
  });

  test('is ended by Ctrl-C, which does not end the tutor', async () => {
    const { left } = await inTerminal(`export NAME=kept; sh -c 'echo ready; exec sleep 60'`, kind, [
      [/ready/, CTRL_C],
    ]);
    expect(left).toMatchObject({ interrupted: true, NAME: 'kept' });
  });
});
