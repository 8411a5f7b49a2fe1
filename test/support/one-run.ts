/**
 * What all files of one run of the tests share: a folder for everything temporary, made before the first and gone after
 * the last, in memory where the computer has a folder for that.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** The variable that tells workers where it is. */
const VARIABLE = 'SWARM_TUTOR_TEST_RUN';
const IN_MEMORY = '/dev/shm';

/** Vitest's global set-up. @returns the tear-down */
export default function setup(): () => void {
  const folder = folderIn(IN_MEMORY) ?? mkdtempSync(join(tmpdir(), 'swarm-tutor-run-'));
  process.env[VARIABLE] = folder;
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** A place in the folder; undefined where something else than a run of the tests asks. */
export function inThisRun(name: string): string | undefined {
  const folder = process.env[VARIABLE];
  return folder === undefined ? undefined : join(folder, name);
}

/** A folder there, unless nothing can be made in it, or no program started from it. */
function folderIn(parent: string): string | undefined {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(parent, 'swarm-tutor-run-'));
    const program = join(folder, 'program');
    writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
    if (spawnSync(program).status === 0) return folder;
  } catch {
    // Windows and macOS have none.
  }
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  return undefined;
}
