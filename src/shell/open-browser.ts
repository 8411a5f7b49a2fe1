/** Opens a page in the learner's browser, in the way that each system documents. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds. A program that still runs then has opened the page: some browsers run in front until they are closed. */
const SETTLED_MS = 1500;

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The command for it: what BROWSER names, else what the system has for it. Undefined if nothing could show a page.
 * @param platform as in `process.platform`
 */
export function browserCommand(url: string, env: Env, platform: string): readonly string[] | undefined {
  const chosen = env.BROWSER?.trim();
  if (platform === 'win32') return chosen ? [chosen, url] : ['rundll32', 'url.dll,FileProtocolHandler', url];
  // A command line, as editors are; `%s` is replaced by the page. Of several, separated by colons, the first.
  if (chosen) {
    const line = chosen.split(':')[0] ?? '';
    const command = line.includes('%s') ? line.replaceAll('%s', '"$1"') : `${line} "$1"`;
    return ['/bin/sh', '-c', command, 'browser', url];
  }
  if (platform === 'darwin') return ['open', url];
  if (env.WSL_DISTRO_NAME) return ['rundll32.exe', 'url.dll,FileProtocolHandler', url];
  // Without a display only a browser for terminals could open, and would draw over the screen.
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open', url] : undefined;
}

/**
 * Opens a page in a browser that outlives this program. Never rejects.
 * @param url of http or https
 * @returns whether a browser opened it
 */
export async function openBrowser(url: string, env: Env): Promise<boolean> {
  const [file, ...args] = browserCommand(url, env, process.platform) ?? [];
  if (file === undefined) return false;
  const { spawn } = await import('node:child_process');
  const child = spawn(file, args, { env, stdio: 'ignore', detached: true, windowsHide: true });
  child.unref();
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
  return Promise.race([ended, sleep(SETTLED_MS, true, { ref: false })]);
}
