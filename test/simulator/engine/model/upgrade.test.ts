import { describe, expect, it } from 'vitest';
import { advance, openSim } from '../../../../src/simulator/engine/clock.ts';
import type { State } from '../../../../src/simulator/engine/model/state.ts';
import { makeWorld } from '../../../../src/simulator/engine/world/sim-world.ts';
import { isState } from '../../../../src/simulator/store/is-state.ts';
import { deploy, swarm } from '../kit.ts';

/** A state as versions wrote it that knew no volumes, events, secrets and configs. */
function older(state: State): unknown {
  const fields = new Set(['volumes', 'events', 'secrets', 'configs', 'Mounts', 'bootedAt']);
  return JSON.parse(JSON.stringify(state, (key, value: unknown) => (fields.has(key) ? undefined : value)));
}

describe('a state that an earlier version wrote', () => {
  it('is known as one, and goes on with everything that is new', () => {
    const scene = swarm(['myvm1', 'myvm2']);
    deploy(scene.at('myvm1'), 3);
    scene.settle();
    const old = older(scene.state);
    if (!isState(old)) throw new Error('it is not known as a state');
    const sim = openSim(old);
    const engine = makeWorld(sim).engine('myvm1');
    expect(engine.secretList()).toEqual([]);
    expect(engine.volumeList()).toEqual([]);
    expect(engine.events(0, sim.now)).toEqual([]);
    expect(engine.containerList().every((container) => container.Mounts.length === 0)).toBe(true);
    engine.secretCreate('pass', 'swordfish', {});
    engine.serviceRemove('getstartedlab_web');
    advance(sim, sim.now + 60_000);
    expect(engine.containerList({ all: true })).toEqual([]);
    expect(engine.events(0, sim.now, { event: ['destroy'] }).length).toBeGreaterThan(0);
  });

  it('is none when a list in it is something else', () => {
    const { state } = swarm(['myvm1']);
    expect(isState({ ...state, local: { ...state.local, volumes: 'none' } })).toBe(false);
  });
});
