/**
 * What goes wrong on computers with real drivers, which a simulator can't have: stand-ins on the path print what the
 * real programs print (test/recordings, and the sources of Docker Machine 0.16.2), until the cause is taken away.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorSaid } from '../../src/i18n/files.ts';
import { told } from '../support/told.ts';
import { preCreate, TROUBLES } from './failed-creations.ts';
import { Learner } from './learner.ts';
import { explains } from './stories.ts';

const sam = new Learner();
beforeAll(
  () =>
    sam.walksTo(
      'try-image',
      'create-manager',
      'init-swarm',
      'native-ssh',
      'point-shell',
      'deploy-stack',
      'deploy-over-ssh',
    ),
  90_000,
);
afterAll(() => sam.leaves());

/** Flags of other drivers mean nothing to the simulator, which makes the machine in its own way. */
const asSimulated = () => `args=()
while [ $# -gt 0 ]; do case $1 in hyperv | generic) args+=(virtualbox) ;; --hyperv-* | --generic-*) shift ;; *) args+=("$1") ;; esac; shift; done
exec '${sam.simulated('docker-machine')}' "\${args[@]}"`;
const failsAt = (word: string, text: string, code: number) =>
  `if [ "$1" = ${word} ]; then echo '${text.replaceAll("'", "'\\''")}' >&2; exit ${code}; fi\n${asSimulated()}`;

describe('docker-machine create', () => {
  it.each(TROUBLES)('on $driver: $is', async ({ is, driver, says }) => {
    sam.comesTo('create-manager', { driver });
    sam.standIn('docker-machine', failsAt('create', says, 3));
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id, sam.printed).toBe(is);
    explains(failed);
    expect(failed?.diagnosis?.fix).toBeUndefined();
    // The learner does what the text says.
    sam.standIn('docker-machine', asSimulated());
    await sam.runs();
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });
});

/** PowerShell as far as it is needed: commands come in a variable; one makes a switch, others run programs. */
const POWERSHELL = `case $SWARM_TUTOR_COMMAND in
  New-VMSwitch*) touch "$(dirname "$0")/switch" ;;
  *) eval "$SWARM_TUTOR_COMMAND" ;;
esac`;

describe('a missing virtual switch', () => {
  it('is made by the fix, in PowerShell, and the machine after it', async () => {
    sam.comesTo('create-manager', { driver: 'hyperv', powershell: true });
    sam.standIn('powershell', POWERSHELL);
    const missing = preCreate('virtual switch "myswitch" not found').replaceAll("'", '');
    sam.standIn(
      'docker-machine',
      `if [ "$1" = create ] && [ ! -e "$(dirname "$0")/switch" ]; then cat >&2 <<'END'\n${missing}\nEND\nexit 3; fi\n${asSimulated()}`,
    );
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id, sam.printed).toBe('hyperv-no-switch');
    explains(failed);
    expect(failed?.diagnosis?.fix).toMatch(/^New-VMSwitch -Name myswitch /);
    await sam.sends({ type: 'fix' });
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });
});

describe('a disk that takes nothing', () => {
  it.each([
    'docker: write /var/lib/docker/tmp/GetImageBlob123: no space left on device',
    ...['ENOSPC', 'EDQUOT', 'EROFS'].map((code) =>
      told(errorSaid(Object.assign(new Error(), { code, path: '/home/sam/state.json' }))),
    ),
  ])('is named, whoever met it: %s', async (said) => {
    sam.comesTo('create-manager');
    const failed = await sam.types(`echo '${said}' >&2; false`);
    expect(failed?.diagnosis?.id, sam.printed).toBe('disk-full');
    explains(failed);
  });
});

/** As Windows PowerShell prints them in German: the words are translated, the ids below them are not. */
describe('an error of PowerShell in another language', () => {
  const ids = (category: string, id: string) =>
    `In Zeile:1 Zeichen:1\n    + CategoryInfo          : ${category}\n    + FullyQualifiedErrorId : ${id}`;
  it.each([
    ['no-docker-machine', ids('ObjectNotFound: (docker-machine:String) [], CommandNotFoundException', 'x')],
    ['no-docker', ids('ObjectNotFound: (docker:String) [], CommandNotFoundException', 'x')],
    [
      'command-unknown',
      ids('ObjectNotFound: (dokcer:String) [], CommandNotFoundException', 'CommandNotFoundException'),
    ],
    [
      'hyperv-not-admin',
      ids('PermissionDenied: (:) [New-VMSwitch], VirtualizationException', 'AccessDenied,x'),
    ],
  ])('is known by its id: %s', async (is, text) => {
    sam.comesTo('create-manager', { driver: 'hyperv' });
    const failed = await sam.types(`printf '%s\\n' '${text}' >&2; false`);
    expect(failed?.diagnosis?.id, sam.printed).toBe(is);
  });
});

describe('a program that is not there', () => {
  it.each([
    ['create-manager', 'no-docker-machine'],
    ['try-image', 'no-docker'],
  ])('at %s: %s', async (at, is) => {
    sam.comesTo(at);
    const path = sam.sets({ PATH: sam.emptyPath }).PATH;
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id, sam.printed).toBe(is);
    explains(failed);
    sam.sets({ PATH: path ?? '' });
    await sam.runs();
    expect(sam.phase).toMatchObject({ name: 'passed' });
  });

  it('Docker Compose is named, old program or plugin: no-compose', async () => {
    sam.comesTo('try-image', { at: 'compose-version' });
    sam.standIn('docker-compose', 'echo "docker-compose: command not found" >&2; exit 127');
    sam.standIn(
      'docker',
      `if [ "$1" = compose ]; then echo "docker: unknown command: docker compose" >&2; exit 1; fi
exec '${sam.simulated('docker')}' "$@"`,
    );
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id, sam.printed).toBe('no-compose');
    explains(failed);
    sam.standIn('docker-compose', `exec '${sam.simulated('docker-compose')}' "$@"`);
    await sam.runs();
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });

  it('scp is named where files are copied', async () => {
    sam.comesTo('deploy-over-ssh', { driver: 'virtualbox' });
    sam.standIn('docker-machine', failsAt('scp', 'exec: "scp": executable file not found in $PATH', 1));
    const failed = await sam.types('docker-machine scp docker-compose.yml myvm1:~');
    expect(failed?.diagnosis?.id, sam.printed).toBe('no-scp');
    sam.standIn('docker-machine', asSimulated());
    await sam.runs();
    expect(sam.phase).toMatchObject({ name: 'passed' });
  });
});

describe('SSH', () => {
  it.each([
    [
      'native-ssh',
      '--native-ssh',
      'native-refused',
      'ssh: handshake failed: ssh: unable to authenticate, attempted methods [none publickey], no supported methods remain',
    ],
    ['init-swarm', 'ssh', 'ssh-trouble', 'exit status 255'],
    [
      'init-swarm',
      'ssh',
      'native-ssh-refused',
      'ssh: unable to authenticate, attempted methods [none publickey]',
    ],
  ])('at %s, docker-machine %s: %s', async (at, word, is, text) => {
    sam.comesTo(at);
    sam.standIn('docker-machine', failsAt(word, text, 1));
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id, sam.printed).toBe(is);
    explains(failed);
    sam.standIn('docker-machine', asSimulated());
    await sam.runs();
    expect(sam.phase).toMatchObject({ name: 'passed' });
  });
});

describe('certificates for another address', () => {
  it('are made anew by the fix', async () => {
    sam.comesTo('point-shell');
    const text = `Error checking TLS connection: Error checking and/or regenerating the certs: There was an error validating certificates for host "192.168.99.100:2376": x509: certificate is valid for 192.168.99.101, not 192.168.99.100`;
    sam.standIn(
      'docker-machine',
      `if [ "$1" = regenerate-certs ]; then touch "$(dirname "$0")/anew"; exit 0; fi
if [ "$1" = env ] && [ ! -e "$(dirname "$0")/anew" ]; then echo '${text}' >&2; exit 1; fi\n${asSimulated()}`,
    );
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id, sam.printed).toBe('certificate-mismatch');
    explains(failed);
    await sam.sends({ type: 'fix' });
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });
});

const HOST = 'lookup registry-1.docker.io on 192.168.1.1:53: no such host';
describe('docker', () => {
  it.each([
    [
      'try-image',
      'no-network',
      `docker: Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp: ${HOST}.`,
    ],
    [
      'deploy-stack',
      'not-accessible-on-registry',
      'image john/get-started:part2 could not be accessed on a registry to record its digest.',
    ],
    [
      'deploy-stack',
      'net-not-found',
      'failed to create service getstartedlab_web: Error response from daemon: network getstartedlab_webnet not found',
    ],
    [
      'deploy-over-ssh',
      'network-not-found',
      'failed to create service getstartedlab_web: Error response from daemon: network getstartedlab_webnet not found',
    ],
  ])('at %s: %s', async (at, is, text) => {
    sam.comesTo(at);
    // Once only: the network is gone, or the registry is back, by the next try.
    const printsOnce = `said="$(dirname "$0")/said"; [ -e "$said" ] || { touch "$said"; echo '${text}' >&2; exit 1; }`;
    const isOverSsh = at === 'deploy-over-ssh';
    const program = isOverSsh ? 'docker-machine' : 'docker';
    const condition = isOverSsh ? 'case "$*" in ssh*deploy*)' : 'case $1 in stack | run)';
    sam.standIn(program, `${condition} ${printsOnce} ;; esac\nexec '${sam.simulated(program)}' "$@"`);
    if (is === 'network-not-found') await sam.inTerminal('docker stack rm getstartedlab');
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id, sam.printed).toBe(is);
    explains(failed);
    await sam.sends(failed?.diagnosis?.fix === undefined ? { type: 'run' } : { type: 'fix' });
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });
});

describe('docker-machine ls', () => {
  it('tells of a machine that does not answer', async () => {
    sam.comesTo('init-swarm', { driver: 'virtualbox' });
    sam.standIn(
      'docker-machine',
      `if [ "$1" = ls ]; then echo 'myvm1|-|virtualbox|Timeout|||'; exit; fi\n${asSimulated()}`,
    );
    const failed = await sam.types('false');
    expect(failed?.diagnosis?.id, sam.printed).toBe('machine-timeout');
    explains(failed);
    sam.standIn('docker-machine', asSimulated());
    await sam.runs();
    expect(sam.phase).toMatchObject({ name: 'passed' });
  });

  it('is all that works on hosts of your own that should be switched off', async () => {
    sam.comesTo('init-swarm', { driver: 'generic' });
    sam.standIn('docker-machine', failsAt('stop', 'generic driver does not support stop', 1));
    const failed = await sam.types('docker-machine stop myvm1');
    expect(failed?.diagnosis?.id, sam.printed).toBe('generic-no-power');
    explains(failed);
    await sam.runs();
    expect(sam.phase).toMatchObject({ name: 'passed' });
  });
});

describe('a virtual switch of the wrong type', () => {
  it('is seen at the step that asks for it, and passes once it is External', async () => {
    sam.comesTo('create-manager', { driver: 'hyperv', powershell: true, at: 'virtual-switch' });
    const switches = (type: string) =>
      sam.standIn(
        'powershell',
        `case "$*" in *Get-VMSwitch*) echo '{"Name":"myswitch","SwitchType":"${type}"}' ;; esac`,
      );
    switches('Internal');
    const failed = await sam.sends({ type: 'verify' });
    expect(failed?.diagnosis?.id).toBe('not-internal');
    explains(failed);
    switches('External');
    await sam.sends({ type: 'verify' });
    expect(sam.phase).toMatchObject({ name: 'passed' });
  });
});

describe("this computer's own engine", () => {
  it.each([
    [
      'no-engine',
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    ],
    [
      'no-engine',
      'error during connect: this error may indicate that the docker daemon is not running: open //./pipe/docker_engine: The system cannot find the file specified.',
    ],
    [
      'socket-permission',
      'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
    ],
  ])('%s: %s', async (is, text) => {
    sam.comesTo('deploy-stack');
    await sam.inTerminal('eval $(docker-machine env -u)');
    sam.standIn(
      'docker',
      `[ -n "$DOCKER_HOST" ] || { echo '${text}' >&2; exit 1; }\nexec '${sam.simulated('docker')}' "$@"`,
    );
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id, sam.printed).toBe(is);
    explains(failed);
    await sam.sends({ type: 'fix' });
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });
});
