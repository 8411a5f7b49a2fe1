/**
 * Health checks of containers: a program that is run in them again and again, and what its exit codes say about them.
 * Source: https://github.com/moby/moby/blob/20.10/daemon/health.go
 */
import { goDuration } from '../../../go/duration.ts';
import { defined } from '../../../value/defined.ts';
import { NotSimulatedError } from '../contract/errors.ts';
import type { Container, HealthConfig, HealthStatus } from '../contract/types.ts';
import { noteContainer } from '../model/events.ts';
import { between, digits, HEX } from '../model/random.ts';
import { kept, opened } from '../model/sealing.ts';
import { type Sim, stamp } from '../model/sim.ts';
import type { HealthRun } from '../model/sim-objects.ts';
import type { Daemon, SimContainer } from '../model/state.ts';
import { execInContainer, shownCommand } from './container-exec.ts';
import { catchUp } from './container-run.ts';

const NS_PER_MS = 1_000_000;
const DEFAULT_INTERVAL_MS = 30_000;
const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_RETRIES = 3;
const MOST_RESULTS = 5;
const MOST_OUTPUT = 4096;
/** The exit code of a check that could not be run, or took too long. */
const NO_RESULT = -1;
/** How long the engine takes to run a program that does nothing. */
const EXEC_MS = [70, 130] as const;

/** The check's program and its arguments; undefined without a check. */
export function healthTest(config: HealthConfig | undefined): readonly string[] | undefined {
  const [kind, ...words] = config?.Test ?? [];
  if (kind === 'CMD') return words;
  return kind === 'CMD-SHELL' ? ['/bin/sh', '-c', ...words] : undefined;
}

/** A check's settings: those that were asked for, the others as the image has them. */
export function mergedHealth(
  own: HealthConfig | undefined,
  image: HealthConfig | undefined,
): HealthConfig | undefined {
  if (own === undefined || image === undefined) return own ?? image;
  return defined({
    Test: own.Test?.length ? own.Test : image.Test,
    Interval: own.Interval || image.Interval,
    Timeout: own.Timeout || image.Timeout,
    StartPeriod: own.StartPeriod || image.StartPeriod,
    Retries: own.Retries || image.Retries,
  });
}

/** How healthy a container is; undefined without a check. */
export const healthOf = (container: SimContainer): HealthStatus | undefined => container.sim.health?.status;

/** The same as `docker inspect` shows it. */
export function shownHealth(sim: Sim, { sim: { health } }: SimContainer): Container['State']['Health'] {
  if (health === undefined) return undefined;
  return {
    Status: health.status,
    FailingStreak: health.streak,
    Log: health.log.map((run) => ({
      Start: stamp(run.startedAt),
      End: stamp(run.endsAt),
      ExitCode: run.exitCode,
      Output: opened(sim, run),
    })),
  };
}

const intervalOf = ({ Config }: SimContainer): number =>
  (Config.Healthcheck?.Interval ?? 0) / NS_PER_MS || DEFAULT_INTERVAL_MS;

/** Its program has begun, or goes on after a pause: the first check comes after an interval. */
export function watchHealth(sim: Sim, container: SimContainer, isNew: boolean): void {
  if (healthTest(container.Config.Healthcheck) === undefined) return;
  const before = container.sim.health;
  container.sim.health = {
    status: isNew || before === undefined ? 'starting' : before.status,
    streak: isNew ? 0 : (before?.streak ?? 0),
    log: before?.log ?? [],
    nextAt: sim.now + intervalOf(container),
  };
}

/** Its program has ended or is paused: nobody looks any more, which engines call unhealthy. */
export function leaveHealth({ sim: { health } }: SimContainer): void {
  if (health === undefined) return;
  health.status = 'unhealthy';
  delete health.nextAt;
  delete health.run;
}

/**
 * When something happens to a check next; Infinity for never.
 * @param isOpen only checks whose result may change something
 */
export function nextHealthEvent({ sim: { health }, State }: SimContainer, isOpen: boolean): number {
  if (health === undefined || !State.Running || State.Paused) return Number.POSITIVE_INFINITY;
  if (isOpen && health.status !== 'starting' && !(health.status === 'healthy' && health.streak > 0))
    return Number.POSITIVE_INFINITY;
  return health.run?.endsAt ?? health.nextAt ?? Number.POSITIVE_INFINITY;
}

/** Begins the check that is due, or takes the result of the one that has ended. */
export function tendHealth(sim: Sim, daemon: Daemon, container: SimContainer): void {
  const { health } = container.sim;
  if (health === undefined || nextHealthEvent(container, false) > sim.now) return;
  if (health.run === undefined) {
    delete health.nextAt;
    health.run = beginRun(sim, daemon, container);
  } else {
    const { run } = health;
    delete health.run;
    endRun(sim, daemon, container, run);
    health.nextAt = sim.now + intervalOf(container);
  }
}

function beginRun(sim: Sim, daemon: Daemon, container: SimContainer): HealthRun {
  const argv = healthTest(container.Config.Healthcheck) ?? [];
  const execID = execIdAt(container, sim.now);
  const shown = shownCommand(container, argv);
  noteContainer(sim, daemon, container, `exec_create: ${shown}`, { execID });
  noteContainer(sim, daemon, container, `exec_start: ${shown}`, { execID });
  const { exitCode, output, lastsMs } = result(sim, daemon, container, argv);
  const text = output.length > MOST_OUTPUT ? `${output.slice(0, MOST_OUTPUT)}...` : output;
  return { startedAt: sim.now, endsAt: sim.now + lastsMs, exitCode, ...kept(sim, container, text) };
}

const execIdAt = (container: SimContainer, at: number): string =>
  digits(`health${container.Id}${at}`, 64, HEX);

function result(
  sim: Sim,
  daemon: Daemon,
  container: SimContainer,
  argv: readonly string[],
): { readonly exitCode: number; readonly output: string; readonly lastsMs: number } {
  const limit = container.Config.Healthcheck?.Timeout || DEFAULT_TIMEOUT_MS * NS_PER_MS;
  const takes = between(sim.state, EXEC_MS[0], EXEC_MS[1]);
  // What its main program has written by now may be what is asked for.
  catchUp(sim, daemon, container);
  try {
    const ran = execInContainer(sim, daemon, container, argv, {});
    if (ran.refused !== undefined) return { exitCode: NO_RESULT, output: ran.refused, lastsMs: takes };
    const lastsMs = ran.lastsMs + takes;
    if (!ran.goesOn && lastsMs * NS_PER_MS <= limit)
      return { exitCode: ran.exitCode, output: ran.steps.map(({ text }) => text).join(''), lastsMs };
    const output = `Health check exceeded timeout (${goDuration(limit)})`;
    return { exitCode: NO_RESULT, output, lastsMs: limit / NS_PER_MS };
  } catch (error) {
    if (!(error instanceof NotSimulatedError)) throw error;
    return { exitCode: NO_RESULT, output: error.message, lastsMs: takes };
  }
}

function endRun(sim: Sim, daemon: Daemon, container: SimContainer, run: HealthRun): void {
  const { health } = container.sim;
  if (health === undefined) return;
  if (run.exitCode !== NO_RESULT)
    noteContainer(sim, daemon, container, 'exec_die', {
      execID: execIdAt(container, run.startedAt),
      exitCode: String(run.exitCode),
    });
  const before = health.status;
  health.log = [...health.log, run].slice(-MOST_RESULTS);
  if (run.exitCode === 0) {
    health.streak = 0;
    health.status = 'healthy';
  } else if (before !== 'starting' || !isEarly(container, run)) {
    health.streak += 1;
    if (health.streak >= (container.Config.Healthcheck?.Retries || DEFAULT_RETRIES))
      health.status = 'unhealthy';
  }
  if (health.status === before) return;
  noteContainer(sim, daemon, container, `health_status: ${health.status}`);
  sim.changed = true;
}

/** It was still in its start period. */
function isEarly({ Config, State }: SimContainer, run: HealthRun): boolean {
  const period = (Config.Healthcheck?.StartPeriod ?? 0) / NS_PER_MS;
  return run.startedAt - Date.parse(State.StartedAt) < period;
}
