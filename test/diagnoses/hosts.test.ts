/**
 * Hosts of one's own, asked over SSH before anything is done to them. A stand-in for `ssh` prints what OpenSSH 9 and
 * sudo printed for these causes, until the learner has put it right.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Learner } from './learner.ts';
import { explains } from './stories.ts';

const sam = new Learner();
beforeAll(() => sam.walksTo('create-manager'), 90_000);
afterAll(() => sam.leaves());

const CHANGED = `@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!
Host key for 192.168.7.12 has changed and you have requested strict checking.
Host key verification failed.`;

/** The first host answers as it should; the second one is as told. */
function hosts(stderr: string, code: number): void {
  sam.standIn(
    'ssh',
    `case "$*" in *sam@192.168.7.12*) cat >&2 <<'END'\n${stderr}\nEND\nexit ${code} ;; esac\necho ready`,
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
  ])('%s: %s', async (is, text, code) => {
    const values = { manager_host: '192.168.7.11', worker_host: '192.168.7.12', ssh_user: 'sam' };
    sam.comesTo('create-manager', { driver: 'generic', at: 'try-hosts', values });
    hosts(text, code);
    const failed = await sam.runs();
    expect(failed?.diagnosis?.id, sam.printed).toBe(is);
    explains(failed);
    // Nobody else's computer is changed from here: the learner does what the text says.
    expect(failed?.diagnosis?.fix).toBeUndefined();
    sam.standIn('ssh', 'echo ready');
    await sam.runs();
    expect(sam.phase, sam.printed).toMatchObject({ name: 'passed' });
  });
});
