/** The home: the paths of everything that the program keeps. */
import { rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { isLeftover } from './leftovers.ts';
import { namesIn, removeEmpty, removeOwn } from './own.ts';
import { PART } from './part.ts';
import { troubleOf } from './trouble.ts';

export interface Home {
  readonly root: string;
  /** `swarm-tutor` for the shells of sessions that have no other program of ours. */
  readonly bin: string;
  /** The progress, by course and driver. */
  readonly progress: string;
  /** The variables and folder that the learner's last command left. */
  readonly session: string;
  /** The learner's own folder, with the compose file. */
  readonly workspace: string;
  /** The simulated machines. */
  readonly simulator: string;
  /** The ledger of things that the tutor made outside this folder. */
  readonly ledger: string;
  readonly transcripts: string;
  /** The certificates and the program of machines that are containers. */
  readonly dind: string;
  /** Warnings of Node.js and libraries. */
  readonly warnings: string;
  /** Where running commands write what they changed. */
  readonly scratch: string;
  /** A folder for each exercise: its workspace, its shell and, on the simulator, its machines. */
  readonly exercises: string;
  /** The store of rooms that were opened here. */
  readonly rooms: string;
  /** Compiled code, which makes starts fast. */
  readonly compiled: string;
}

/**
 * The files in a home that are ours, by name: a reset takes nothing else, as a learner may have chosen a folder that holds
 * files of their own. The workspace's are in the ledger, and what is ours in the simulator's folder is in `simulator/install/remove.ts`.
 */
const OWN_FILES = /^((progress|ledger|session(-[a-z]+)?)\.json|warnings\.log)$/;
/** A folder of an exercise is called by its id. */
const EXERCISE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Our folders, and the names in them that are ours and go with everything else; some have none. */
const OWN_FOLDERS: Readonly<Record<string, RegExp | undefined>> = {
  workspace: undefined,
  bin: /^swarm-tutor(\.exe|\.cmd)?$/,
  simulator: undefined,
  transcripts: /^\d{4}-\d\d-\d\d\.(jsonl|txt)$/,
  // Not settings.json: the learner writes that.
  dind: /^(bin|certs|machines)$/,
  scratch: PART,
  exercises: EXERCISE,
  rooms: /^rooms\.db(-wal|-shm)?$/,
  // Node.js calls a folder by its version: v24.1.0-x64-….
  'compiled-code': /^v\d+\.\d+\.\d+-/,
};

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
    bin: join(root, 'bin'),
    progress: join(root, 'progress.json'),
    session: join(root, 'session.json'),
    workspace: join(root, 'workspace'),
    simulator: join(root, 'simulator'),
    ledger: join(root, 'ledger.json'),
    transcripts: join(root, 'transcripts'),
    dind: join(root, 'dind'),
    warnings: join(root, 'warnings.log'),
    scratch: join(root, 'scratch'),
    exercises: join(root, 'exercises'),
    rooms: join(root, 'rooms', 'rooms.db'),
    compiled: join(root, 'compiled-code'),
  };
}

/** The home as an exercise has it: machines, files and a shell of its own, so that the walk's stay as they are. */
export function exerciseHome(home: Home, exercise: string): Home {
  const own = join(home.exercises, exercise);
  return {
    ...home,
    session: join(own, 'session.json'),
    workspace: join(own, 'workspace'),
    simulator: join(own, 'simulator'),
    scratch: join(own, 'scratch'),
  };
}

/** The path to name in a message about a file: the file if something else is in its place, else the whole home. */
export function placeOf(error: unknown, { root }: Home): string {
  const { path } = error as NodeJS.ErrnoException;
  if (path === undefined) return root;
  return path.startsWith(`${root}${sep}`) && troubleOf(error) !== 'in-the-way' ? root : path;
}

/** Paths of files and folders in a home that are not ours, some of them in our folders. Every reset keeps them. */
export function foreignIn({ root }: Home): readonly string[] {
  return namesIn(root)
    .filter((name) => !OWN_FILES.test(name) && !isLeftover(name))
    .flatMap((name) => {
      if (!(name in OWN_FOLDERS)) return [join(root, name)];
      const inner = namesIn(join(root, name)).filter((each) => !OWN_FOLDERS[name]?.test(each));
      return inner.map((each) => join(root, name, each));
    });
}

/** Removes compiled code. It comes back by itself, and makes room on a full disk. */
export function removeCompiled({ compiled }: Home): void {
  removeOwn(compiled, (name) => OWN_FOLDERS['compiled-code']?.test(name) === true);
}

/** Removes the exercises that were begun, with their machines and all that the learner made in them. */
export function removeExercises({ exercises }: Home): void {
  removeOwn(exercises, (name) => EXERCISE.test(name));
}

/**
 * Removes all that is ours in a home, and the home itself if nothing is left in it. The ledger goes last: as long as it
 * exists, it shows that a reset is under way.
 */
export function removeHome({ root, ledger }: Home): void {
  for (const [name, own] of Object.entries(OWN_FOLDERS))
    removeOwn(join(root, name), (inner) => own?.test(inner) === true);
  removeOwn(root, (name) => OWN_FILES.test(name) && join(root, name) !== ledger);
  rmSync(ledger, { force: true });
  removeEmpty(root);
}

function defaultRoot(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string {
  const home = env.HOME || env.USERPROFILE || homedir();
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'swarm-tutor');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'swarm-tutor');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'swarm-tutor');
}
