import { expect, it } from 'vitest';
import { nextEvent, settleNow } from '../../../src/simulator/engine/clock.ts';
import { type Chance, chance } from './chance.ts';
import { checkInvariants } from './invariants.ts';

/** 300 things that a learner could do. */
function play(seed: number): string[] {
  const { s, move, pick, number } = chance(seed);
  for (let i = 0; i < 300; i++) {
    const name = move();
    const wrong = checkInvariants(s.state);
    if (wrong.length > 0) return [`after ${name} (move ${i})`, ...wrong];
    s.pass(number() * pick([0.5, 5, 20]));
    const later = checkInvariants(s.state);
    if (later.length > 0) return [`a while after ${name} (move ${i})`, ...later];
  }
  for (const m of s.world.listMachines()) if (m.state === 'Stopped') s.world.startMachine(m.name);
  s.pass(60);
  s.settle();
  return checkInvariants(s.state, true);
}

it.each([1, 2, 3, 7, 53, 73])('300 moves of chance leave a swarm that makes sense (%i)', (seed) => {
  expect(play(seed)).toEqual([]);
});

/** Lets time pass as if nobody knew what changes when: whenever something happens, everything is looked at. */
function passSlowly({ s: { sim } }: Chance, seconds: number): void {
  const to = sim.now + seconds * 1000;
  for (;;) {
    const next = Math.max(nextEvent(sim), sim.now);
    if (next > to) break;
    sim.now = Math.min(Math.max(next, sim.now + 1), Math.max(to, sim.now + 1));
    settleNow(sim);
  }
  sim.now = Math.max(sim.now, to);
  sim.state.clock = sim.now;
  settleNow(sim);
}

it.each([4, 5, 8, 21])('what time brings does not depend on how much is looked at (%i)', (seed) => {
  const [quick, slow] = [chance(seed), chance(seed)];
  for (let i = 0; i < 150; i++) {
    const name = quick.move();
    slow.move();
    const seconds = quick.number() * quick.pick([0.5, 5, 20]);
    slow.pick([slow.number()]);
    quick.s.pass(seconds);
    passSlowly(slow, seconds);
    // When an update stops watching a task that runs is no difference.
    const shown = ({ s }: Chance): string =>
      JSON.stringify(s.state, (key, value) => (key === 'watched' ? undefined : value), 1);
    expect(shown(quick), `a while after ${name} (move ${i})`).toBe(shown(slow));
  }
});
