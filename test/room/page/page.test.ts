/** The board's page in a real browser, on a room with learners who mean harm. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BOARD_POLICY } from '../../../src/room/page/page.ts';
import { HAS_BROWSER, WHY_NO_BROWSER } from '../../support/browser.ts';
import { type LivePage, openLivePage } from '../../support/live-browser.ts';
import { atStep, type PlayedRoom, playRoom } from '../../support/room.ts';

const HARM = '<img src=x onerror="document.title=1"><script>document.body.remove()</script>';

let folder: string;
let room: PlayedRoom;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'page-'));
  room = await playRoom(folder);
});
afterEach(async () => {
  await room.close();
  rmSync(folder, { recursive: true, force: true });
});

test('loads nothing from elsewhere and holds nothing of the room', async () => {
  for (const path of ['/', '/board.css', '/board.js']) {
    const { status, headers, body } = await room.ask('GET', path);
    expect([path, status, headers.get('content-security-policy')]).toEqual([path, 200, BOARD_POLICY]);
    expect(body).not.toMatch(/https?:\/\//);
    expect(body).not.toContain(room.code);
    expect(body).not.toContain(room.key);
  }
});

describe.skipIf(!HAS_BROWSER)(`in a browser${HAS_BROWSER ? '' : ` (${WHY_NO_BROWSER})`}`, () => {
  let page: LivePage;
  afterEach(() => page.leave());

  /** Types into the field that is there, and sends it off. */
  const enter = (text: string) =>
    page.run(
      `document.querySelector('form input').value = ${JSON.stringify(text)};
       document.querySelector('form').requestSubmit()`,
    );
  const press = (title: string) =>
    page.run(
      `[...document.querySelectorAll('button')].find((one) => one.textContent === ${JSON.stringify(title)}).click()`,
    );

  test('asks for the code, shows nothing before, and says so where it is wrong', async () => {
    await room.join('Ada Lovelace');
    page = await openLivePage(`${room.url}/`);
    expect(await page.until('type="password"')).not.toContain('Ada');
    await enter('AAAA-AAAA');
    expect(await page.until('neither the code nor the key')).not.toContain('Ada');
    await enter(room.code);
    await page.until('swarm-tutor join');
  });

  test('shows the board to who scans the code, follows it, and keeps what learners wrote as text', async () => {
    const [first = '', second = ''] = room.server.room.outline.steps.map(({ id }) => id);
    page = await openLivePage(`${room.url}/#${room.code}`);
    await page.until(`swarm-tutor join ${room.url.replace('http://', '')}/${room.code}`);
    expect(await page.run('location.hash')).toBe('');
    const eve = await room.join(HARM.slice(0, 30));
    await room.tell(eve, { type: 'hand', up: true });
    await room.tell(eve, atStep(first, 'passed'));
    const failing = [{ check: 'c', title: HARM, expected: 'x', seen: 'y' }];
    await room.tell(eve, atStep(second, 'failed', { failing }));
    await room.act({ type: 'pace', step: second });
    for (const text of ['1 stuck', '1 done', 'We are at:', '&lt;script&gt;']) await page.until(text);
    expect(await page.run('document.querySelectorAll("img, main script").length')).toBe(0);
    // Who has only the code can't do anything.
    expect(await page.until('1 stuck')).not.toContain('End the room');
  });

  test('lets the teacher act once the key is typed, which is then in no address', async () => {
    const ada = await room.join('Ada');
    await room.tell(ada, { type: 'hand', up: true });
    page = await openLivePage(`${room.url}/`);
    await page.until('type="password"');
    await enter(room.key);
    await page.until('End the room');
    expect(await page.run('location.href + document.cookie')).toBe(`${room.url}/`);
    await page.until('>Lower<');
    await press('Lower');
    await page.until('No hand is up.');
    await press('We are here');
    await page.until('We are at:');
    await press('Hide names');
    await page.until('Show names');
    expect(room.server.room.state).toMatchObject({ namesHidden: true, pace: expect.any(String) });
    await press('中文');
    await page.until('讲师操作');
  });
});
