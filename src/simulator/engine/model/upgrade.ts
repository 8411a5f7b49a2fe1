/** Migrates a state that an earlier version wrote to the present form. */
import type { State } from './state.ts';

/** Adds lists that did not exist when the state was written; changes nothing else. */
export function upgrade(state: State): void {
  const daemons = [state.local, ...Object.values(state.machines).map((m) => m.daemon)];
  for (const daemon of daemons) {
    daemon.volumes ??= [];
    daemon.events ??= [];
    for (const container of daemon.containers) container.Mounts ??= [];
  }
  for (const cluster of Object.values(state.clusters)) {
    cluster.secrets ??= [];
    cluster.configs ??= [];
    cluster.events ??= [];
  }
}
