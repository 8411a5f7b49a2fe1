import { describe, expect, it } from 'vitest';
import { seeded } from '../support/chance.ts';
import { randomLab, settled, step } from './fuzz.ts';

const LINES = 1_000;
/** So many lines are typed one after the other; then another computer is taken. */
const EPISODE = 40;

describe('whatever a learner types', () => {
  const seed = Number(process.env.SWARM_TUTOR_FUZZ_SEED ?? Math.floor(Math.random() * 1_000_000));

  it(`is answered, and leaves the simulated world in order (SWARM_TUTOR_FUZZ_SEED=${seed})`, async () => {
    console.info(`random command lines with SWARM_TUTOR_FUZZ_SEED=${seed}`);
    const random = seeded(seed);
    for (let typed = 0; typed < LINES; ) {
      const lab = await randomLab(random, `${seed}/${typed}`);
      const history: string[] = [];
      for (let i = 0; i < EPISODE; i += 1, typed += 1) {
        const { line, wrong } = await step(lab, random);
        history.push(line);
        expect(wrong, `line ${typed} of seed ${seed}, after\n${history.join('\n')}`).toEqual([]);
      }
      expect(settled(lab), `at rest after line ${typed} of seed ${seed}\n${history.join('\n')}`).toEqual([]);
      lab.close();
    }
    // Typing all of them takes some 10 s; only what hangs takes longer than this.
  }, 180_000);
});
