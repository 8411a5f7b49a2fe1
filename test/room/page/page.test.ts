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

  test('names who has not begun, and offers the steps of drivers that somebody has', async () => {
    const rare = room.server.room.outline.steps.find(({ drivers }) => drivers?.join() === 'hyperv');
    const first = room.server.room.outline.steps[0]?.id ?? '';
    await room.join('Ada');
    page = await openLivePage(`${room.url}/`);
    await page.until('type="password"');
    await enter(room.key);
    expect(await page.until('Joined, not begun yet')).not.toContain(rare?.titles.en);
    await room.tell(await room.join('Bob'), atStep(first, 'reading', { driver: 'hyperv' }));
    await page.until(`>${rare?.titles.en}</option>`);
    expect(await page.run('document.querySelector("main").innerText')).toMatch(/not begun yet\s+Ada/);
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

  test('opens a shared screen for the teacher, closes it, and removes a learner', async () => {
    const step = room.server.room.outline.steps[0]?.id ?? '';
    const eve = await room.join('Eve');
    const failing = [{ check: 'c', title: 'Two nodes', expected: '2 nodes', seen: '1 node' }];
    await room.tell(eve, atStep(step, 'failed', { failing, tries: 3 }), {
      ...{ type: 'screen', step },
      lines: ['$ docker node ls', HARM],
    });
    page = await openLivePage(`${room.url}/`);
    await page.until('type="password"');
    await enter(room.key);
    await page.until('Shared screens');
    await press('Eve');
    const shown = await page.until('$ docker node ls');
    for (const text of ['Two nodes', '2 nodes', '1 node', '3 tries', '&lt;script&gt;'])
      expect(shown).toContain(text);
    expect(await page.run('document.querySelectorAll("img, main script").length')).toBe(0);
    // It unfolds only when it is asked for: this screen may be projected.
    expect(await page.run('document.querySelector("dialog details").open')).toBe(false);
    await press('close');
    expect(await page.run('document.querySelectorAll("dialog").length')).toBe(0);
    await press('Eve');
    await page.until('>remove<');
    await press('remove');
    await page.until('Remove Eve from the room?');
    expect(room.server.room.state.learners.size).toBe(1);
    await press('Remove Eve from the room? What they reported no longer counts.');
    await page.until('Nobody is here yet.');
  });

  test('finds everybody through their step, and says “we are here” there', async () => {
    const step = room.server.room.outline.steps[1];
    await room.tell(await room.join('Ada'), atStep(step?.id ?? ''));
    page = await openLivePage(`${room.url}/`);
    await page.until('type="password"');
    await enter(room.key);
    await page.until('1 here');
    await press(step?.titles.en ?? '');
    await page.until('0 tries');
    await press('we are here');
    await page.until('We are at:');
  });

  test('is as wide as the window, however narrow and however long the names', async () => {
    const long = await room.join('W'.repeat(40));
    await room.tell(
      long,
      { type: 'hand', up: true },
      atStep(room.server.room.outline.steps[4]?.id ?? '', 'failed'),
    );
    page = await openLivePage(`${room.url}/#${room.code}`);
    await page.until('Raised hands');
    for (const width of [390, 1280, 1920]) {
      const wide = await page.run(
        `(async () => {
          const frame = document.querySelector('main');
          frame.style.width = '${width}px';
          await new Promise((next) => requestAnimationFrame(next));
          return [...frame.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > frame.getBoundingClientRect().right + 1).length;
        })()`,
      );
      expect([width, wide]).toEqual([width, 0]);
    }
  });
});
