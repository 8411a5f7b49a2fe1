/** Compares the effects of two commands on a swarm. */
import type { ExercisePlace } from '../exercise/place.ts';
import { type LineResult, runLine } from '../exercise/run-line.ts';

/** The state after a command. */
export interface Effects {
  /** Machines, nodes, services, stacks and tokens, as the engines report them. */
  readonly state: string;
  /** Ids of the tasks that should run. */
  readonly tasks: readonly string[];
  /** The variables that tell `docker` where to go. */
  readonly variables: string;
}

/** How a command ended. */
export type TriedCommand = Pick<LineResult, 'exitCode' | 'stdout' | 'stderr'>;

/** A command with the state before and after it. */
export interface TriedEffects {
  readonly result: TriedCommand;
  readonly before: Effects;
  readonly after: Effects;
}

/** How the typed command compares with the one asked for. */
export type ReviewVerdict =
  | { readonly kind: 'right' }
  | { readonly kind: 'failed'; readonly output: string }
  /** It did something else, or nothing. */
  | { readonly kind: 'other-effect' }
  /** It did nothing, as it should, but showed something else. */
  | { readonly kind: 'other-output'; readonly output: string };

/** Time for a swarm to settle after a command, in simulated seconds. */
const SETTLING_S = 60;

const STATE = `docker-machine ls --format '{{.Name}} {{.State}}'
for machine in $(docker-machine ls -q --filter state=Running); do
  echo "machine $machine"
  docker-machine ssh $machine "ls"
  docker-machine ssh $machine "docker info --format '{{.Swarm.LocalNodeState}} {{.Swarm.ControlAvailable}}'"
  docker-machine ssh $machine "docker swarm join-token -q worker; docker swarm join-token -q manager"
  docker-machine ssh $machine "docker node ls --format '{{.Hostname}} {{.Status}} {{.Availability}} {{.ManagerStatus}}'"
  docker-machine ssh $machine "docker stack ls --format '{{.Name}} {{.Services}}'"
  docker-machine ssh $machine "docker service ls -q | sort | xargs docker service inspect --format '{{json .Spec}}'"
done 2>/dev/null
true`;
const TASKS = `for machine in $(docker-machine ls -q --filter state=Running); do
  docker-machine ssh $machine "docker service ls -q | xargs docker service ps -q --filter desired-state=running"
done 2>/dev/null
true`;

/** Records the state, and leaves the shell as it is. */
export async function effectsIn(place: ExercisePlace, signal?: AbortSignal): Promise<Effects> {
  const shell = place.shell();
  const look = async (script: string): Promise<string> =>
    (await runLine(script, place, { signal, isUnseen: true })).stdout;
  const state = await look(STATE);
  const tasks = (await look(TASKS)).split('\n').filter(Boolean);
  place.setShell(shell);
  const pointing = Object.entries(shell.env).filter(([name]) => /^DOCKER_(HOST|CERT_PATH|TLS)/.test(name));
  return { state, tasks, variables: JSON.stringify(pointing.sort()) };
}

/**
 * Runs a command, waits for its effects, and records the state.
 * @param before the state that it finds
 */
export async function doIn(
  place: ExercisePlace,
  before: Effects,
  run: () => Promise<TriedCommand>,
  signal?: AbortSignal,
): Promise<TriedEffects> {
  const result = await run();
  await runLine(`sleep ${SETTLING_S}`, place, { signal, isUnseen: true });
  return { result, before, after: await effectsIn(place, signal) };
}

/** Compares the typed command with one that does what was asked for. Both began with the same swarm. */
export function compared(typed: TriedEffects, asked: TriedEffects): ReviewVerdict {
  const { stdout, stderr, exitCode } = typed.result;
  if (exitCode !== 0) return { kind: 'failed', output: (stderr || stdout).trim() };
  if (effectOf(typed) !== effectOf(asked)) return { kind: 'other-effect' };
  if (changed(asked) || withoutTimes(stdout) === withoutTimes(asked.result.stdout)) return { kind: 'right' };
  return { kind: 'other-output', output: stdout.trim() };
}

/** The effect of a command, as a string that is equal for two swarms changed in the same way. */
function effectOf({ before, after }: TriedEffects): string {
  const kept = before.tasks.filter((id) => after.tasks.includes(id)).length;
  return JSON.stringify([after.state, after.variables, kept, after.tasks.length]);
}

function changed({ before, after }: TriedEffects): boolean {
  return effectOf({ before, after } as TriedEffects) !== effectOf({ before, after: before } as TriedEffects);
}

/** A second more or less is the same output, and so is another order of blanks. */
function withoutTimes(output: string): string {
  return output
    .replace(/\b(?:about an?|less than a|\d+) (second|minute|hour)s?\b/gi, 'time')
    .replace(/[ \t]+/g, ' ')
    .trim();
}
