/** Killed on Windows, in the middle of a command and of a reset: nothing that was finished is lost, and the next one goes on. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { processOf } from '../../src/files/part.ts';
import { filesOf, listedIn, madeIn, passedIn, troublesIn } from '../support/intact.ts';
import { learnersPlace, WINDOWS, windowsTutor } from './wine.ts';

const RUN = ['run', '--driver', 'simulator', '--speed', 'instant', '--plain', '--until', 'create-worker'];

/** True from so many milliseconds after `text` was printed. */
function soonAfter(text: string, delayMs: number): (told: string) => boolean {
  let since: number | undefined;
  return (told) => {
    if (told.includes(text)) since ??= performance.now();
    return since !== undefined && performance.now() - since >= delayMs;
  };
}

describe.skipIf(WINDOWS === undefined)('killed on Windows', () => {
  const sam = learnersPlace();
  afterAll(() => sam.remove());

  test('in the middle of commands, the walk goes on where it was', async () => {
    let before: string[] = [];
    for (const [command, delayMs] of [
      ['$ docker --version', 200],
      ['$ docker-machine create --driver virtualbox myvm1', 1500],
      ['$ docker-machine create --driver virtualbox myvm2', 2500],
    ] as const) {
      const killed = await windowsTutor(RUN, { ...sam, killWhen: soonAfter(command, delayMs) });
      expect(killed.code, killed.stderr).toBeNull();
      expect(killed.stdout + killed.stderr).not.toMatch(/could not be read|Something went wrong/);
      expect(troublesIn(sam.home), command).toEqual([]);
      const after = passedIn(sam.home);
      expect(after).toEqual(expect.arrayContaining(before));
      before = after;
    }
    expect(before.length).toBeGreaterThan(3);
    const ended = await windowsTutor(RUN, sam);
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(ended.stdout).not.toContain('starting over');
    expect(passedIn(sam.home)).toEqual(expect.arrayContaining([...before, 'create-worker']));
    expect(listedIn(sam.home).sort()).toEqual(madeIn(sam.home).sort());
    // What killed processes left half-written is gone as well.
    expect(filesOf(sam.home).filter(({ path }) => processOf(path) !== undefined)).toEqual([]);
    console.log(`Windows: killed in three commands, ${before.length} steps kept`);
  }, 900_000);

  test('in the middle of a reset, it is finished by the next', async () => {
    for (const delayMs of [0, 60, 150]) {
      const killed = await windowsTutor(['reset', '--yes', '--lang', 'en'], {
        ...sam,
        killWhen: soonAfter('This will be removed', delayMs),
      });
      expect(killed.stdout + killed.stderr).not.toContain('could not be');
    }
    const ended = await windowsTutor(['reset', '--yes'], sam);
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    const left = existsSync(sam.home) ? readdirSync(sam.home) : [];
    expect(left.filter((name) => !/^(ledger\.json|transcripts|workspace)$/.test(name))).toEqual([]);
    expect(JSON.parse(readFileSync(join(sam.home, 'ledger.json'), 'utf8'))).toEqual({
      schema: 1,
      entries: [],
    });
  }, 300_000);
});
