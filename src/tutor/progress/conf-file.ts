/** Keeps progress.json with conf: all changes are made here, by one process at a time. */
import { basename, dirname } from 'node:path';
import type Conf from 'conf';
import { whileHeld } from '../../files/atomic.ts';
import { acquireLock } from '../../files/lock.ts';
import { makeFolders } from '../../files/make-folders.ts';
import { requireFile } from '../../files/read.ts';
import { type ParsedProgress, type ProgressDocument, parseProgress, progressText } from './document.ts';
import { foundIn } from './read.ts';

/** The file and its lock. Nothing is opened or made before the first change. */
export class ConfFile {
  readonly #path: string;
  #conf: Conf<ParsedProgress> | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Changes the file under its lock, in one move that only its owner can read: a process that is killed leaves the old
   * file or the new one.
   * @param edit gets the file's content, undefined when there is none, and returns its new content; undefined leaves
   *   it unchanged
   * @param patienceMs how long another process that holds the lock is waited for
   * @returns the result of `edit`
   * @throws LockedError; what the file system throws, the file is then as it was
   */
  async change(
    edit: (found: ParsedProgress | undefined) => ProgressDocument | undefined,
    patienceMs: number,
  ): Promise<ProgressDocument | undefined> {
    makeFolders(dirname(this.#path), 0o700);
    const { default: ConfClass } = await import('conf');
    const open = (): Conf<ParsedProgress> => {
      this.#conf ??= new ConfClass(optionsFor(this.#path));
      return this.#conf;
    };
    const release = await acquireLock(`${this.#path}.lock`, patienceMs);
    try {
      const found = foundIn(() => {
        // conf would wait for ever for a pipe in its place.
        requireFile(this.#path);
        return open().store;
      });
      const document = edit(found);
      if (document !== undefined)
        inOneMove(() => {
          // conf itself gives up after a second.
          whileHeld(() => {
            open().store = { kind: 'document', document };
          });
        });
      return document;
    } finally {
      release();
    }
  }
}

/** conf only stores the file; its form, and which parts of it are valid, is decided here. */
function optionsFor(path: string): ConstructorParameters<typeof Conf<ParsedProgress>>[0] {
  return {
    cwd: dirname(path),
    configName: basename(path, '.json'),
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
    deserialize: parseProgress,
    serialize: (parsed) => (parsed.kind === 'document' ? progressText(parsed.document) : ''),
  };
}

/** In a terminal of a snap, conf believes that it is part of the snap and writes in place, so that a kill could leave half a file. */
function inOneMove(write: () => void): void {
  const { SNAP } = process.env;
  delete process.env.SNAP;
  try {
    write();
  } finally {
    if (SNAP !== undefined) process.env.SNAP = SNAP;
  }
}
