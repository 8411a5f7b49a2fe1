/** Commands inside machines that are containers: what runs there, and what the list of processes shows of it. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HostEngine } from '../../../src/docker-machine/dind/host-engine.ts';
import { runInside } from '../../../src/docker-machine/dind/inside.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dind-inside-'));
  const docker = join(folder, 'docker');
  // A container that is this computer: it is given the variables that --env names, and nothing else of the client's.
  writeFileSync(
    docker,
    [
      '#!/bin/bash',
      `printf '%s\\n' "$*" >>'${folder}/arguments'`,
      'shift; given=()',
      'while [ "$1" != sh ]; do',
      '  if [ "$1" = --env ]; then case $2 in *=*) given+=("$2") ;; *) given+=("$2=${!2}") ;; esac; shift; fi',
      '  shift',
      'done',
      'exec env -i PATH="$PATH" "${given[@]}" "$@"',
      '',
    ].join('\n'),
  );
  chmodSync(docker, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function inside(command: string) {
  let out = '';
  let err = '';
  const io = {
    env: {},
    cwd: folder,
    stdin: async () => '',
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    isTerminal: false,
    columns: 80,
  };
  const engine = new HostEngine({ PATH: `${folder}${delimiter}${process.env.PATH}` });
  const code = await runInside(engine, 'box', { command, io });
  return { code, out, err, arguments: readFileSync(join(folder, 'arguments'), 'utf8') };
}

test.skipIf(process.platform === 'win32')(
  'a token in a command is no argument of any program of ours',
  async () => {
    const ran = await inside(
      `printf '%s\n' "a  b" 'SWMTKN-1-secret'; tr '\\0' ' ' </proc/$$/cmdline; exit 7`,
    );
    expect(ran.code).toBe(7);
    expect(ran.out).toMatch(/^a {2}b\nSWMTKN-1-secret\nsh -c /);
    expect(ran.out.replace('\nSWMTKN-1-secret\n', '')).not.toContain('secret');
    expect(ran.arguments).not.toContain('secret');
  },
);

test.skipIf(process.platform === 'win32')(
  'what the command starts finds neither the command nor a trace of it',
  async () => {
    const ran = await inside('env | grep -i swarm_tutor; echo end');
    expect(ran).toMatchObject({ code: 0, out: 'end\n', err: '' });
    expect((await inside('-x 2>/dev/null')).code).toBe(127);
  },
);
