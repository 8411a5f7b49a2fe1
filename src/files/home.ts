/** The home: the paths of everything that the program keeps. */
import { rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { isLeftover } from './leftovers.ts';
import { isRealFolder, namesIn, removeEmpty, removeOwn } from './own.ts';
import { PART } from './part.ts';
import { troubleOf } from './trouble.ts';

/** Names the course that a shell or a program belongs to, if it is not the one that everybody begins with. */
export const COURSE_VARIABLE = 'SWARM_TUTOR_COURSE';

export interface Home {
  readonly root: string;
  /** The course whose files, shell and machines these are; undefined for the one that everybody begins with. */
  readonly course?: string;
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
  /** A folder for each further course, with a world of its own, too. */
  readonly courses: string;
  /** The room that the learner is in, and what is still to be told there. */
  readonly room: string;
  /** Compiled code, which makes starts fast. */
  readonly compiled: string;
}

/**
 * The files in a home that are ours, by name: a reset takes nothing else, as a learner may have chosen a folder that holds
 * files of their own. The workspace's are in the ledger, and what is ours in the simulator's folder is in `simulator/install/remove.ts`.
 */
const OWN_FILES = /^((progress|ledger|course|session(-[a-z]+)?)\.json|warnings\.log)$/;
/** A folder of an exercise or a course is called by its id. */
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Our folders, and the names in them that are ours and go with everything else; some have none. */
const OWN_FOLDERS: Readonly<Record<string, RegExp | undefined>> = {
  workspace: undefined,
  bin: /^swarm-tutor(\.exe|\.cmd)?$/,
  simulator: undefined,
  transcripts: /^\d{4}-\d\d-\d\d\.(jsonl|txt)$/,
  // Not settings.json: the learner writes that.
  dind: /^(bin|certs|machines)$/,
  scratch: PART,
  room: /^((joined|told)\.json|queue)$/,
  rooms: /^rooms\.db(-wal|-shm)?$/,
  exercises: ID,
  // Each is a home in small, and is emptied as one.
  courses: ID,
  // Node.js calls a folder by its version: v24.1.0-x64-….
  'compiled-code': /^v\d+\.\d+\.\d+-/,
};

/**
 * The folders, none of them made yet: `SWARM_TUTOR_HOME` if it is set, else the platform's place for a
 * program's data (XDG on Linux, Application Support on macOS, LOCALAPPDATA on Windows). `SWARM_TUTOR_COURSE` gives a course's
 * own part of it.
 */
export function homeFolders(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): Home {
  const root = resolve(env.SWARM_TUTOR_HOME || defaultRoot(env, platform));
  const course = env[COURSE_VARIABLE];
  const home = foldersIn(root);
  return course && ID.test(course) ? courseHome(home, course) : home;
}

function foldersIn(root: string): Home {
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
    courses: join(root, 'courses'),
    room: join(root, 'room'),
    compiled: join(root, 'compiled-code'),
  };
}

/** The home as a further course has it: all that its commands make is its own; progress and settings are the learner's. */
export function courseHome(home: Home, course: string): Home {
  const { ledger, session, workspace, simulator, transcripts, scratch, exercises } = foldersIn(
    join(home.courses, course),
  );
  return { ...home, course, ledger, session, workspace, simulator, transcripts, scratch, exercises };
}

/** The ids of the further courses that have a part of the home. */
export function coursesIn({ courses }: Home): readonly string[] {
  return namesIn(courses).filter((name) => ID.test(name));
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

/** The folder of a home: of a further course's, its own. */
export function folderOf({ ledger }: Home): string {
  return dirname(ledger);
}

/** Paths of files and folders in a home that are not ours, some of them in our folders. Every reset keeps them. */
export function foreignIn(home: Home): readonly string[] {
  const root = folderOf(home);
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

/** The file in the folder of an exercise that says that it was begun, and how. */
export const EXERCISE_RECORD = 'exercise.json';

/** Removes an exercise, its record first: what is left of one that was removed halfway was never begun. */
export function removeExercise(folder: string): void {
  const force = { recursive: true, force: true, maxRetries: 5 } as const;
  // Behind a link is somebody else's.
  if (isRealFolder(folder)) rmSync(join(folder, EXERCISE_RECORD), force);
  rmSync(folder, force);
}

/** Removes the exercises that were begun, with their machines and all that the learner made in them. */
export function removeExercises({ exercises }: Home): void {
  for (const name of namesIn(exercises)) if (ID.test(name)) removeExercise(join(exercises, name));
  removeEmpty(exercises);
}

/**
 * Removes all that is ours in a home, and the home itself if nothing is left in it; those of further courses are others, to be
 * removed before. The ledger goes last: as long as it exists, it shows that a reset is under way.
 */
export function removeHome(home: Home): void {
  const root = folderOf(home);
  removeExercises(home);
  for (const [name, own] of Object.entries(OWN_FOLDERS)) {
    const isOurs = (inner: string): boolean => name !== 'courses' && own?.test(inner) === true;
    removeOwn(join(root, name), isOurs);
  }
  removeOwn(root, (name) => OWN_FILES.test(name) && join(root, name) !== home.ledger);
  rmSync(home.ledger, { force: true });
  removeEmpty(root);
  if (home.course !== undefined) removeEmpty(home.courses);
}

function defaultRoot(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string {
  const home = env.HOME || env.USERPROFILE || homedir();
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'swarm-tutor');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'swarm-tutor');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'swarm-tutor');
}
