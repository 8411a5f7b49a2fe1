/** What goes wrong with real machines, and what learners read then. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Learner, until } from './learner.ts';

const sam = new Learner();
const onManager = (command: string) => sam.inShell(`docker-machine ssh myvm1 "${command}"`);
const statusOf = (node: string) =>
  onManager(`docker node inspect -f {{.Status.State}} ${node}`).stdout.trim();
const runningOn = (node: string) =>
  onManager(
    `docker stack ps getstartedlab -f desired-state=running -f node=${node} --format {{.CurrentState}}`,
  )
    .stdout.split('\n')
    .filter((line) => line.startsWith('Running')).length;

afterAll(() => sam.leaves());

describe('a worker that wants to join', () => {
  beforeAll(() => {
    expect(sam.walks('--until', 'init-swarm').code).toBe(0);
  });

  it('is told what is wrong with its token', () => {
    const token = onManager('docker swarm join-token -q worker').stdout.trim();
    const join = (words: string) => sam.inShell(`docker-machine ssh myvm2 "docker swarm join ${words}"`);
    const address = sam.inShell('docker-machine ip myvm1').stdout.trim();
    const malformed = join(`--token nonsense ${address}:2377`);
    expect(malformed.code).toBe(1);
    expect(malformed.stderr).toMatch(/invalid join token/);
    const wrong = join(`--token ${token.replace(/.{4}$/, '0000')} ${address}:2377`);
    expect(wrong.stderr).toMatch(/valid join token is necessary/);
    const port = join(`--token ${token} ${address}:2376`);
    expect(port.stderr).toMatch(/no application protocol/);
    expect(port.stderr).toMatch(/exit status 1\n$/);
  });
});

describe('an image that does not exist', () => {
  it('has its tasks rejected, which the check sees, and does no harm once the right one is deployed', async () => {
    expect(sam.walks('--until', 'private-registry').code).toBe(0);
    sam.inShell("sed 's#image: .*#image: nobody/has-this:1#' docker-compose.yml > wrong.yml");
    expect(sam.inShell('docker stack deploy -c wrong.yml getstartedlab')).toMatchObject({ code: 0 });
    const tasks = () => sam.inShell('docker stack ps --no-trunc getstartedlab').stdout;
    await until(
      () => (tasks().includes('No such image: nobody/has-this:1') ? true : undefined),
      'a rejected task',
    );
    const { code, stdout } = sam.types('check', 'deploy-stack');
    expect(code).toBe(1);
    expect(stdout).toContain('5 tasks Running');
    // Tasks of the image that nobody has are replaced one by one; until then they are still rejected.
    const walk = () => (sam.walks('--until', 'view-tasks').code === 0 ? true : undefined);
    await until(walk, 'all tasks have the right image');
  });
});

describe('a worker whose engine is killed', () => {
  it('is seen by the check, by docker-machine, and by the swarm, which starts its tasks elsewhere', async () => {
    expect(sam.types('check', 'view-tasks').code).toBe(0);
    // What the kernel can't do is neither failed nor passed.
    const mesh = sam.types('check', 'ask-both', '--json');
    expect(mesh.code).toBe(0);
    expect(JSON.parse(mesh.stdout)).toMatchObject({
      steps: expect.arrayContaining([
        expect.objectContaining({
          id: 'ask-both',
          status: existsSync('/proc/net/ip_vs') ? 'passed' : 'skipped',
        }),
      ]),
    });
    expect(runningOn('myvm2')).toBeGreaterThan(0);

    expect(sam.inShell('docker-machine kill myvm2')).toMatchObject({ code: 0 });
    expect(sam.inShell('docker-machine status myvm2').stdout).toBe('Stopped\n');
    const said = (command: string) => sam.inShell(command).stderr;
    expect(said('docker-machine ip myvm2')).toBe('Error getting IP address: Host is not running\n');
    expect(said('docker-machine ssh myvm2 true')).toBe(
      'Error: Cannot run SSH command: Host "myvm2" is not running\n',
    );
    expect(said('docker-machine stop myvm2')).toBe('Machine "myvm2" is already stopped.\n');

    await until(() => (statusOf('myvm2') === 'down' ? true : undefined), 'the manager misses it');
    await until(() => (runningOn('myvm1') === 5 ? true : undefined), 'its tasks run on the manager');
    const check = sam.types('check', 'view-tasks', '--json');
    expect(check.code).toBe(1);
    const failed = (
      JSON.parse(check.stdout) as { steps: { checks: { id: string; passed: boolean }[] }[] }
    ).steps
      .flatMap(({ checks }) => checks)
      .filter(({ passed }) => !passed);
    expect(failed.map(({ id }) => id)).toContain('spread');
  });

  it('comes back with a start, and nothing moves back to it', async () => {
    expect(sam.inShell('docker-machine start myvm2').code).toBe(0);
    await until(() => (statusOf('myvm2') === 'ready' ? true : undefined), 'it is Ready again');
    expect(runningOn('myvm2')).toBe(0);
  });
});

describe('a copy of files', () => {
  it('goes there and back unchanged, names with blanks and bytes that are no text', () => {
    const bytes = Buffer.from([0, 1, 2, 0xff, 0xfe, 10, 13, 39]);
    writeFileSync(join(sam.home, 'workspace', 'a b.bin'), bytes);
    expect(
      sam.inShell(
        `docker-machine scp 'a b.bin' myvm1:/tmp && docker-machine scp 'myvm1:/tmp/a b.bin' back.bin`,
      ),
    ).toMatchObject({ code: 0 });
    expect(readFileSync(join(sam.home, 'workspace', 'back.bin'))).toEqual(bytes);
  });
});

describe('the certificates', () => {
  it('can be made anew, and the old ones no longer open the engine', () => {
    const machine = join(sam.home, 'dind', 'machine', 'machines', 'myvm2');
    const old = ['ca.pem', 'cert.pem', 'key.pem'].map(
      (file) => [file, readFileSync(join(machine, file))] as const,
    );
    for (const [file, text] of old) writeFileSync(join(sam.home, file), text);
    const ask = `docker --tlsverify -H "$(docker-machine url myvm2)" version --format '{{.Server.Version}}'`;
    const withOld = `DOCKER_CERT_PATH='${sam.home}' ${ask}`;
    expect(sam.inShell(withOld).code).toBe(0);
    expect(sam.inShell('docker-machine regenerate-certs -f --client-certs myvm2').code).toBe(0);
    expect(sam.inShell(`DOCKER_CERT_PATH='${machine}' ${ask}`).code).toBe(0);
    expect(sam.inShell(withOld).code).not.toBe(0);
  });
});
