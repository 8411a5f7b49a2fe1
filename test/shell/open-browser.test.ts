/** Which program opens a page, and what becomes of it. */
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { browserCommand, openBrowser } from '../../src/shell/open-browser.ts';

const PAGE = 'http://127.0.0.1:4711/';
const root = realpathSync(mkdtempSync(join(tmpdir(), 'a browser ')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A browser that writes down what it is called with. */
function browserThat(name: string, ...lines: readonly string[]): { command: string; calls: string } {
  const path = join(root, name);
  const calls = join(root, `${name}.calls`);
  writeFileSync(path, ['#!/bin/sh', `echo "$*" >'${calls}'`, ...lines, ''].join('\n'), { mode: 0o755 });
  return { command: `'${path}'`, calls };
}

describe('the program that opens a page', () => {
  it.each([
    ['darwin', {}, ['open', PAGE]],
    ['win32', {}, ['rundll32', 'url.dll,FileProtocolHandler', PAGE]],
    ['win32', { BROWSER: 'C:\\firefox.exe' }, ['C:\\firefox.exe', PAGE]],
    ['linux', { DISPLAY: ':0' }, ['xdg-open', PAGE]],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open', PAGE]],
    ['linux', { WSL_DISTRO_NAME: 'Debian' }, ['rundll32.exe', 'url.dll,FileProtocolHandler', PAGE]],
  ])('on %s with %j', (platform, env, command) => {
    expect(browserCommand(PAGE, env, platform)).toEqual(command);
  });

  it('is none on a Linux without a display, where only one for terminals could open', () => {
    expect(browserCommand(PAGE, {}, 'linux')).toBeUndefined();
    expect(browserCommand(PAGE, { BROWSER: ' ' }, 'linux')).toBeUndefined();
  });

  it('is the first that BROWSER names, before all others', () => {
    const env = { BROWSER: 'firefox:lynx', DISPLAY: ':0' };
    expect(browserCommand(PAGE, env, 'linux')).toEqual(['/bin/sh', '-c', 'firefox "$1"', 'browser', PAGE]);
    expect(browserCommand(PAGE, { BROWSER: 'kiosk --page=%s -q' }, 'darwin')?.[2]).toBe(
      'kiosk --page="$1" -q',
    );
  });
});

describe.skipIf(process.platform === 'win32')('opening a page', () => {
  it('hands the address to the browser, as one word', async () => {
    const { command, calls } = browserThat('quick');
    expect(await openBrowser(`${PAGE}?a=1&b=$(id)`, { BROWSER: command })).toBe(true);
    expect(readFileSync(calls, 'utf8')).toBe(`${PAGE}?a=1&b=$(id)\n`);
  });

  it('does not wait for a browser that stays in front', async () => {
    const { command, calls } = browserThat('slow', 'exec /bin/sleep 5');
    expect(await openBrowser(PAGE, { BROWSER: command })).toBe(true);
    expect(existsSync(calls)).toBe(true);
  });

  it('tells when there is none, or it could not open anything', async () => {
    expect(await openBrowser(PAGE, { BROWSER: browserThat('broken', 'exit 3').command })).toBe(false);
    expect(await openBrowser(PAGE, { BROWSER: '/no/such/browser' })).toBe(false);
  });
});
