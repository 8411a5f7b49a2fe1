/** What a computer with the real Docker Machine can't do of the lessons. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSession } from '../../src/driver/open-session.ts';
import { homeFolders } from '../../src/files/home.ts';
import { told } from '../support/told.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'real-session-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A docker on the path, whose `compose version` ends so. */
const session = (exit: number) => {
  const docker = join(folder, 'docker');
  writeFileSync(docker, `#!/bin/sh\nexit ${exit}\n`);
  chmodSync(docker, 0o755);
  const env = { PATH: folder, HOME: folder, SHELL: '/usr/bin/fish' };
  return openSession('generic', {
    home: homeFolders({ SWARM_TUTOR_HOME: join(folder, 'home') }),
    language: 'en',
    speed: 'instant',
    env,
  });
};

describe.skipIf(process.platform === 'win32')('the session of a driver with the real Docker Machine', () => {
  it('skips the row about Compose where there is none, so that nobody is held up by it', async () => {
    const { impossible } = await session(1);
    expect(Object.keys(impossible)).toEqual(['A2']);
    expect(told(impossible.A2)).toContain('Docker Compose is not installed');
  });

  it('finds swarm-tutor, which means this home and driver, before any other of that name', async () => {
    const { env, programs } = await session(0);
    expect(programs?.names).toEqual(['swarm-tutor']);
    expect(env).toMatchObject({
      SWARM_TUTOR_HOME: join(folder, 'home'),
      SWARM_TUTOR_SESSION: 'generic',
      SWARM_TUTOR_LANG: 'en',
    });
    expect(execFileSync('swarm-tutor', ['--version'], { env, encoding: 'utf8' })).toMatch(/^\S+\n$/);
  });

  it('tells programs which shell its commands run in, not which one the learner has', async () => {
    const { env, shellProgram } = await session(0);
    expect(shellProgram).toMatch(/sh$/);
    expect(env.SHELL).toBe(shellProgram);
  });

  it('leaves nothing out where it is there', async () => {
    expect((await session(0)).impossible).toEqual({});
  });
});
