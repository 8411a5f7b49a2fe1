/** Runs any of the simulator's programs. Each is loaded on demand, so that a short question stays short. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { troubleOf } from '../files/trouble.ts';
import type { ProgramIo } from '../program/io.ts';
import { codeOf } from '../value/error.ts';
import { type CallParts, Interrupted, StateAccess } from './call/state-access.ts';
import { StateError } from './engine/contract/errors.ts';
import { STATE_FILE } from './store/folder.ts';
import { openLook } from './store/look.ts';
import { openStore, type Store } from './store/store.ts';

/** Runs one program on the simulator in the folder that the environment names; see the door. */
export async function runProgram(
  name: string,
  argv: readonly string[],
  io: ProgramIo,
  isLook = false,
): Promise<number> {
  const folder = io.env.SWARM_TUTOR_SIMULATOR;
  if (!folder) {
    io.err(`${name}: SWARM_TUTOR_SIMULATOR is not set: start this from "swarm-tutor shell"\n`);
    return 1;
  }
  try {
    return await runProgramIn(name, argv, openAccess(folder, io, isLook));
  } catch (error) {
    if (error instanceof Interrupted || io.signal?.aborted) return 130;
    io.err(`${name}: ${isOfState(error) ? damaged(folder, error) : await saidBy(error)}\n`);
    return 1;
  }
}

/**
 * The access of one program, or one script, to the state in a folder.
 * @param isLook it only looks, and sees the state at the speed that it has
 * @throws Error for an invalid speed
 */
export function openAccess(folder: string, io: ProgramIo, isLook = false): StateAccess {
  const root = resolve(folder);
  if (isLook) return new StateAccess(root, lookAt(root), io);
  return new StateAccess(
    root,
    openStore({ folder: root, warn: io.err, speed: speedOf(io.env.SWARM_TUTOR_SPEED) }),
    io,
  );
}

/** The looks of this process, by folder: each continues from the one before. */
const looks = new Map<string, Store>();

function lookAt(root: string): Store {
  const store = looks.get(root) ?? openLook(root);
  looks.set(root, store);
  return store;
}

/** Errors of JavaScript: they follow from a document that is none of ours, unless they are a mistake of ours. */
const MISTAKES = [TypeError, RangeError, ReferenceError, StateError];
/** The document is larger than any text may be. */
const TOO_LONG: ReadonlySet<unknown> = new Set(['ERR_STRING_TOO_LONG', 'ERR_FS_FILE_TOO_LARGE']);

function isOfState(error: unknown): error is Error {
  return MISTAKES.some((kind) => error instanceof kind) || TOO_LONG.has(codeOf(error));
}

/** The message of an error, in one line. Trouble with files is named with its remedy; the dictionary is loaded on demand. */
async function saidBy(error: unknown): Promise<string | undefined> {
  if (!(error instanceof Error)) return String(error);
  if (troubleOf(error) === undefined) return error.message.split('\n')[0];
  const [{ errorSaid }, { inWords }, { messagesFor }] = await Promise.all([
    import('../i18n/files.ts'),
    import('../i18n/said.ts'),
    import('../i18n/messages.ts'),
  ]);
  return inWords(errorSaid(error), messagesFor('en'));
}

function damaged(folder: string, { message }: Error): string {
  const why = message.split('\n')[0];
  return `${join(folder, STATE_FILE)} makes no sense (${why}). To start over with new machines: swarm-tutor reset --machines`;
}

const DEFAULT_SPEED = 4;

/** @throws Error unless it is `instant` or a positive number */
function speedOf(text: string | undefined): number | 'instant' {
  if (!text) return DEFAULT_SPEED;
  if (text === 'instant') return text;
  const speed = Number(text);
  if (Number.isFinite(speed) && speed > 0) return speed;
  throw new Error(`SWARM_TUTOR_SPEED is ${JSON.stringify(text)}: it must be "instant" or a positive number`);
}

/** Runs a program on an existing access to the state. @throws Interrupted */
export async function runProgramIn(
  name: string,
  argv: readonly string[],
  access: StateAccess,
): Promise<number> {
  const { io } = access;
  const parts: CallParts = { argv, env: io.env, cwd: io.cwd };
  switch (name) {
    case 'docker': {
      const { runDocker } = await import('./docker/index.ts');
      return access.run(parts, runDocker);
    }
    case 'docker-compose': {
      const { runCompose } = await import('./docker-compose/run.ts');
      return access.run(parts, runCompose);
    }
    case 'curl': {
      const { runCurl } = await import('./curl/run.ts');
      const writeFile = (path: string, text: string) => writeFileSync(resolve(io.cwd, path), text);
      return access.run(parts, (call) => runCurl(call, { writeFile }));
    }
    case 'docker-machine': {
      const [{ runDockerMachine }, { SimulatedBackend }] = await Promise.all([
        import('../docker-machine/program.ts'),
        import('./docker-machine/backend.ts'),
      ]);
      return runDockerMachine(argv, io, new SimulatedBackend(access, join(access.folder, 'machine')));
    }
    default: {
      const { NETWORK_PROGRAMS } = await import('./install/gates.ts');
      if (NETWORK_PROGRAMS.includes(name)) {
        const { runToAddress } = await import('./to-address.ts');
        return runToAddress(name, argv, access);
      }
      io.err(`${name}: not a program of the simulator\n`);
      return 127;
    }
  }
}
