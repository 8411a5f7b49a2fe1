/** A real browser without a window, where this computer has one: `.ci/run` installs Debian's Chromium. */

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram } from '../../src/driver/find-program.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Only those of the system: a program of a checkout is no browser. */
const found = NAMES.map((name) =>
  findProgram(name, { PATH: ['/usr/bin', '/usr/local/bin'].join(delimiter) }),
).find((path) => path !== undefined);

/** The program. */
export const CHROMIUM = found;
export const HAS_BROWSER = found !== undefined;
export const WHY_NO_BROWSER = 'no Chromium here; with apt and root, .ci/run installs it';

export interface Browser {
  /** Opens a page and gives what stands on it once it is loaded; an error page where nothing answers. */
  opens(url: string): Promise<string>;
  leaves(): void;
}

/** A browser with a fresh profile of its own. */
export function browserOf(): Browser {
  const profile = mkdtempSync(join(tmpdir(), 'browser-'));
  return {
    async opens(url) {
      const options = [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        `--user-data-dir=${profile}`,
      ];
      const { stdout } = await promisify(execFile)(found ?? '', [...options, '--dump-dom', url], {
        timeout: 45_000,
      });
      return stdout;
    },
    leaves: () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }),
  };
}
