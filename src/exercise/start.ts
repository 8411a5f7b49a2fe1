/** Builds the start state of an exercise: machines, a swarm, files, and the commands that were run before. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAsker } from '../check/probes/asker.ts';
import { probe } from '../check/probes/probe.ts';
import type { Session } from '../driver/types.ts';
import { writeFileAtomic } from '../files/atomic.ts';
import { type Said, toSay } from '../i18n/said.ts';
import type { Exercise } from '../lesson/exercise-types.ts';
import type { RuleSpec } from '../lesson/rule-spec.ts';
import { fill } from '../tutor/attempt/fill.ts';
import type { Ledger } from '../tutor/ledger.ts';
import { defined } from '../value/defined.ts';
import type { ExercisePlace } from './place.ts';
import { failureOf, formFor, runLine } from './run-line.ts';

const words = toSay('exercise');

/** What building needs from outside. */
export interface StartOptions {
  /** The ledger, in which a machine is recorded before it is made, and which shows whether one is ours. Real machines need it. */
  readonly ledger?: Pick<Ledger, 'record' | 'entries'>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Builds the start state. On the simulator it begins with an empty world; real machines are the tutor's own, and
 * leave any swarm first.
 * @returns why it can't be built; undefined when it is ready
 */
export async function buildStart(
  exercise: Pick<Exercise, 'needs' | 'start' | 'rules'>,
  place: ExercisePlace,
  options: StartOptions = {},
): Promise<Said | undefined> {
  const { start } = fill({ start: exercise.start }, place.settings);
  const lines = await machineLines(exercise, place, options);
  if (!Array.isArray(lines)) return lines as Said;
  for (const [name, text] of Object.entries(start.files))
    writeFileAtomic(join(place.session.workspace, name), text, 0o644);
  const commands = exercise.start.commands.flatMap((variant) => formFor([variant], place, true) ?? []);
  const all = [
    ...lines,
    ...swarmLines(start.managers, start.workers),
    ...pointing(start.shell, place),
    ...commands,
  ];
  for (const line of all) {
    const failure = failureOf(await runLine(line, place, { signal: options.signal, isUnseen: true }));
    options.signal?.throwIfAborted();
    if (failure !== undefined) return failure;
  }
  const [manager] = start.managers;
  const services = watchedServices(exercise.rules);
  if (manager !== undefined && services.length > 0 && !place.session.simulated)
    await settled(manager, services, place, options.signal);
  return undefined;
}

/** Longest wait for services of a start state to run, and between two looks at them, milliseconds. */
const SETTLING_MS = 30_000;
const LOOK_EVERY_MS = 1000;

/** The services whose tasks rules look at: these have to run when the learner begins. */
function watchedServices(rules: readonly RuleSpec[]): string[] {
  return rules.flatMap((rule) => {
    if (rule.kind === 'running') return rule.service;
    return rule.kind === 'keep' && rule.of !== undefined ? rule.of : [];
  });
}

/** Waits until these services run as they should, but not for ever. */
async function settled(
  manager: string,
  services: readonly string[],
  place: ExercisePlace,
  signal?: AbortSignal,
): Promise<void> {
  const { env, cwd } = place.shell();
  const asker = createAsker({ session: place.session, env, cwd, signal });
  for (let waited = 0; waited < SETTLING_MS; waited += LOOK_EVERY_MS) {
    const found = await probe(asker, { view: 'services', on: manager });
    const rows = found.ok ? found.rows.filter(({ Name = '' }) => services.includes(Name)) : [];
    if (rows.every(({ Running, Desired }) => Running === Desired)) return;
    await sleep(LOOK_EVERY_MS, undefined, defined({ signal }));
  }
}

/** The commands that make the machines, or reset existing ones; or the reason it can't be done. */
async function machineLines(
  exercise: Pick<Exercise, 'needs' | 'start'>,
  place: ExercisePlace,
  { ledger, signal }: StartOptions,
): Promise<readonly string[] | Said> {
  const { session, settings } = place;
  const { needs, machines } = fill({ needs: exercise.needs, machines: exercise.start.machines }, settings);
  const { env, cwd } = place.shell();
  const found = await probe(createAsker({ session, env, cwd, signal }), { view: 'machines' });
  if (!found.ok) return words.noMachines;
  const there = new Map(found.rows.map((row) => [row.Name ?? '', row.State ?? '']));
  const ours = new Set(
    ledger
      ?.entries()
      .flatMap(({ kind, name, driver }) => (kind === 'machine' && driver === session.driver ? [name] : [])),
  );
  const foreign = needs.filter((name) => there.has(name) && !session.simulated && !ours.has(name));
  if (foreign.length > 0) return words.foreignMachines(foreign);
  const missing = machines.filter((name) => !there.has(name));
  if (missing.length > 0 && !session.ownMachines) return words.missingMachines(missing);
  // The learner may make it later: a reset has to know of it.
  const made = session.simulated ? [] : needs.map((name) => `machine:${name}`);
  ledger?.record(session.driver, made);
  return [
    // A machine that the exercise itself makes must not have anything left from an earlier try.
    ...needs.flatMap((name) => {
      const state = there.get(name);
      if (state === undefined) return [];
      if (session.ownMachines && !machines.includes(name)) return [`docker-machine rm -y ${name}`];
      return [...(state === 'Running' ? [] : [`docker-machine start ${name}`]), cleared(name, session)];
    }),
    ...missing.map((name) => `docker-machine create --driver ${settings.driver ?? session.driver} ${name}`),
  ];
}

/**
 * Somebody listens at 7946, or there is an overlay network: an engine that could not leave in time keeps both, and its next
 * swarm would have no networks. Only a restart helps then.
 */
const IS_LEAVING =
  'grep -qs :1F0A.0*:0000.0A /proc/net/tcp /proc/net/tcp6 || docker network ls -qf driver=overlay | grep -q .';

/** Takes one of the tutor's machines out of its swarm, and removes everything that ran on it. */
function cleared(machine: string, { ownMachines, shell }: Session): string {
  const prune = 'docker system prune -f --volumes >/dev/null';
  const inside = [
    'docker swarm leave --force >/dev/null 2>&1',
    'docker ps -aq | xargs -r docker rm -fv >/dev/null',
    `for t in 1 2 3 4 5 6; do ${prune}; { ${IS_LEAVING}; } || exit 0; sleep 1; done`,
  ];
  const onIt = (script: string): string => `docker-machine ssh ${machine} '${script}'`;
  // Hosts of the learner's own are not restarted.
  if (!ownMachines || shell === 'powershell') return onIt(`${inside.join('; ')}; exit 0`);
  return `${onIt(`${inside.join('; ')}; exit 1`)} || { docker-machine restart ${machine} && ${onIt(prune)}; }`;
}

function swarmLines(managers: readonly string[], workers: readonly string[]): string[] {
  const [first, ...others] = managers;
  if (first === undefined) return [];
  const join = (machine: string, role: 'manager' | 'worker'): string =>
    `docker-machine ssh ${machine} "docker swarm join --token $(docker-machine ssh ${first} 'docker swarm join-token -q ${role}') $(docker-machine ip ${first}):2377"`;
  return [
    `docker-machine ssh ${first} "docker swarm init --advertise-addr $(docker-machine ip ${first})"`,
    ...others.map((machine) => join(machine, 'manager')),
    ...workers.map((machine) => join(machine, 'worker')),
  ];
}

/** Points the shell at a machine. */
function pointing(machine: string | undefined, { session }: ExercisePlace): string[] {
  if (machine === undefined) return [];
  return session.script === undefined && session.shell === 'powershell'
    ? [`docker-machine env --shell powershell ${machine} | Invoke-Expression`]
    : [`eval $(docker-machine env ${machine})`];
}
