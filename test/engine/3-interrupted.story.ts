/** A tutor that is stopped while it makes machines, and a reset after that. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dockerSays, Learner, onTheEngine, until } from './learner.ts';

let sam: Learner;
let before: string;
beforeEach(() => {
  sam = new Learner();
  dockerSays('run', '-d', '--name', 'of-somebody-else', 'john/get-started:part2');
  before = onTheEngine();
});
afterEach(() => {
  dockerSays('rm', '-f', '-v', 'of-somebody-else');
  sam.leaves();
});

const listed = (...words: string[]) => (dockerSays(...words) === '' ? undefined : true);
const LABEL = ['--filter', 'label=swarm-tutor.machine'];

/** The moments, each as something to wait for. */
const MOMENTS: readonly (readonly [string, () => true | undefined])[] = [
  ['the ledger names the first machine', () => (ledger().includes('myvm1') ? true : undefined)],
  ['its volume is there', () => listed('volume', 'ls', '-q', ...LABEL)],
  ['its container is there', () => listed('ps', '-aq', ...LABEL)],
  ['its container runs', () => listed('ps', '-q', ...LABEL)],
  [
    'the second container is there',
    () => (dockerSays('ps', '-aq', ...LABEL).includes('\n') ? true : undefined),
  ],
];

describe.each(['SIGKILL', 'SIGINT'] as const)('a tutor that gets %s', (signal) => {
  it.each(MOMENTS)('when %s leaves nothing after a reset', async (_, moment) => {
    const tutor = sam.begins('run', '--yes');
    const ended = new Promise((resolve) => tutor.once('exit', resolve));
    await until(moment, 'the moment');
    tutor.kill(signal);
    await ended;
    const reset = sam.types('reset', '--machines', '--yes');
    expect(reset, reset.stderr).toMatchObject({ code: 0 });
    // What a killed tutor had started may still be at work.
    await until(() => (isBusy(sam.home) ? undefined : true), 'all has ended');
    expect(onTheEngine()).toBe(before);
  });
});

function ledger(): string {
  try {
    return readFileSync(join(sam.home, 'ledger.json'), 'utf8');
  } catch {
    return '';
  }
}

/** Whether a process of this home is still there. */
function isBusy(home: string): boolean {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .some((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`SWARM_TUTOR_HOME=${home}\0`);
      } catch {
        return false;
      }
    });
}
