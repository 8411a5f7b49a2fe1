import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installShims, type ShimOptions } from '../../src/program/shims.ts';

const PROGRAMS = ['docker', 'docker-machine'];

describe.skipIf(process.platform === 'win32')('the programs on the PATH', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "it's a $HOME "));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** A main file that prints what it was given. */
  function echoing(): { folder: string; options: ShimOptions } {
    const mainPath = join(root, 'main "x" file.mjs');
    writeFileSync(mainPath, 'console.log(JSON.stringify(process.argv.slice(2)))');
    return {
      folder: join(root, 'bin'),
      options: { nodePath: process.execPath, mainPath, programs: PROGRAMS },
    };
  }

  it('passes every word on as it is, from folders with any name', () => {
    const { folder, options } = echoing();
    installShims(folder, options);
    const words = ['ssh', 'myvm1', 'docker node ls', '', 'a"b', "it's", '$HOME', '*'];
    for (const program of PROGRAMS) {
      const printed = execFileSync(join(folder, program), words, { encoding: 'utf8' });
      expect(JSON.parse(printed)).toEqual([program, ...words]);
    }
  });

  it('leaves what is right alone, and replaces what is not', () => {
    const { folder, options } = echoing();
    installShims(folder, options);
    const file = join(folder, 'docker');
    utimesSync(file, 1, 1);
    installShims(folder, options);
    expect(statSync(file).mtimeMs).toBe(1000);
    installShims(folder, { ...options, mainPath: '/elsewhere.js' });
    expect(readFileSync(file, 'utf8')).toContain("'/elsewhere.js'");
  });

  it('can put only some of them there', () => {
    const { folder, options } = echoing();
    mkdirSync(folder);
    installShims(folder, { ...options, programs: ['docker-machine'] });
    expect(existsSync(join(folder, 'docker-machine'))).toBe(true);
    expect(existsSync(join(folder, 'docker'))).toBe(false);
  });
});
