/** Where the program keeps what it keeps. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Home {
  readonly root: string;
  /** What is done, by course and driver. */
  readonly progress: string;
  /** The variables and folder that the learner's last command left. */
  readonly session: string;
  /** The learner's own folder, with the compose file. */
  readonly workspace: string;
  /** The simulated machines. */
  readonly simulator: string;
  /** What the tutor made outside this folder. */
  readonly ledger: string;
  readonly transcripts: string;
  /** What Node.js or a library warned of. */
  readonly warnings: string;
  /** Where commands leave word of what they changed, while they run. */
  readonly scratch: string;
  /** Compiled code, which makes starts fast. */
  readonly compiled: string;
}

/**
 * The folders, none of them made yet: `SWARM_TUTOR_HOME` if it is set, else the platform's place for a
 * program's data (XDG on Linux, Application Support on macOS, LOCALAPPDATA on Windows).
 */
export function homeFolders(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): Home {
  const root = resolve(env.SWARM_TUTOR_HOME || defaultRoot(env, platform));
  return {
    root,
    progress: join(root, 'progress.json'),
    session: join(root, 'session.json'),
    workspace: join(root, 'workspace'),
    simulator: join(root, 'simulator'),
    ledger: join(root, 'ledger.json'),
    transcripts: join(root, 'transcripts'),
    warnings: join(root, 'warnings.log'),
    scratch: join(root, 'scratch'),
    compiled: join(root, 'compiled-code'),
  };
}

function defaultRoot(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string {
  const home = env.HOME || env.USERPROFILE || homedir();
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'swarm-tutor');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'swarm-tutor');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'swarm-tutor');
}
