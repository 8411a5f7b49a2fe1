/**
 * Hosts of one's own, asked over SSH before anything is done to them. A stand-in for `ssh` prints what OpenSSH 9 and
 * sudo printed for these causes, until the learner has put it right.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Learner } from './learner.ts';
import { explains } from './stories.ts';

const sam = new Learner();
beforeAll(() => sam.walksTo('create-manager', 'init-swarm', 'node-list'), 90_000);
afterAll(() => sam.leaves());

const HOSTS = {
  manager_host: '192.168.7.11',
  worker_host: '192.168.7.12',
  extra_host: '192.168.7.13',
  ssh_user: 'sam',
};

const CHANGED = `@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!
Host key for 192.168.7.12 has changed and you have requested strict checking.
Host key verification failed.`;

/** What a host says that is fit and has Docker already. */
const FIT = `printf '/usr/bin/docker\n/usr/bin/dockerd\n Swarm: inactive\n%s\n' "$(echo "$*" | grep -o '[0-9.]* ready$')"`;

/** The others answer as they should; the second one is as told. */
function hosts(stderr: string, code: number): void {
  sam.standIn(
    'ssh',
    `case "$*" in *sam@192.168.7.12*) cat >&2 <<'END'\n${stderr}\nEND\nexit ${code} ;; esac\n${FIT}`,
  );
}

describe('a host of one’s own', () => {
  it.each([
    ['host-unreachable', 'ssh: connect to host 192.168.7.12 port 22: Connection timed out', 255],
    ['host-unreachable', 'ssh: connect to host 192.168.7.12 port 22: Connection refused', 255],
    ['host-unreachable', 'Connection to 192.168.7.12 port 22 timed out', 255],
    ['host-unreachable', 'ssh: Could not resolve hostname worker.invalid: Name or service not known', 255],
    ['host-key-changed', CHANGED, 255],
    ['key-refused', 'sam@192.168.7.12: Permission denied (publickey).', 255],
    [
      'key-refused',
      'Warning: Identity file /home/sam/.ssh/id_rsa not accessible: No such file or directory.\nsam@192.168.7.12: Permission denied (publickey).',
      255,
    ],
    ['sudo-asks', 'sudo: a password is required', 1],
    ['sudo-asks', 'bash: line 1: sudo: command not found', 127],
    ['dockerd-elsewhere', "ls: cannot access '/usr/bin/dockerd': No such file or directory", 2],
  ])('%s: %s', async (is, text, code) => {
    sam.comesTo('create-manager', { driver: 'generic', at: 'try-hosts', values: HOSTS });
    hosts(text, code);
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id, sam.printed).toBe(is);
    explains(failed);
    // Nobody else's computer is changed from here: the learner does what the text says.
    expect(failed?.diagnosis?.fix).toBeUndefined();
    sam.standIn('ssh', FIT);
    await sam.runs();
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });

  it.each([
    ['host-engine-off', 'ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock.'],
    ['host-in-swarm', ' Swarm: active'],
  ])('lets one in and is not fit: %s', async (is, line) => {
    sam.comesTo('create-manager', { driver: 'generic', at: 'try-hosts', values: HOSTS });
    sam.standIn('ssh', `case "$*" in *sam@192.168.7.12*) echo '${line}'; exit 1 ;; esac\n${FIT}`);
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id, sam.printed).toBe(is);
    explains(failed);
    sam.standIn('ssh', FIT);
    await sam.runs();
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });

  it('may be one of two: the third is not asked then', async () => {
    sam.comesTo('create-manager', { driver: 'generic', at: 'try-hosts', values: HOSTS });
    sam.standIn('ssh', `case "$*" in *sam@192.168.7.13*) exit 255 ;; esac\n${FIT}`);
    await sam.runs();
    expect(sam.phase).toMatchObject({ name: 'failed' });
    await sam.sends({ type: 'choose', option: 'two' });
    await sam.runs();
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });
});

describe('the ports between hosts', () => {
  /** Runs the script of each host here. TCP is refused but for one port; over UDP nothing ever comes back. */
  const knocks = (silent: string): void => {
    sam.standIn('ssh', `printf '%s' "\${@: -1}" | sed 's#/dev/udp/$h/$p#/dev/null#' | bash -s`);
    sam.standIn(
      'timeout',
      `case "$*" in *'/dev/tcp/${silent}') exit 124 ;; *) echo 'bash: connect: Connection refused' >&2; exit 1 ;; esac`,
    );
  };

  it('are open where knocking is refused; silence over UDP is shown and does not count', async () => {
    sam.comesTo('create-manager', { driver: 'generic', at: 'host-ports', values: HOSTS });
    knocks('nowhere');
    await sam.runs();
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
    expect(sam.printed).toContain('192.168.7.13 to 192.168.7.12 tcp 7946: answers');
    expect(sam.printed).toContain('192.168.7.11 to 192.168.7.13 udp 4789: silent');
    expect(sam.printed).not.toContain('192.168.7.11 to 192.168.7.11');
  });

  it.each(['three', 'two'])(
    'port-silent, with %s hosts: a firewall swallows what is asked',
    async (count) => {
      sam.comesTo('create-manager', { driver: 'generic', at: 'host-ports', values: HOSTS });
      await sam.sends({ type: 'choose', option: count });
      knocks('192.168.7.12/7946');
      const failed = await sam.runs();
      expect(failed?.diagnosis?.id, sam.printed).toBe('port-silent');
      explains(failed);
      expect(sam.printed).toContain('192.168.7.11 to 192.168.7.12 tcp 7946: silent');
      expect(sam.printed.includes('192.168.7.13')).toBe(count === 'three');
      knocks('nowhere');
      await sam.runs();
      expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
    },
  );
});

/** Before the words of the simulator's docker-machine, another answer as long as a file is missing. */
const until = (file: string, when: string, otherwise: string): string =>
  `done="$(dirname "$0")/${file}"\nif [ ! -e "$done" ]; then case "$*" in ${when} esac; fi\n${otherwise}`;
const simulated = (): string => `args=()
while [ $# -gt 0 ]; do case $1 in generic) args+=(virtualbox) ;; --generic-*) shift ;; *) args+=("$1") ;; esac; shift; done
exec '${sam.simulated('docker-machine')}' "\${args[@]}"`;

describe('a host behind Docker Machine', () => {
  it('host-docker-group: the user is let in by the fix', async () => {
    sam.comesTo('init-swarm', { driver: 'generic', values: HOSTS });
    const denied =
      'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Post "http://%2Fvar%2Frun%2Fdocker.sock/v1.24/swarm/init": dial unix /var/run/docker.sock: connect: permission denied';
    sam.standIn(
      'docker-machine',
      until(
        'member',
        `*'usermod -aG docker sam'*) touch "$done"; exit 0 ;; ssh*) printf '%s\nexit status 1\n' '${denied}' >&2; exit 1 ;;`,
        `case "$*" in *usermod*) exit 0 ;; esac
${simulated()}`,
      ),
    );
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id, sam.printed).toBe('host-docker-group');
    explains(failed);
    await sam.sends({ type: 'fix' });
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });

  it('host-off: nobody but its owner can start it', async () => {
    sam.comesTo('init-swarm', { driver: 'generic', values: HOSTS });
    const off = 'Error: Cannot run SSH command: Host "myvm1" is not running';
    sam.standIn(
      'docker-machine',
      `case "$1" in ssh) echo '${off}' >&2; exit 1 ;; esac
${simulated()}`,
    );
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id, sam.printed).toBe('host-off');
    explains(failed);
    expect(failed?.diagnosis?.fix).toBeUndefined();
    sam.standIn('docker-machine', simulated());
    await sam.runs();
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });

  it('may refuse the client built into Docker Machine, and that is no failure', async () => {
    sam.comesTo('init-swarm', { driver: 'generic', at: 'native-ssh', values: HOSTS });
    sam.standIn(
      'docker-machine',
      "echo 'ssh: handshake failed: ssh: unable to authenticate, attempted methods [none publickey], no supported methods remain' >&2; exit 1",
    );
    await sam.runs();
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
    sam.standIn('docker-machine', "echo 'exit status 255' >&2; exit 1");
    await sam.runs();
    expect(sam.phase, sam.printed).toMatchObject({ name: 'failed' });
  });
});

describe('a host that is off', () => {
  it('host-known-and-off: is not forgotten and made anew', async () => {
    sam.comesTo('create-manager', { driver: 'generic', values: HOSTS });
    sam.standIn(
      'docker-machine',
      `case $1 in create) echo 'Docker machine "myvm1" already exists' >&2; exit 1 ;; ls) echo 'myvm1|-|generic|Stopped||Unknown|'; exit 0 ;; esac
${simulated()}`,
    );
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id, sam.printed).toBe('host-known-and-off');
    explains(failed);
    expect(failed?.diagnosis?.fix).toBeUndefined();
  });
});

describe('a host that got its old name back when it restarted', () => {
  it('node-renamed: is Ready under a name that is no machine’s', async () => {
    sam.comesTo('node-list', { driver: 'generic', values: { ...HOSTS, worker: 'web2' } });
    sam.standIn('docker-machine', simulated());
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id, sam.printed).toBe('node-renamed');
    explains(failed);
  });
});
