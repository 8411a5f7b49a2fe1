/** Before a command runs: a learner's own machines are safe from it, on drivers with real ones. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/tutor/types.ts';
import { Learner } from '../../diagnoses/learner.ts';
import { told } from '../../support/told.ts';

const sam = new Learner();
// The learner's programs are scripts of sh here.
const onWindows = process.platform === 'win32';
beforeAll(async () => {
  if (!onWindows) await sam.walksTo('create-manager');
}, 90_000);
afterAll(() => sam.leaves());

describe.skipIf(onWindows)('a machine that the tutor did not make', () => {
  it('is not touched, and the way out is named: another name for the tutor’s own', async () => {
    sam.comesTo('create-manager', { driver: 'virtualbox' });
    await sam.inTerminal('docker-machine create --driver virtualbox myvm1');
    await sam.runs();
    const { name, problem } = sam.phase as { name: string; problem?: Problem };
    expect(name).toBe('refused');
    expect(told(problem?.what)).toBe(
      'A machine called myvm1 exists already, and swarm-tutor did not make it.',
    );
    expect(told(problem?.mend)).toContain('--set manager=NAME');

    const values = { manager: 'node1' };
    sam.comesTo('create-manager', { driver: 'virtualbox', values });
    await sam.inTerminal('docker-machine create --driver virtualbox myvm1');
    await sam.runs();
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
    await sam.inTerminal('docker-machine status myvm1 && docker-machine status node1');
  });
});
