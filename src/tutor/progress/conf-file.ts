/** progress.json in conf's care: whoever changes it does so here, one at a time among all processes. */
import { basename, dirname } from 'node:path';
import type Conf from 'conf';
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
   * @param edit gets what the file holds now, undefined when there is none, and gives what it is to hold; undefined leaves
   *   it as it is
   * @param patienceMs how long another process that holds the lock is waited for
   * @returns what `edit` gave
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
        // conf would wait for what a pipe in its place never says.
        requireFile(this.#path);
        return open().store;
      });
      const document = edit(found);
      if (document !== undefined)
        inOneMove(() => {
          open().store = { kind: 'document', document };
        });
      return document;
    } finally {
      release();
    }
  }
}

/** conf keeps the file; what stands in it, and what of it makes sense, is ours to say. */
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

/** In a terminal of a snap, conf takes itself for a part of the snap and writes in place, which a kill would leave half done. */
function inOneMove(write: () => void): void {
  const { SNAP } = process.env;
  delete process.env.SNAP;
  try {
    write();
  } finally {
    if (SNAP !== undefined) process.env.SNAP = SNAP;
  }
}
