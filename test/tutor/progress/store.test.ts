import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tryLock } from '../../../src/files/lock.ts';
import { ProgressStore } from '../../../src/tutor/progress/store.ts';
import type { StepRecord } from '../../../src/tutor/types.ts';
import { told } from '../../support/told.ts';

const passed: StepRecord = { status: 'passed', attempts: 1, durationMs: 5, answers: [] };

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'progress-'));
  path = join(folder, 'progress.json');
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

const open = () => new ProgressStore(path);

describe('progress on disk', () => {
  it('is there again for the next start, for its own driver only', async () => {
    await open().remember('c', 'simulator', { at: 's', records: { s: passed }, values: { ip: '1.2.3.4' } });
    const again = open();
    expect(again.walk('c', 'simulator')).toEqual({
      at: 's',
      records: { s: passed },
      values: { ip: '1.2.3.4' },
    });
    expect(again.walk('c', 'virtualbox').records).toEqual({});
    expect(again.document.driver).toBe('simulator');
    expect(again.notices).toEqual([]);
  });

  it('has no driver where it names one that this version does not know', () => {
    writeFileSync(path, '{"schema":1,"driver":"of-tomorrow","walks":{}}');
    expect(open().document.driver).toBeUndefined();
    expect(open().notices).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('is for the learner alone to read', async () => {
    await open().remember('c', 'simulator', { records: {}, values: {} });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  // Windows lets nobody replace a file that another has open.
  it.skipIf(process.platform === 'win32').each([undefined, '/snap/code'])(
    'is replaced in one move, never written over (SNAP=%s)',
    async (snap) => {
      const before = process.env.SNAP;
      if (snap !== undefined) process.env.SNAP = snap;
      try {
        const store = open();
        await store.remember('c', 'simulator', { records: {}, values: {} });
        const opened = openSync(path, 'r');
        const text = readFileSync(path, 'utf8');
        await store.remember('c', 'simulator', { records: { s: passed }, values: {} });
        // Whoever opened the old file still has all of it.
        expect(readFileSync(opened, 'utf8')).toBe(text);
        closeSync(opened);
        expect(process.env.SNAP).toBe(snap);
        expect(readdirSync(folder)).toEqual(['progress.json']);
      } finally {
        if (before === undefined) delete process.env.SNAP;
        else process.env.SNAP = before;
      }
    },
  );

  it('waits for a program that holds the file, as a virus scanner does', async () => {
    const store = open();
    await store.remember('c', 'simulator', { records: {}, values: {} });
    const script = `require('fs').openSync(process.argv[1]); console.log('held'); setTimeout(() => process.exit(), 2000);`;
    const scanner = spawn(process.execPath, ['-e', script, path], { stdio: ['ignore', 'pipe', 'ignore'] });
    await once(scanner.stdout, 'data');
    await store.remember('c', 'simulator', { records: { s: passed }, values: {} });
    expect(store.notices).toEqual([]);
    expect(open().walk('c', 'simulator').records.s).toEqual(passed);
    scanner.kill();
  });

  it('keeps the work of two tutors that write in turn', async () => {
    const [one, two] = [open(), open()];
    await one.remember('c', 'dind', { records: { first: passed }, values: {} });
    await two.remember('c', 'dind', { records: { second: passed }, values: {} });
    expect(Object.keys(open().walk('c', 'dind').records).sort()).toEqual(['first', 'second']);
  });

  it('keeps the work of two processes that write at the same time', async () => {
    const store = pathToFileURL(join(import.meta.dirname, '../../../src/tutor/progress/store.ts')).href;
    const script = `
      import { ProgressStore } from ${JSON.stringify(store)};
      const store = new ProgressStore(process.argv[1]);
      for (let n = 0; n < 25; n += 1)
        await store.remember('c', 'dind', { records: { [process.argv[2] + n]: { status: 'passed', attempts: 1, durationMs: 0, answers: [] } }, values: {} });
    `;
    const writer = async (name: string) => {
      const args = ['--input-type=module', '-e', script, path, name];
      const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit');
      return code;
    };
    expect(await Promise.all([writer('a'), writer('b')])).toEqual([0, 0]);
    expect(Object.keys(open().walk('c', 'dind').records)).toHaveLength(50);
  });
});

describe('a progress file that is not right', () => {
  it.each(['', '{"sch', 'null', '[1,2]', '\xff\xfe'])(
    'is set aside when it holds %j, and said',
    async (text) => {
      writeFileSync(path, text);
      const store = open();
      expect(store.notices).toHaveLength(1);
      expect(told(store.notices[0])).toContain('.corrupt-');
      await store.remember('c', 'dind', { records: { s: passed }, values: {} });
      const kept = readdirSync(folder).find((name) => name.includes('.corrupt-'));
      expect(readFileSync(join(folder, kept ?? ''), 'utf8')).toBe(text);
      expect(open().walk('c', 'dind').records.s).toEqual(passed);
    },
  );

  it('is left alone when a newer version wrote it', async () => {
    const text = '{"schema":99,"new":"things"}';
    writeFileSync(path, text);
    const store = open();
    expect(told(store.notices[0])).toContain('newer');
    await store.remember('c', 'dind', { records: { s: passed }, values: {} });
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(store.walk('c', 'dind').records.s).toEqual(passed);
  });

  it('is left alone when a newer version writes it while this one is at work', async () => {
    const store = open();
    await store.remember('c', 'dind', { records: { s: passed }, values: {} });
    const text = '{"schema":99,"new":"things"}';
    writeFileSync(path, text);
    await store.remember('c', 'dind', { records: { t: passed }, values: {} });
    await store.rememberLanguage('zh');
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(store.notices).toHaveLength(1);
    expect(told(store.notices[0])).toContain('newer');
    expect(Object.keys(store.walk('c', 'dind').records)).toEqual(['s', 't']);
    expect(store.document.language).toBe('zh');
  });

  it('is set aside when it breaks meanwhile, and written anew from what is known', async () => {
    const store = open();
    await store.remember('c', 'dind', { records: { s: passed }, values: {} });
    writeFileSync(path, 'torn');
    await store.remember('c', 'dind', { records: { t: passed }, values: {} });
    expect(Object.keys(open().walk('c', 'dind').records)).toEqual(['s', 't']);
    const kept = readdirSync(folder).find((name) => name.includes('.corrupt-'));
    expect(readFileSync(join(folder, kept ?? ''), 'utf8')).toBe('torn');
  });

  it('is worked without when it cannot be written, which is said once', async () => {
    // A folder where the file should be fails for every user, also for one who may write everywhere.
    const blocked = new ProgressStore('/dev/null/progress.json');
    await blocked.remember('c', 'dind', { records: { s: passed }, values: {} });
    await blocked.remember('c', 'dind', { records: { t: passed }, values: {} });
    expect(Object.keys(blocked.walk('c', 'dind').records)).toEqual(['s', 't']);
    expect(blocked.notices).toHaveLength(1);
    expect(told(blocked.notices[0])).toContain('/dev/null/progress.json');
  });

  it('is written whole once it can be written again', async () => {
    const file = join(folder, 'in-the-way');
    writeFileSync(file, '');
    const store = new ProgressStore(join(file, 'progress.json'));
    await store.remember('c', 'dind', { records: { s: passed }, values: {} });
    rmSync(file);
    await store.remember('c', 'dind', { records: { s: passed, t: passed }, values: {} });
    const again = new ProgressStore(join(file, 'progress.json'));
    expect(Object.keys(again.walk('c', 'dind').records).sort()).toEqual(['s', 't']);
    expect(store.notices).toHaveLength(1);
  });

  it('is worked without while a living process holds its lock, which is named', async () => {
    const release = tryLock(`${path}.lock`);
    const store = new ProgressStore(path, 30);
    await store.remember('c', 'dind', { records: { s: passed }, values: {} });
    expect(told(store.notices[0])).toContain(`${path}.lock is held by process ${process.pid}`);
    release?.();
    await store.remember('c', 'dind', { records: { s: passed }, values: {} });
    expect(Object.keys(open().walk('c', 'dind').records)).toEqual(['s']);
  });
});
