/**
 * The main programs of containers as time goes by. Only its progress is stored: a program is run again
 * from its start, which always does the same, and the steps done before are skipped.
 */

import { defined } from '../../../value/defined.ts';
import { EngineError } from '../contract/errors.ts';
import { kept } from '../model/sealing.ts';
import type { Sim } from '../model/sim.ts';
import type { Daemon, SimContainer, SimImage } from '../model/state.ts';
import type { Inside } from '../programs/inside.ts';
import { ignoresTerm, mainProgram, NoSuchProgram } from '../programs/programs.ts';
import { type ContainerFiles, containerFiles } from '../storage/container-files.ts';

/** A program that has not ended after this long, or after this many steps, is assumed to go on. */
const LONGEST_MS = 24 * 3_600_000;
const MOST_STEPS = 10_000;
/** The most steps in one look at it. */
const MOST_STEPS_DONE = 300_000;
/** The state is one document that every command reads: no room for all that a loop prints in a day. */
const MOST_LINES = 1000;
const KEPT_LINES = 500;

/** When it ends by itself (undefined: it goes on), and how. */
export interface Lifespan {
  readonly lastsMs?: number;
  readonly exitCode: number;
  readonly ignoresTerm: boolean;
}

/**
 * Foresees how the program of a container ends, and lets it begin.
 * @throws NotSimulatedError for an unknown program, EngineError for one that the image does not have
 */
export function begin(sim: Sim, daemon: Daemon, container: SimContainer, image: SimImage): Lifespan {
  const argv = [container.Path, ...container.Args];
  const stays = ignoresTerm(image, argv);
  container.sim.run = { beganAt: sim.now, doneMs: -1 };
  try {
    const ended = play(sim, daemon, container, { beganAt: sim.now, what: () => undefined, most: MOST_STEPS });
    return { exitCode: 0, ...ended, ignoresTerm: stays };
  } catch (error) {
    if (!(error instanceof NoSuchProgram)) throw error;
    throw new EngineError(
      `failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ${error.message}: unknown`,
      400,
    );
  }
}

/** Runs the program of a running container up to now, with its output and its files. */
export function catchUp(sim: Sim, daemon: Daemon, container: SimContainer): void {
  const { run } = container.sim;
  if (run === undefined || !container.State.Running) return;
  const until = (container.sim.pausedAt ?? sim.now) - run.beganAt;
  if (until <= run.doneMs) return;
  const { doneMs } = run;
  const when = (at: number) => (at > until ? 'stop' : at > doneMs ? 'do' : undefined);
  const ended = play(sim, daemon, container, { beganAt: run.beganAt, what: when, most: MOST_STEPS_DONE });
  // It waited for something outside, which has now happened.
  if (ended?.lastsMs !== undefined && run.looks === true && container.sim.endsAt === undefined) {
    container.sim.endsAt = Math.max(sim.now, run.beganAt + ended.lastsMs);
    container.sim.exitCode = ended.exitCode;
    sim.changed = true;
  }
  run.doneMs = until;
  const { logs } = container.sim;
  if (logs.length > MOST_LINES) logs.splice(0, logs.length - KEPT_LINES);
}

/** How a program is run from its start. */
interface Playing {
  readonly beganAt: number;
  /** Whether a moment (milliseconds since its start) is done, passed over, or too late. */
  readonly what: (at: number) => 'do' | 'stop' | undefined;
  /** Steps that it may take at most. */
  readonly most: number;
}

/** Runs it from its start. */
function play(
  sim: Sim,
  daemon: Daemon,
  container: SimContainer,
  { beganAt, what, most }: Playing,
): { lastsMs?: number; exitCode: number } | undefined {
  const image = daemon.images.find((i) => i.Id === container.Image);
  const clock = { now: beganAt };
  let at = 0;
  const beganAlready = (container.sim.run?.doneMs ?? -1) >= 0 || what(0) === 'do';
  const real = containerFiles(sim, daemon, container);
  const files = beganAlready ? onTime(real, () => what(at) === 'do') : foreseen(real);
  const memory = beganAlready
    ? memoryOf(
        container,
        () => at,
        () => what(at) === 'do',
      )
    : undefined;
  const turns = { ...daemon.turns };
  const running = mainProgram([container.Path, ...container.Args], {
    sim,
    daemon,
    container,
    image,
    files,
    clock,
    acts: () => what(at) === 'do',
    ...defined({ memory }),
  });
  const rest: Record<'stdout' | 'stderr', string> = { stdout: '', stderr: '' };
  const flush = (all: boolean): void => {
    for (const stream of ['stdout', 'stderr'] as const) {
      const lines = rest[stream].split('\n');
      rest[stream] = lines.pop() ?? '';
      if (all && rest[stream] !== '') lines.push(rest[stream]);
      for (const text of lines)
        container.sim.logs.push({ at: beganAt + at, stream, ...kept(sim, container, text) });
    }
  };
  try {
    for (let steps = 0; steps < most && at < LONGEST_MS; steps++) {
      if (what(at) === 'stop') return undefined;
      const next = running.next();
      if (next.done) {
        if (what(at) === 'do') flush(true);
        return { lastsMs: Math.max(at, 60), exitCode: next.value };
      }
      if ('ms' in next.value) {
        at += next.value.ms;
        clock.now = beganAt + at;
      } else if (what(at) === 'do') {
        rest[next.value.stream] += next.value.text;
        flush(false);
      }
    }
    return undefined;
  } finally {
    // Working out what a program does is not a request.
    daemon.turns = turns;
  }
}

/** The answers that a program got from others, kept with the container. */
function memoryOf(
  { sim }: SimContainer,
  time: () => number,
  isTime: () => boolean,
): NonNullable<Inside['memory']> {
  let asked = 0;
  return {
    next: () => {
      asked += 1;
      return sim.run?.heard?.[asked - 1];
    },
    *keep(running) {
      const mine = asked - 1;
      const from = time();
      const code = yield* running;
      const { run } = sim;
      if (run === undefined || !isTime()) return code;
      run.heard ??= [];
      if (run.heard.length === mine) run.heard.push([code, time() - from]);
      return code;
    },
  };
}

/** Files that are changed only when it is time: earlier writes are already there. */
function onTime(real: ContainerFiles, isTime: () => boolean): ContainerFiles {
  return {
    find: (path) => real.find(path),
    list: (path) => real.list(path),
    write: (path, text) => (isTime() ? real.write(path, text) : undefined),
    makeFolder: (path) => (isTime() ? real.makeFolder(path) : undefined),
    remove: (path) => (isTime() ? real.remove(path) : undefined),
  };
}

/** Files as seen by a program that has not begun: only it sees its changes. */
function foreseen(real: ContainerFiles): ContainerFiles {
  const seen = new Map<string, 'folder' | 'gone' | { text: string }>();
  const nameOf = (path: string): string => path.replace(/^.*\//, '');
  return {
    find(path) {
      const own = seen.get(path);
      const node = real.find(path);
      if (own === undefined) return node;
      if (own === 'gone') return undefined;
      const text = own === 'folder' ? '' : own.text;
      const kind = own === 'folder' ? 'folder' : 'file';
      return { mode: 0o644, at: 0, readOnly: false, ...node, kind, text: () => text };
    },
    list(path) {
      const own = [...seen].filter(([name]) => name.replace(/\/[^/]*$/, '') === path.replace(/\/$/, ''));
      const gone = own.filter(([, what]) => what === 'gone').map(([name]) => nameOf(name));
      const names = new Set([...real.list(path), ...own.map(([name]) => nameOf(name))]);
      return [...names].filter((name) => !gone.includes(name)).sort();
    },
    write(path, text) {
      seen.set(path, { text });
    },
    makeFolder(path) {
      seen.set(path, 'folder');
    },
    remove(path) {
      seen.set(path, 'gone');
    },
  };
}
