/** Files of a simulated machine: whatever their names, they stand in the machine's folder and nowhere else. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Learner } from '../learner.ts';

const sam = new Learner();
beforeAll(() => sam.types('docker-machine create --driver virtualbox myvm1'));
afterAll(() => rmSync(sam.home, { recursive: true }));

/** All names below the simulator's machines, as they stand on this disk. */
const onDisk = (): string[] =>
  readdirSync(join(sam.folder, 'machines'), { recursive: true, withFileTypes: true }).map(({ name }) => name);

test('names that another system takes for a path or a device do not stand on the disk, and are kept', async () => {
  const made = await sam.runs('docker-machine', [
    'ssh',
    'myvm1',
    String.raw`mkdir 'a:b' && echo out >'..\..\escaped.txt' && echo 1 >'a:b/c?' && echo 2 >nul && echo 3 >'dot.'`,
  ]);
  expect(made).toMatchObject({ stderr: '', exitCode: 0 });
  for (const name of onDisk()) expect(name).not.toMatch(/[\\:?]|\.$|^nul$/);
  const listed = await sam.runs('docker-machine', ['ssh', 'myvm1', `ls -A; cat 'a:b/c?' nul 'dot.'`]);
  expect(listed.stdout.split('\n')).toEqual(
    expect.arrayContaining([String.raw`..\..\escaped.txt`, 'a:b', 'nul', 'dot.', '1', '2', '3']),
  );
});

test('they come out by scp, and go away', async () => {
  await sam.runs('docker-machine', ['ssh', 'myvm1', `mkdir -p q && echo yes >'q/what?'`]);
  const copied = await sam.types('docker-machine scp -r myvm1:q .');
  if (process.platform === 'win32') {
    // There no file can have that name, and scp says so.
    expect(copied).toMatchObject({ stderr: expect.stringContaining('what?'), exitCode: 1 });
  } else {
    expect(copied).toMatchObject({ exitCode: 0 });
    expect(readdirSync(join(sam.home, 'q'))).toEqual(['what?']);
  }
  await sam.runs('docker-machine', ['ssh', 'myvm1', `rm 'q/what?'`]);
  expect(onDisk()).not.toContain('what%3F');
});
