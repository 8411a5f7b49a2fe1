/**
 * The shells of other systems: what `sh` is there (bash 3.2 in POSIX mode on macOS, dash, busybox, zsh), and what the bash of
 * macOS, which stayed at 3.2, does not know yet.
 */
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findProgram } from '../../src/driver/find-program.ts';
import { interactiveNames, posixNames } from '../../src/shell/fixed-names.ts';
import { dumpScript, posixArguments, posixRcFile } from '../../src/shell/posix-script.ts';
import { shellIn, temporaryFolder } from './run.ts';

const folder = temporaryFolder();
afterAll(folder.cleanUp);

const programs = { folder: folder.path, names: ['docker', 'docker-machine'], variables: {} };

describe.skipIf(process.platform === 'win32').each(['bash', 'dash', 'zsh', 'busybox'])(
  '%s called sh',
  (name) => {
    const found = findProgram(name, process.env);

    test.skipIf(found === undefined)('runs commands, and hands on what they leave', async () => {
      const place = temporaryFolder();
      symlinkSync(found ?? '', join(place.path, 'sh'));
      const shell = shellIn(place.path, 'sh');
      const more = { shellProgram: join(place.path, 'sh'), programs };
      const first = await shell.run(`mkdir -p "a b" && cd "a b" && export MADE="it's 雪\n\n"; exit 3`, more);
      expect(first).toMatchObject({ exitCode: 3 });
      expect(shell.state.cwd).toBe(join(place.path, 'a b'));
      const next = await shell.run(`printf '%s|' "$MADE"; pwd; nothing-of-this-name`, more);
      expect(next.stdout).toBe(`it's 雪\n\n|${join(place.path, 'a b')}\n`);
      expect(next.exitCode).toBe(127);
      expect((await shell.run('for i in 1 2 3; do echo $i; done | grep 2', more)).stdout).toBe('2\n');
      place.cleanUp();
    });
  },
);

/** What bash has learned since 3.2. */
const LATER =
  /\$\{\w+(\^|,|@)|declare -[Ag]|local -n|mapfile|readarray|coproc|\|&|&>>|;;?&|\[\[ -v|printf '?%\(|\$\{\w+: -/;

describe('bash 3.2', () => {
  test('knows all that the tutor writes for bash', () => {
    const texts = [
      dumpScript('/tmp/left'),
      ...posixArguments('bash', { file: '/tmp/command' }, '/tmp/left', posixNames('bash', programs)),
      posixRcFile('bash', {}, '/tmp/left', interactiveNames('bash', programs)),
    ];
    for (const text of texts) expect(text).not.toMatch(LATER);
  });

  test('knows all that the lessons run in bash', () => {
    const lessons = join(import.meta.dirname, '../../lessons/part-4-swarms');
    const blocks = readdirSync(lessons)
      .filter((name) => name.endsWith('.md'))
      .flatMap(
        (name) => readFileSync(join(lessons, name), 'utf8').match(/^```(bash|shell) [\s\S]*?^```/gm) ?? [],
      );
    expect(blocks.length).toBeGreaterThan(30);
    for (const block of blocks) expect(block).not.toMatch(LATER);
  });
});
