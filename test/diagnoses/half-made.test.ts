/**
 * Machines whose creation was broken off, on every driver. A stand-in for Docker Machine lists them as the real one
 * (0.16.2) does: known and not there, or running without an engine that this computer may talk to.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DriverId } from '../../src/driver/types.ts';
import { Learner } from './learner.ts';
import { explains } from './stories.ts';

const sam = new Learner();
beforeAll(() => sam.walksTo('create-manager', 'create-extra'), 90_000);
afterAll(() => sam.leaves());

/** Rows of `docker-machine ls` after the name, in the order that the tutor asks for. */
const NOT_THERE = (driver: string) => `-|${driver}|Error||Unknown|machine does not exist`;
const NO_ENGINE = (driver: string) =>
  `-|${driver}|Running|tcp://192.168.99.100:2376|Unknown|Unable to query docker version: Cannot connect to the docker engine endpoint`;
/** Boot2Docker starts with certificates of its own, until Docker Machine has put others there. */
const NOT_OURS = (driver: string) =>
  `-|${driver}|Running|tcp://192.168.99.100:2376|Unknown|Unable to query docker version: Get https://192.168.99.100:2376/v1.15/version: x509: certificate signed by unknown authority`;
/** As `dind` lists what has a volume and no container yet. */
const NO_CONTAINER = (driver: string) => `-|${driver}|Error||Unknown|`;

/** Docker Machine with a machine half made, until it is removed; what it makes afterwards is the simulator's. */
function halfMade(name: string, row: string): string {
  return `gone="$(dirname "$0")/gone"
if [ ! -e "$gone" ]; then case "$*" in
  create*) echo 'Docker machine "${name}" already exists' >&2; exit 1 ;;
  ls*) echo '${name}|${row}'; exit 0 ;;
  rm*) echo "$*" >"$gone"; exit 0 ;;
esac; fi
args=()
while [ $# -gt 0 ]; do case $1 in hyperv | generic | dind) args+=(virtualbox) ;; --hyperv-* | --generic-*) shift ;; *) args+=("$1") ;; esac; shift; done
exec '${sam.simulated('docker-machine')}' "\${args[@]}"`;
}

const KINDS: readonly [DriverId, (driver: string) => string][] = [
  ['virtualbox', NOT_THERE],
  ['virtualbox', NO_ENGINE],
  ['virtualbox', NOT_OURS],
  ['hyperv', (driver) => `-|${driver}|Error||Unknown|exit status 1`],
  ['generic', NO_ENGINE],
  ['dind', NO_CONTAINER],
  ['dind', NO_ENGINE],
  ['simulator', NO_ENGINE],
];
/** The ids as the course has them, so that every one of them is looked for. */
const STEPS = [
  ['create-manager', 'myvm1', 'manager-half-made'],
  ['create-worker', 'myvm2', 'worker-half-made'],
  ['create-extra', 'myvm3', 'extra-half-made'],
] as const;

describe.each(KINDS)('a machine half made on %s', (driver, row) => {
  it.each(STEPS)(
    'at %s, %s: made again it exists already, and the fix clears the way',
    async (at, name, is) => {
      sam.comesTo(at === 'create-extra' ? at : 'create-manager', { driver, at });
      sam.standIn('docker-machine', halfMade(name, row(driver)));
      const failed = await sam.runs();
      expect(failed?.diagnosis?.id, sam.printed).toBe(is);
      explains(failed);
      expect(failed?.diagnosis?.fix).toMatch(/^docker-machine rm -[yf] /);
      await sam.sends({ type: 'fix' });
      expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
    },
  );
});

describe('only looked at, a machine half made', () => {
  it.each(KINDS)('on %s is told as what it is: left-half-made', async (driver, row) => {
    sam.comesTo('create-manager', { driver });
    sam.standIn('docker-machine', halfMade('myvm1', row(driver)));
    const failed = await sam.sends({ type: 'verify' });
    expect(failed?.diagnosis?.id).toBe('left-half-made');
    explains(failed);
    // Removing takes seconds: a fix that hangs has to end sooner than a creation.
    expect(failed?.diagnosis?.timeout).toBe(120_000);
    await sam.sends({ type: 'fix' });
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });

  it('ends the wait at once where it cannot become whole', async () => {
    for (const row of [NOT_THERE, NOT_OURS, NO_CONTAINER]) {
      sam.comesTo('create-manager', { driver: 'virtualbox' });
      sam.standIn('docker-machine', halfMade('myvm1', row('virtualbox')));
      const failed = await sam.sends({ type: 'verify' });
      expect(failed?.outcomes.find(({ id }) => id === 'engine')).toMatchObject({
        status: 'failed',
        final: true,
      });
    }
  });
});
