/**
 * What the programs in containers do: how long they run, what they print, how they take SIGTERM, what they answer over
 * HTTP. A program that is not here is said to be unknown; nothing is made up for it.
 */
import type { ContainerFiles } from './container-files.ts';
import { runFileProgram, writeText } from './container-programs.ts';
import { parseScript } from './container-script.ts';
import type { ProgramOutput } from './engine.ts';
import { NotSimulatedError } from './errors.ts';
import { isBusybox, pagePath } from './image-files.ts';
import type { SimImage } from './state.ts';
import type { Container } from './types.ts';

export interface Run {
  /** How long it runs, simulated milliseconds; undefined: until it is stopped. */
  readonly lastsMs?: number;
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly ignoresTerm: boolean;
}

/** What a program in a container has around it. */
interface Inside {
  readonly container: Container;
  readonly image: SimImage | undefined;
  readonly files: ContainerFiles;
}

const MISSING_FOLDER = 'No such file or directory';
const QUICK_MS = 60;
const ended = (stdout = '', exitCode = 0, stderr = '', lastsMs = QUICK_MS): Run => ({
  lastsMs,
  exitCode,
  stdout,
  stderr,
  ignoresTerm: true,
});
const forever = (ignoresTerm: boolean): Run => ({ exitCode: 0, stdout: '', stderr: '', ignoresTerm });

/** The whole command line of a container. */
export function commandOf(
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

/** What the main program of a container does. Throws NotSimulatedError for an unknown one. */
export function mainProgram(
  image: SimImage,
  argv: readonly string[],
  container: Container,
  files: ContainerFiles,
): Run {
  const standard = commandOf(image);
  const isStandard = argv.length === standard.length && argv.every((word, i) => word === standard[i]);
  if (isStandard) {
    switch (image.sim.program) {
      case 'hello-web':
      case 'whoami':
      case 'web':
      case 'daemon':
      case 'registry':
        return forever(image.sim.ignoresTerm);
      case 'hello-world':
        return ended(HELLO_WORLD);
      case 'shell':
      case 'python':
        // Without an input a shell or interpreter ends at once; with a terminal it would wait.
        return container.Config.Tty ? forever(true) : ended();
    }
  }
  const words =
    image.Config.Entrypoint !== null && argv[0] === image.Config.Entrypoint[0] ? argv.slice(1) : argv;
  return runProgram(words, { container, image, files });
}

const LONG_RUNNING = new Set(['ping', 'top', 'watch', 'yes']);

/** A program by its argument vector, inside a container. */
function runProgram(argv: readonly string[], inside: Inside): Run {
  const { container, image, files } = inside;
  const [program = '', ...args] = argv;
  const name = program.replace(/^.*\//, '');
  if (name === 'sh' || name === 'bash') {
    if (args[0] !== '-c' || args[1] === undefined) {
      if (args.length === 0) return container.Config.Tty ? forever(true) : ended();
      throw new NotSimulatedError(`${argv.join(' ')} in a container`);
    }
    return runScript(args[1], inside);
  }
  switch (name) {
    case 'true':
      return ended();
    case 'false':
      return ended('', 1);
    case 'echo':
      return ended(args[0] === '-n' ? args.slice(1).join(' ') : `${args.join(' ')}\n`);
    case 'hostname':
      if (args.length > 0) break;
      return ended(`${container.Config.Hostname}\n`);
    case 'env':
    case 'printenv':
      if (args.length > 0) break;
      return ended(
        `${[...container.Config.Env, `HOSTNAME=${container.Config.Hostname}`, 'HOME=/root'].join('\n')}\n`,
      );
    case 'pwd':
      return ended(`${container.Config.WorkingDir || '/'}\n`);
    case 'whoami':
      return ended('root\n');
    case 'uname':
      if (args.length > 0) break;
      return ended('Linux\n');
    case 'sleep': {
      const seconds = Number(args[0]);
      if (args[0] === 'infinity' || args[0] === 'inf') return forever(true);
      if (Number.isFinite(seconds)) return ended('', 0, '', seconds * 1000);
      return ended('', 1, `sleep: invalid number '${args[0] ?? ''}'\n`);
    }
    case 'tail':
      if (args.includes('-f')) return forever(true);
      break;
    case 'ping':
      if (args.includes('-c')) break;
      return forever(true);
    case 'python':
    case 'python3':
      if (args[0] === 'app.py' && image?.sim.program === 'hello-web') return forever(true);
      break;
  }
  if (LONG_RUNNING.has(name) && name !== 'ping') return forever(true);
  const place = { files, folder: container.Config.WorkingDir, busybox: isBusybox(image, container) };
  const run = runFileProgram(place, name, args);
  if (run !== undefined) return ended(run.stdout, run.exitCode, run.stderr);
  throw new NotSimulatedError(`the program ${JSON.stringify(argv.join(' '))} in a container`);
}

/** A script of `sh -c`: simple commands one after the other, and the endless loop that keeps a container up. */
function runScript(script: string, inside: Inside): Run {
  if (/^\s*while\s+(true|:)\s*;/.test(script)) return forever(true);
  const { container, image, files } = inside;
  const variables = Object.fromEntries(
    [...container.Config.Env, `HOSTNAME=${container.Config.Hostname}`].map((text) => {
      const equals = text.indexOf('=');
      return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
    }),
  );
  let stdout = '';
  let stderr = '';
  let lasts = 0;
  let exitCode = 0;
  for (const { after, words, to } of parseScript(script, variables)) {
    if ((after === '&&' && exitCode !== 0) || (after === '||' && exitCode === 0)) continue;
    if (words[0] === 'exit')
      return ended(stdout, Number(words[1] ?? exitCode) & 255, stderr, lasts + QUICK_MS);
    const run = runProgram(words[0] === 'exec' ? words.slice(1) : words, inside);
    stderr += run.stderr;
    exitCode = run.exitCode;
    if (to === undefined) stdout += run.stdout;
    else if (to.path !== '/dev/null') {
      const place = { files, folder: container.Config.WorkingDir, busybox: isBusybox(image, container) };
      const wrong = writeText(place, to.path, run.stdout, to.append);
      if (wrong !== undefined) {
        stderr += `sh: can't create ${to.path}: ${wrong === MISSING_FOLDER ? 'nonexistent directory' : wrong}\n`;
        exitCode = 1;
      }
    }
    if (run.lastsMs === undefined) return { ...run, stdout, stderr };
    lasts += run.lastsMs;
  }
  return ended(stdout, exitCode, stderr, lasts);
}

/** A program of `docker exec`: it must end by itself. */
export function execProgram(
  argv: readonly string[],
  container: Container,
  image: SimImage | undefined,
  files: ContainerFiles,
): ProgramOutput {
  const run = runProgram(argv, { container, image, files });
  if (run.lastsMs === undefined) throw new NotSimulatedError(`${argv.join(' ')} in docker exec`);
  return { stdout: run.stdout, stderr: run.stderr, exitCode: run.exitCode };
}

/** The page of a web server: the image's, or what was put in its place. */
function shownPage(image: SimImage, files: ContainerFiles): string {
  const path = pagePath(image);
  const file = path === undefined ? undefined : files.find(path);
  return file?.kind === 'file' ? file.text() : (image.sim.page ?? '');
}

/** What a container answers to a GET; undefined when it speaks no HTTP on that port. */
export function httpAnswer(
  image: SimImage,
  container: Container,
  port: number,
  path: string,
  files: ContainerFiles,
): { readonly status: number; readonly headers: Record<string, string>; readonly body: string } | undefined {
  const listens = image.Config.ExposedPorts?.[`${port}/tcp`] !== undefined;
  if (!listens) return undefined;
  const html = { 'Content-Type': 'text/html; charset=utf-8' };
  switch (image.sim.program) {
    case 'hello-web': {
      if (path !== '/') return { status: 404, headers: html, body: '404 Not Found\n' };
      const name = container.Config.Env.find((v) => v.startsWith('NAME='))?.slice(5) ?? 'World';
      const tag = container.Config.Image.split('@')[0]?.split(':').pop() ?? 'latest';
      const version = container.Config.Image.split('@')[0]?.includes(':') ? tag : 'latest';
      const body = `<h3>Hello ${name}!</h3>\nHostname: ${container.Config.Hostname}\nVersion: ${version}\n`;
      return { status: 200, headers: html, body };
    }
    case 'whoami': {
      const text = { 'Content-Type': 'text/plain; charset=utf-8' };
      const body = `Hostname: ${container.Config.Hostname}\nIP: 127.0.0.1\nGET ${path} HTTP/1.1\n`;
      return { status: 200, headers: text, body };
    }
    case 'web':
      if (path !== '/') return { status: 404, headers: html, body: '<h1>404 Not Found</h1>\n' };
      return { status: 200, headers: html, body: shownPage(image, files) };
    default:
      return undefined;
  }
}
