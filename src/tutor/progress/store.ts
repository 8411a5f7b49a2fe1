/**
 * progress.json on disk. Reading is a plain read, so that the first screen need not wait; writing goes through
 * conf, under a lock and merged with what another tutor wrote meanwhile. Where it can't be written, the
 * learner is told once and everything goes on in memory.
 */
import { basename, dirname } from 'node:path';
import type { DriverId } from '../../driver/types.ts';
import { acquireLock, LOCK_TIMEOUT_MS } from '../../files/lock.ts';
import { makeFolders } from '../../files/make-folders.ts';
import { readText } from '../../files/read.ts';
import { setAside } from '../../files/set-aside.ts';
import { fileTrouble } from '../../i18n/files.ts';
import { type Said, toSay } from '../../i18n/said.ts';
import {
  EMPTY_PROGRESS,
  EMPTY_WALK,
  mergeWalks,
  type ParsedProgress,
  PROGRESS_SCHEMA,
  type ProgressDocument,
  parseProgress,
  type WalkProgress,
  walkKey,
} from './document.ts';

const words = toSay('tutor');
type Writer = (document: ProgressDocument) => void;

/** The progress file: read once when it is opened, merged under a lock at each write. */
export class ProgressStore {
  /** What the learner should know about the file; empty when all is well. */
  readonly notices: Said[] = [];
  readonly #path: string;
  readonly #patienceMs: number;
  #document: ProgressDocument = EMPTY_PROGRESS;
  /** Whether the file may be written over: not one that a newer version wrote, or that can't be set aside. */
  #mayWrite = true;
  /** What was changed last is in memory only. */
  #unwritten = false;
  readonly #told = new Set<string>();
  #writer: Writer | undefined;

  /**
   * Opens the file at a path; it need not exist. Never throws: trouble becomes a notice.
   * @param patienceMs how long another process that holds the file's lock is waited for
   */
  constructor(path: string, patienceMs: number = LOCK_TIMEOUT_MS) {
    this.#patienceMs = patienceMs;
    this.#path = path;
    this.#document = this.#read();
  }

  get document(): ProgressDocument {
    return this.#document;
  }

  /** What is remembered of a course on a driver. */
  walk(course: string, driver: DriverId): WalkProgress {
    return this.#document.walks[walkKey(course, driver)] ?? EMPTY_WALK;
  }

  /** Remembers a walk, merged with what is on disk, and gives the outcome. */
  async remember(course: string, driver: DriverId, mine: WalkProgress): Promise<WalkProgress> {
    const key = walkKey(course, driver);
    await this.#change((document) => ({
      ...document,
      driver,
      walks: { ...document.walks, [key]: mergeWalks(document.walks[key] ?? EMPTY_WALK, mine) },
    }));
    return this.walk(course, driver);
  }

  /** Remembers the language that was chosen. */
  async rememberLanguage(language: string): Promise<void> {
    await this.#change((document) => ({ ...document, language }));
  }

  /** Forgets one walk, so that it starts over. */
  async forget(course: string, driver: DriverId): Promise<void> {
    await this.#change((document) => {
      const { [walkKey(course, driver)]: _gone, ...walks } = document.walks;
      return { ...document, walks };
    });
  }

  /** Forgets captured values everywhere: what they name is gone. */
  async forgetValues(names: ReadonlySet<string>): Promise<void> {
    await this.#change((document) => ({
      ...document,
      walks: Object.fromEntries(
        Object.entries(document.walks).map(([key, walk]) => [
          key,
          {
            ...walk,
            values: Object.fromEntries(Object.entries(walk.values).filter(([name]) => !names.has(name))),
          },
        ]),
      ),
    }));
  }

  /**
   * Edits what is on disk. Where that can't be written it is said once, and the edit stays in memory; the next one tries
   * again, and a walk is remembered whole each time, so that nothing is missing once there is room.
   */
  async #change(edit: (document: ProgressDocument) => ProgressDocument): Promise<void> {
    if (!this.#mayWrite) {
      this.#document = edit(this.#document);
      return;
    }
    try {
      makeFolders(dirname(this.#path), 0o700);
      this.#writer ??= await confWriter(this.#path);
      const write = this.#writer;
      // Whoever waited in vain once does not wait at every step.
      const release = await acquireLock(`${this.#path}.lock`, this.#unwritten ? 0 : this.#patienceMs);
      try {
        const edited = edit(this.#readAgain());
        write(edited);
        this.#document = edited;
      } finally {
        release();
      }
      this.#unwritten = false;
    } catch (error) {
      this.#document = edit(this.#document);
      this.#unwritten = true;
      this.tellUnwritable(this.#path, error);
    }
  }

  /** Tells that a file which remembers something can't be written. Each cause is said once, whatever files it strikes. */
  tellUnwritable(path: string, error: unknown): void {
    const { cause, remedy } = fileTrouble(error);
    const key = JSON.stringify(cause);
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.notices.push(words.progressUnwritable(path, cause, remedy));
  }

  #read(): ProgressDocument {
    const parsed = this.#parse();
    if (parsed?.kind === 'document') return parsed.document;
    if (parsed?.kind === 'newer') {
      this.#mayWrite = false;
      this.notices.push(words.progressNewer(this.#path));
    }
    if (parsed?.kind === 'corrupt') this.#setAside();
    return EMPTY_PROGRESS;
  }

  /** On disk as it is now; what was remembered in this process if the file vanished or broke meanwhile. */
  #readAgain(): ProgressDocument {
    const parsed = this.#parse();
    if (parsed?.kind === 'corrupt') this.#setAside();
    return parsed?.kind === 'document' ? parsed.document : this.#document;
  }

  #parse(): ParsedProgress | undefined {
    try {
      return parseProgress(readText(this.#path));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : { kind: 'corrupt' };
    }
  }

  #setAside(): void {
    try {
      this.notices.push(words.progressCorrupt(setAside(this.#path)));
    } catch {
      this.#mayWrite = false;
      this.notices.push(words.progressCorruptKept(this.#path));
    }
  }
}

/** conf is loaded only when there is something to write: it costs more than the first screen may take. */
async function confWriter(path: string): Promise<Writer> {
  const { default: Conf } = await import('conf');
  const conf = new Conf<Record<string, unknown>>({
    cwd: dirname(path),
    configName: basename(path, '.json'),
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
    projectName: 'swarm-tutor',
    projectVersion: String(PROGRESS_SCHEMA),
  });
  return (document) => {
    conf.store = { ...document };
  };
}
