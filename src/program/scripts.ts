/**
 * Loads the scripts that a build consists of, with the code that V8 compiled of them in earlier starts. Node.js itself keeps
 * code as it is before it runs, in which functions are compiled one by one when they are first called: most of a short
 * start. Here it is kept as it is after a start of the same kind.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { writeFileAtomic } from '../files/atomic.ts';
import { defined } from '../value/defined.ts';
import { readCode, sealedCode } from './sealed-code.ts';

/** What a script exports, by name. */
type Exports = Readonly<Record<string, unknown>>;
/** What a script is: a function of what it may use, which sets `module.exports`. */
type Body = (
  module: { exports: Exports },
  require: (id: string) => unknown,
  url: string,
  folder: string,
) => void;

/** Where compiled code is kept, and for which kind of start. */
interface Kept {
  readonly folder: string;
  readonly start: string;
}

/** A script that was compiled anew, or has no code of this kind of start yet. */
interface Unsaved {
  readonly name: string;
  readonly script: Script;
  readonly starts: readonly string[];
}

/** More kinds of starts than there are commands are none of ours. */
const MOST_STARTS = 64;
const loaded = new Map<string, { exports: Exports }>();
let kept: Kept | undefined;
let unsaved: Unsaved[] = [];

/** What folders of compiled code begin with that this Node can use. */
const OWN_VERSION = `${process.version}-${process.arch}-`;

declare const SWARM_TUTOR_BUILD: string | undefined;
/** Names the build: code of another is not taken. */
const build = typeof SWARM_TUTOR_BUILD === 'string' ? SWARM_TUTOR_BUILD : 'dev';
/** What a program of ours may be called, and so a folder of its own. */
const PROGRAM = /^[a-z-]{1,30}$/;
/** What a command line may begin with that is a command of ours. */
const COMMAND = /^[a-z-]{0,20}(?: [a-z-]{0,20})?$/;

/**
 * Keeps compiled code from here on. Each program has its own, as V8 takes all that is there: a walk goes through most of the simulator,
 * of which a simulated docker needs little, and docker-machine something else.
 * @param folder undefined for nowhere
 * @param program its name; nothing is kept of one that can be none of ours
 * @param command what the command line begins with; the first start of each command adds to the code what it needs
 */
export function keepCompiledCode(folder: string | undefined, program: string, command: string): void {
  if (folder === undefined || !PROGRAM.test(program)) return;
  const start = COMMAND.test(command) ? command : '';
  kept = { folder: join(folder, OWN_VERSION + build, program), start };
  process.on('exit', saveCompiledCode);
}

/** Writes the code of what was loaded so far. Failures are ignored: the next start compiles anew. */
export function saveCompiledCode(): void {
  const saving = unsaved;
  unsaved = [];
  if (kept === undefined || saving.length === 0) return;
  try {
    if (mkdirSync(kept.folder, { recursive: true, mode: 0o700 }) !== undefined)
      removeOthers(dirname(kept.folder));
    for (const { name, script, starts } of saving)
      writeFileAtomic(join(kept.folder, name), sealedCode(script.createCachedData(), starts), 0o600);
  } catch {
    // As above.
  }
}

/** Removes what other builds have left for this version of Node: after an update nobody takes it any more. */
function removeOthers(folder: string): void {
  const [own, above] = [basename(folder), dirname(folder)];
  const others = readdirSync(above).filter((name) => name !== own && name.startsWith(OWN_VERSION));
  for (const name of others) rmSync(join(above, name), { recursive: true, force: true });
}

/** What a script of the build exports; it runs when it is first asked for. @param folder where the scripts are */
export function loadScript(folder: string, name: string): Exports {
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const filename = join(folder, name);
  const body = compiled(filename, name);
  const module = { exports: {} };
  const url = pathToFileURL(filename).href;
  const require = (id: string): unknown =>
    id.startsWith('./') ? loadScript(folder, id.slice(2)) : builtin(id, url);
  // Scripts may need each other. One that throws has been loaded for nobody.
  loaded.set(name, module);
  try {
    body(module, require, url, folder);
  } catch (error) {
    loaded.delete(name);
    throw error;
  }
  return module.exports;
}

function compiled(filename: string, name: string): Body {
  const source = readFileSync(filename, 'utf8');
  if (kept === undefined) return new Script(source, { filename }).runInThisContext();
  const { folder, start } = kept;
  const found = readCode(join(folder, name));
  const script = new Script(source, { filename, ...defined({ cachedData: found?.code }) });
  const starts = script.cachedDataRejected === false ? (found?.starts ?? []) : [];
  if (!starts.includes(start) && starts.length < MOST_STARTS)
    unsaved.push({ name, script, starts: [...starts, start] });
  return script.runInThisContext();
}

/** A module of Node. Older versions of Node.js 22 have no `getBuiltinModule`. */
function builtin(id: string, url: string): unknown {
  return process.getBuiltinModule?.(id) ?? createRequire(url)(id);
}
