/** A world that tells when it may be changed: whoever only looks leaves the state as it is, and nothing has to be compared. */
import type { Engine } from '../engine/contract/engine.ts';
import type { World } from '../engine/contract/world.ts';

/** What looks at all machines and changes nothing. A test asks for each of them. */
export const WORLD_LOOKS: ReadonlySet<string> = new Set<keyof World>([
  ...(['now', 'listMachines', 'machine', 'machineAt', 'engine', 'local', 'loginOf'] as const),
  ...(['publishedPorts', 'online', 'computer'] as const),
]);

/** Requests to an engine that change nothing. A test sends each of them. */
export const ENGINE_LOOKS: ReadonlySet<string> = new Set<keyof Engine>([
  ...(['machine', 'ping', 'info', 'version', 'swarmInspect', 'swarmCa', 'swarmUnlockKey'] as const),
  ...(['nodeList', 'nodeInspect', 'serviceList', 'serviceInspect', 'taskList', 'taskInspect'] as const),
  ...(['networkList', 'networkInspect', 'containerList', 'containerInspect', 'volumeList'] as const),
  ...(['volumeInspect', 'secretList', 'secretInspect', 'configList', 'configInspect'] as const),
  ...(['imageList', 'imageInspect', 'events'] as const),
]);

/**
 * The same world.
 * @param onChange called before anything is done that may change the state
 */
export function watchedWorld(world: World, onChange: () => void): World {
  const engine = (made: Engine): Engine => watched(made, ENGINE_LOOKS, onChange);
  const over: Partial<World> = {
    engine: (name) => engine(world.engine(name)),
    local: () => engine(world.local()),
  };
  return watched(world, WORLD_LOOKS, onChange, over);
}

/** @param over what is given in place of its own */
function watched<T extends object>(
  target: T,
  looks: ReadonlySet<string | symbol>,
  onChange: () => void,
  over: Partial<T> = {},
): T {
  return new Proxy(target, {
    get(own, name) {
      if (!looks.has(name)) onChange();
      return Reflect.get(name in over ? over : own, name);
    },
  });
}
