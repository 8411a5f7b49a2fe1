/**
 * The shells of other systems: what `sh` is there (bash 3.2 in POSIX mode on macOS, dash, busybox, zsh), and what macOS, whose
 * bash stayed at 3.2, does not know. Where a bash 3.2 is on the PATH as `bash-3.2`, that is asked, too.
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

describe.skipIf(process.platform === 'win32').each(['bash', 'bash-3.2', 'dash', 'zsh', 'busybox'])(
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

/** All that the course runs in a learner's bash, by page and line. */
const COURSE = join(import.meta.dirname, '../../lessons/part-4-swarms');
const COMMANDS = readdirSync(COURSE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md') && !name.endsWith('.zh.md'))
  .flatMap((name) => {
    const page = readFileSync(join(COURSE, name), 'utf8');
    const blocks = page.matchAll(/^```(?:bash|shell) (?:run|start|solution|wrong).*\n([\s\S]*?)^```/gm);
    return [...blocks].map(({ index, 1: text = '' }) => ({
      where: `${name}:${page.slice(0, index).split('\n').length}`,
      text,
    }));
  });

describe('bash 3.2', () => {
  test('knows all that the tutor writes for bash', () => {
    const texts = [
      dumpScript('/tmp/left'),
      ...posixArguments('bash', { file: '/tmp/command' }, '/tmp/left', posixNames('bash', programs)),
      posixRcFile('bash', {}, '/tmp/left', interactiveNames('bash', programs)),
    ];
    for (const text of texts) expect(text).not.toMatch(LATER);
  });

  test('knows all that lessons and exercises run in bash', () => {
    expect(COMMANDS.length).toBeGreaterThan(100);
    expect(COMMANDS.filter(({ text }) => LATER.test(text))).toEqual([]);
  });
});

/** What macOS lacks, where a command stands: flags that only GNU's tools have, programs, and /proc. */
const GNU_ONLY = new RegExp(
  `(?:^|[|;&(]|\\bdo\\b|\\bthen\\b)\\s*(?:${[
    String.raw`sed (?:\S+ )*-(?:i(?= )|-)`,
    String.raw`(?:date|mktemp|cp|ls|rm|grep) (?:\S+ )*--`,
    String.raw`date -[dI]|stat -c|readlink -[em]|grep (?:\S+ )*-P|(?:head|tail) -n -`,
    String.raw`(?:tac|timeout|setsid|nproc|ip|ss|free|shuf)\b`,
  ].join('|')})|/proc/`,
  'm',
);

describe('the tools of macOS', () => {
  test('know all that lessons and exercises ask them', () => {
    // What is between quotes runs on a machine, or is a program's word.
    const onMacOs = COMMANDS.map(({ where, text }) => ({
      where,
      text: text.replace(/'[^']*'|"[^"]*"/g, '""'),
    }));
    expect(onMacOs.filter(({ text }) => GNU_ONLY.test(text))).toEqual([]);
  });

  test.each([
    'sed -i s/a/b/ f',
    'x=$(date -d now)',
    'cat a | timeout 5 cat',
    'stat -c %s f',
    'cat /proc/1/stat',
  ])('do not know %s', (line) => expect(line).toMatch(GNU_ONLY));

  test.each(['sed -i.old s/a/b/ f', 'date', 'docker stats', 'docker service update --force x'])(
    'know %s, or are not asked',
    (line) => expect(line).not.toMatch(GNU_ONLY),
  );
});
