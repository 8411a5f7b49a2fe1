/** Opening, exporting and ending a room, as a teacher types it. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { newToken } from '../../src/room/contract/codes.ts';
import { inside } from '../support/inside.ts';
import { learnersEnv, PROGRAM, temporaryFolders } from '../support/program.ts';

const folders = temporaryFolders();
afterAll(folders.removeAll);

/** Opens a room in a process of its own; gives what it printed, and a way to end it with a signal. */
async function open(home: string, ...args: string[]) {
  const child = spawn(process.execPath, [PROGRAM, 'room', 'open', '--port', '0', ...args], {
    env: learnersEnv(home),
  });
  let printed = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (text) => {
      printed += text;
      if (args.includes('--json') ? printed.includes('\n') : printed.includes('room end')) resolve();
    });
    child.once('exit', () => resolve());
  });
  return {
    printed,
    end(signal: NodeJS.Signals) {
      child.kill(signal);
      return ended;
    },
  };
}

describe('room open', () => {
  test('says how to join, and that only this computer can', async () => {
    const { printed, end } = await open(folders.make());
    expect(printed).toMatch(/swarm-tutor join 127\.0\.0\.1:\d+\/[A-Z0-9]{4}-[A-Z0-9]{4}/);
    expect(printed).toMatch(/http:\/\/127\.0\.0\.1:\d+\n/);
    expect(printed).toMatch(/k-([a-z0-9]{4}-){7}[a-z0-9]{4}/);
    expect(printed).toContain('Only this computer can reach it');
    // The key stands in no address.
    for (const line of printed.split('\n').filter((one) => /http|join/.test(one)))
      expect(line).not.toMatch(/k-[a-z0-9]{4}-/);
    expect(await end('SIGINT')).toBe(130);
  });

  test('warns where others can reach it', async () => {
    const { printed, end } = await open(folders.make(), '--host', '0.0.0.0', '--lang', 'zh');
    expect(printed).toContain('这个网络里的人都能访问');
    expect(printed).toContain('没有加密');
    await end('SIGINT');
  });

  test('goes on where it was, after a kill, too; ends, and its figures stay', async () => {
    const home = folders.make();
    const first = await open(home, '--json', '--name', 'Monday');
    const { code } = JSON.parse(first.printed);
    await first.end('SIGKILL');
    const again = await open(home, '--json', '--name', 'Monday');
    expect(JSON.parse(again.printed)).toMatchObject({ room: 'Monday', code });
    await again.end('SIGINT');
    const ended = await inside(['room', 'end'], { home });
    expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('(30 days)') });
    const exported = await inside(['room', 'export', '--json'], { home });
    expect(JSON.parse(exported.stdout)).toMatchObject({
      room: 'Monday',
      endedAt: expect.any(String),
      learners: [],
    });
    expect((await inside(['room', 'end'], { home })).stderr).toContain('No room is open here');
  });

  test('has a board that prints what is so, from the same store', async () => {
    const home = folders.make();
    const { printed, end } = await open(home, '--json', '--name', 'Monday');
    const { code, addresses, key } = JSON.parse(printed);
    const token = newToken();
    await fetch(`${addresses[0]}/v1/join`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ version: 1, code, name: '\u001B[31mAda', token }),
    });
    const event = { id: 'hand-up-once', at: 1, event: { type: 'hand', up: true } };
    await fetch(`${addresses[0]}/v1/sync`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ now: 1, seen: 0, events: [event] }),
    });
    const plain = await inside(['room', 'board'], { home });
    expect(plain).toMatchObject({ code: 0, stderr: '' });
    expect(plain.stdout).toContain('Monday, 1 learner');
    expect(plain.stdout).toMatch(/Raised hands \(1\)\n {2}\\x1b\[31mAda {2}just now\n/);
    const document = JSON.parse((await inside(['room', 'board', '--json'], { home })).stdout);
    expect(document).toMatchObject({ room: 'Monday', code, learners: 1, handCount: 1 });
    expect((await inside(['room', 'board', '--lang', 'zh'], { home })).stdout).toContain('举手');
    // From elsewhere: by the code to look at, by the key as its teacher.
    const elsewhere = folders.make();
    const place = addresses[0].replace('http://', '');
    const keyFile = join(elsewhere, 'key.txt');
    writeFileSync(keyFile, `${key}\n`);
    for (const args of [[`${place}/${code}`], [place, '--code', code], [place, '--teacher-key', keyFile]]) {
      const ended = await inside(['room', 'board', ...args], { home: elsewhere });
      expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('Raised hands (1)') });
    }
    await end('SIGINT');
    const gone = await inside(['room', 'board', `${place}/${code}`], { home: elsewhere });
    expect(gone).toMatchObject({ code: 3, stderr: expect.stringContaining('Nobody answers there') });
  });

  test.each([
    [['room'], 2, /open, board, export or end/],
    [['room', 'close'], 2, /There is no "room close"/],
    [['room', 'open', '--port', '99999'], 2, /--port cannot be/],
    [['room', 'open', '--host', 'nowhere.example'], 2, /--host cannot be/],
    [['room', 'open', '--cert', '/nowhere'], 2, /belong together/],
    [['room', 'open', '--cert', '/nowhere', '--key', '/nowhere'], 2, /cannot be used/],
    [['room', 'open', '--store', 'mysql://me:hunter2@db/x'], 3, /can't be kept at mysql/],
    [['room', 'open', '--store', 'postgres://me:hunter2@db:99999/x'], 3, /can't be kept at postgres:\/\/…/],
    [
      ['room', 'open', '--store', 'postgres://me:hunter2@127.0.0.1:9/x'],
      3,
      /127\.0\.0\.1:9\/x can't be reached/,
    ],
    [['room', 'export'], 2, /No room is kept here/],
    [['room', 'board'], 2, /No room is open here/],
    [['room', 'board', '127.0.0.1:9'], 2, /To look, add the room's code/],
    [['room', 'board', 'no address'], 2, /not the address of a room/],
    [['room', 'board', '127.0.0.1:9', '--teacher-key', '/nowhere'], 2, /no teacher's key in \/nowhere/],
    [['room', 'board', '127.0.0.1:9/ABCD-EFGH'], 3, /Nobody answers there/],
    [['room', 'board', '127.0.0.1:9/ABCD-EFGH', 'more'], 2, /one argument too many/],
    [['room', 'open', '127.0.0.1'], 2, /one argument too many/],
  ])('%j is told what to do', async (args, code, says) => {
    const ended = await inside(args, { home: folders.make() });
    expect(ended).toMatchObject({ code, stderr: expect.stringMatching(says) });
    expect(ended.stderr).not.toMatch(/hunter2|\n {2,}at /);
  });

  test('leaves a file alone that is no store', async () => {
    const file = join(folders.make(), 'notes.txt');
    writeFileSync(file, 'my notes');
    const ended = await inside(['room', 'open', '--store', file], { home: folders.make() });
    expect(ended).toMatchObject({ code: 3, stderr: expect.stringContaining("is not a room's store") });
  });
});
