/**
 * The behaviour of programs in containers over time: what they print, how long they run, how they react to SIGTERM.
 * A program that is not here is reported as unknown; nothing is made up for it.
 */

import { NotSimulatedError } from '../contract/errors.ts';
import type { SimContainer, SimImage } from '../model/state.ts';
import { isBusybox } from '../storage/image-files.ts';
import { type FilesPlace, pathOf, runFileProgram, writeText } from './file-programs.ts';
import type { Inside } from './inside.ts';
import { lookProgram } from './look-programs.ts';
import { isNetworkProgram, networkProgram } from './network-programs.ts';
import { ScriptProblem } from './script/parse.ts';
import { runScript, type ScriptHost } from './script/run.ts';
import { goesOn, prints, type Running } from './script/steps.ts';
import { startLines } from './start-lines.ts';

/** Variables, folder and input of one program. */
interface Start {
  readonly variables: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly stdin: string;
  /** Gets the folder and the variables that a script leaves. */
  readonly left?: (shell: ScriptHost) => void;
}

/** An image does not have this program: a real engine says so. */
export class NoSuchProgram extends Error {
  readonly program: string;
  constructor(program: string) {
    super(`exec: ${JSON.stringify(program)}: executable file not found in $PATH`);
    this.program = program;
  }
}

const QUICK_MS = 60;

/** The whole command line of a container. */
export function containerArgv(
  image: SimImage,
  cmd?: readonly string[],
  entrypoint?: readonly string[],
): string[] {
  const head = entrypoint ?? image.Config.Entrypoint ?? [];
  const tail =
    cmd !== undefined && cmd.length > 0 ? cmd : entrypoint === undefined ? (image.Config.Cmd ?? []) : [];
  return [...head, ...tail];
}

const HELLO_WORLD = `
Hello from Docker!
This message shows that your installation appears to be working correctly.

`;

/** The variables of a container, as its programs get them. */
export function variablesOf({ Config }: SimContainer, more: readonly string[] = []): Record<string, string> {
  const own = Config.Env.toReversed();
  return Object.fromEntries(
    [...own, `HOSTNAME=${Config.Hostname}`, ...more, 'HOME=/root'].map((text) => {
      const equals = text.indexOf('=');
      return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
    }),
  );
}

/** The behaviour of the main program of a container. @throws NotSimulatedError for an unknown one, NoSuchProgram for a missing one */
export function mainProgram(argv: readonly string[], inside: Inside): Running {
  const { image, container } = inside;
  const start = { variables: variablesOf(container), folder: container.Config.WorkingDir || '/', stdin: '' };
  if (image === undefined) return runInContainer(argv, start, inside);
  const standard = containerArgv(image);
  const isStandard = argv.length === standard.length && argv.every((word, i) => word === standard[i]);
  if (isStandard) {
    switch (image.sim.program) {
      case 'hello-web':
      case 'web':
      case 'whoami':
      case 'daemon':
      case 'registry':
        return serves(startLines(image, inside.clock.now));
      case 'hello-world':
        return prints(HELLO_WORLD, 0, '', QUICK_MS);
      case 'shell':
      case 'python':
        // Without an input a shell or interpreter ends at once; with one it waits.
        return waitsForInput(container) ? goesOn() : prints('', 0, '', QUICK_MS);
    }
  }
  const words =
    image.Config.Entrypoint !== null && argv[0] === image.Config.Entrypoint[0] ? argv.slice(1) : argv;
  return runInContainer(words, start, inside);
}

function* serves(lines: readonly { readonly stream: 'stdout' | 'stderr'; readonly text: string }[]): Running {
  yield* lines;
  return yield* goesOn();
}

const waitsForInput = ({ Config }: SimContainer): boolean => Config.Tty || Config.OpenStdin === true;

/** Whether the program ignores SIGTERM: the first process of a container has no default handler. */
export function ignoresTerm(image: SimImage, argv: readonly string[]): boolean {
  const standard = containerArgv(image);
  const isStandard = argv.length === standard.length && argv.every((word, i) => word === standard[i]);
  return (
    !isStandard || ['shell', 'python', 'hello-world'].includes(image.sim.program) || image.sim.ignoresTerm
  );
}

/** Programs that small special images lack. */
const ABSENT = {
  busybox: [
    'bash',
    'curl',
    'python',
    'python3',
    'getent',
    'git',
    'nano',
    'systemctl',
    'apt',
    'apt-get',
    'docker',
  ],
  debian: [
    'ping',
    'wget',
    'curl',
    'nslookup',
    'dig',
    'nc',
    'ip',
    'ifconfig',
    'ps',
    'top',
    'netstat',
    'vi',
    'nano',
    'less',
    'git',
    'systemctl',
    'apk',
    'docker',
  ],
};
const isThere = (name: string, { image, container }: Inside): boolean => {
  const busybox = isBusybox(image, container);
  // Both images of nginx bring curl along.
  if (
    name === 'curl' &&
    image?.sim.program === 'web' &&
    /nginx/.test([...(image.RepoTags ?? []), container.Config.Image].join(' '))
  )
    return true;
  return !ABSENT[busybox ? 'busybox' : 'debian'].includes(name);
};

/** A program by its argument vector. @throws NotSimulatedError for an unknown one, NoSuchProgram for a missing one */
export function runInContainer(argv: readonly string[], start: Start, inside: Inside): Running {
  const { container, image, files } = inside;
  const [program = '', ...args] = argv;
  const name = program.replace(/^.*\//, '');
  if (!isThere(name, inside)) throw new NoSuchProgram(program);
  if (name === 'sh' || name === 'bash' || name === 'ash') {
    if (args[0] === '-c' && args[1] !== undefined) return scripted(args[1], start, inside);
    if (args.length > 0) throw new NotSimulatedError(`${argv.join(' ')} in a container`);
    return start.stdin === '' && waitsForInput(container) ? goesOn() : scripted(start.stdin, start, inside);
  }
  const folder = start.folder;
  const busybox = isBusybox(image, container);
  const place = { files, folder, busybox, stdin: start.stdin };
  const found = lookProgram(name, args, { ...start, inside, busybox }) ?? asked(name, args, place, inside);
  if (found !== undefined) return found;
  if (name === 'python' || name === 'python3') {
    if (args[0] === 'app.py' && image?.sim.program === 'hello-web') return goesOn();
  }
  const done = runFileProgram(place, name, args);
  if (done !== undefined) return prints(done.stdout, done.exitCode, done.stderr);
  throw new NotSimulatedError(`the program ${JSON.stringify(argv.join(' '))} in a container`);
}

/** A program that asks others over networks. */
function asked(
  name: string,
  args: readonly string[],
  place: FilesPlace,
  inside: Inside,
): Running | undefined {
  if (!isNetworkProgram(name)) return undefined;
  const { container, sim, daemon, memory, acts } = inside;
  if (container.sim.run !== undefined && memory !== undefined) container.sim.run.looks = true;
  const before = memory?.next();
  if (before !== undefined) return prints('', before[0], '', before[1]);
  const save = (path: string, text: string) => writeText(place, path, text);
  const from = { daemon, container };
  const running = networkProgram({ sim, from, busybox: place.busybox, acts, save }, name, args);
  return running === undefined || memory === undefined ? running : memory.keep(running);
}

/** A script of `sh -c`, step by step. */
function* scripted(script: string, start: Start, inside: Inside): Running {
  const { files } = inside;
  const at = (folder: string) => ({ files, folder, busybox: true });
  const around: ScriptHost = {
    variables: { ...start.variables },
    folder: start.folder,
    start(argv, stdin, shell) {
      try {
        return runInContainer(argv, { variables: shell.variables, folder: shell.folder, stdin }, inside);
      } catch (error) {
        if (error instanceof NoSuchProgram) return undefined;
        throw error;
      }
    },
    isFolder: (path) => files.find(path)?.kind === 'folder',
    write(path, text, append) {
      return writeText(at(around.folder), path, text, append);
    },
    read(path) {
      const node = files.find(pathOf(at(around.folder), path));
      return node?.kind === 'file' ? node.text() : undefined;
    },
  };
  try {
    const code = yield* runScript(script, around, start.stdin);
    start.left?.(around);
    return code;
  } catch (error) {
    if (error instanceof ScriptProblem) throw new NotSimulatedError(`the script ${JSON.stringify(script)}`);
    throw error;
  }
}
