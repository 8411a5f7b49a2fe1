/** What must be true of a learner's home at every moment, also in the one after a kill. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { State } from '../../src/simulator/engine/model/state.ts';
import { filesBelow } from './program.ts';

const COURSE = 'part-4-swarms/simulator';

function json<T>(home: string, name: string): T | undefined {
  const file = join(home, name);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}

/** The steps that are remembered as passed on the simulator. */
export function passedIn(home: string): string[] {
  type Progress = { walks: Record<string, { records: Record<string, { status: string }> }> };
  const records = json<Progress>(home, 'progress.json')?.walks[COURSE]?.records ?? {};
  return Object.keys(records).filter((id) => records[id]?.status === 'passed');
}

/** What the ledger lists, as lessons write it: `machine:myvm1`. */
export function listedIn(home: string): string[] {
  type Document = { entries: { kind: string; name: string }[] };
  return (json<Document>(home, 'ledger.json')?.entries ?? []).map(({ kind, name }) => `${kind}:${name}`);
}

/** What stands on the simulator and in the workspace: machines, stacks, containers of one's own, files, the shell. */
export function madeIn(home: string): string[] {
  const state = json<State>(home, 'simulator/state.json');
  const daemons = state ? [state.local, ...Object.values(state.machines).map(({ daemon }) => daemon)] : [];
  const stacks = Object.values(state?.clusters ?? {}).flatMap(({ services }) =>
    services.flatMap(({ Spec }) => Spec.Labels?.['com.docker.stack.namespace'] ?? []),
  );
  const containers = daemons
    .flatMap((daemon) => daemon.containers)
    .filter(({ Config }) => Config.Labels?.['com.docker.swarm.task'] === undefined)
    .filter(({ Config }) => Config.Labels?.['com.docker.swarm.task.id'] === undefined);
  return [
    ...Object.keys(state?.machines ?? {}).map((name) => `machine:${name}`),
    ...new Set(stacks.map((name) => `stack:${name}`)),
    ...containers.map(({ Name }) => `container:${Name.replace(/^\//, '')}`),
    ...(existsSync(join(home, 'workspace/docker-compose.yml')) ? ['file:docker-compose.yml'] : []),
    ...(existsSync(join(home, 'session.json')) ? ['environment:shell'] : []),
  ];
}

/** A command of a program that was killed may live on for a moment and remove what is being listed: then once more. */
export function filesOf(home: string): ReturnType<typeof filesBelow> {
  for (;;) {
    if (!existsSync(home)) return [];
    try {
      return filesBelow(home);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

/** What is wrong with a home: half-written files, files set aside, things that the ledger does not list. */
export function troublesIn(home: string): string[] {
  const troubles: string[] = [];
  const files = filesOf(home);
  for (const { path, text } of files) {
    if (path.includes('.corrupt-')) troubles.push(`${path} was set aside`);
    if (/\.tmp/.test(path)) continue;
    try {
      if (path.endsWith('.json')) JSON.parse(text);
      if (path.endsWith('.yml')) {
        const replicas = parse(text)?.services?.web?.deploy?.replicas;
        if (![5, 7, 9].includes(replicas)) troubles.push(`${path} asks for ${replicas} replicas`);
      }
    } catch (error) {
      troubles.push(`${path} is half-written: ${String(error)}`);
    }
  }
  if (troubles.length > 0) return troubles;
  const listed = new Set(listedIn(home));
  return madeIn(home)
    .filter((thing) => !listed.has(thing))
    .map((thing) => `${thing} is not in the ledger`);
}
