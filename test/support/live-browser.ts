/** A real browser that stays open: pages change, and a test waits until it sees what it looks for. Driven by Chromium's own protocol. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CHROMIUM } from './browser.ts';

export interface LivePage {
  /** Runs an expression in the page and gives its value. */
  run(expression: string): Promise<unknown>;
  /** The page's markup, once it holds this. */
  until(text: string): Promise<string>;
  goTo(url: string): Promise<void>;
  leave(): Promise<void>;
}

/** Opens a page with a fresh profile. */
export async function openLivePage(url: string): Promise<LivePage> {
  const profile = mkdtempSync(join(tmpdir(), 'live-browser-'));
  const child: ChildProcess = spawn(
    CHROMIUM ?? '',
    [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-dev-shm-usage'],
      ...['--remote-debugging-port=0', `--user-data-dir=${profile}`, url],
    ],
    { stdio: 'ignore' },
  );
  const portFile = join(profile, 'DevToolsActivePort');
  while (!existsSync(portFile) || readFileSync(portFile, 'utf8').trim() === '') await pause(50);
  const [port] = readFileSync(portFile, 'utf8').split('\n');
  let target: string | undefined;
  while (target === undefined) {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
    const pages = (await answer.json()) as { type: string; webSocketDebuggerUrl: string }[];
    target = pages.find(({ type }) => type === 'page')?.webSocketDebuggerUrl;
    if (target === undefined) await pause(50);
  }
  const socket = new WebSocket(target);
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  const waiting = new Map<number, (result: unknown) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data));
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let count = 0;
  const send = (method: string, params: object): Promise<unknown> =>
    new Promise((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      socket.send(JSON.stringify({ id: count, method, params }));
    });
  const page: LivePage = {
    async run(expression) {
      const answer = await send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
      return (answer as { result?: { value?: unknown } } | undefined)?.result?.value;
    },
    async until(text) {
      for (;;) {
        const markup = String(await page.run('document.documentElement.outerHTML'));
        if (markup.includes(text)) return markup;
        await pause(50);
      }
    },
    async goTo(address) {
      await send('Page.navigate', { url: address });
    },
    async leave() {
      socket.close();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
    },
  };
  return page;
}
