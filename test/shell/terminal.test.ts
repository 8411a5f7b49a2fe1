import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { afterAll, describe, expect, test } from 'vitest';
import { BASE_ENV, temporaryFolder } from './run.ts';

const folder = temporaryFolder();
afterAll(folder.cleanUp);

const PROGRAM = join(import.meta.dirname, 'fixtures', 'in-terminal.ts');

/** Runs the fixture on a real terminal; whenever the screen ends with a text, the keys after it are typed. */
async function inTerminal(what: string, kind: 'bash' | 'sh', script: readonly (readonly [RegExp, string])[]) {
  const terminal = spawn(process.execPath, [PROGRAM, what, kind], {
    cwd: folder.path,
    env: { ...BASE_ENV, TERM: 'dumb' },
    cols: 200,
    rows: 24,
  });
  let screen = '';
  const steps = [...script];
  await new Promise<void>((resolve) => {
    terminal.onData((data) => {
      screen += data;
      const [step] = steps;
      if (step?.[0].test(screen)) {
        steps.shift();
        screen = '';
        terminal.write(step[1]);
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
      [/half a line$/, '\x03'],
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
      [/ready/, '\x03'],
    ]);
    expect(left).toMatchObject({ interrupted: true, NAME: 'kept' });
  });
});
