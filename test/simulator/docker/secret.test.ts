import { beforeEach, describe, expect, it } from 'vitest';
import { DockerLab } from '../../support/docker-lab.ts';

const ID = /^[0-9a-z]{25}\n$/;

describe('a learner who gives a service a secret', () => {
  let lab: DockerLab;
  beforeEach(async () => {
    lab = new DockerLab(['myvm1']);
    lab.world.loadImage('myvm1', 'redis:alpine');
    await lab.docker('swarm init --advertise-addr 192.168.99.100');
  });
  const container = async (): Promise<string> => {
    lab.pass(10_000);
    return (await lab.docker('ps -q --filter name=redis')).stdout.trim();
  };

  it('creates it from standard input, sees it in lists, and never its data', async () => {
    const made = await lab.docker('secret create my_secret_data -', { stdin: 'This is a secret' });
    expect(made.stdout).toMatch(ID);
    const listed = await lab.docker('secret ls');
    expect(listed.stdout).toMatch(
      /^ID {26}NAME {13}DRIVER {4}CREATED {18}UPDATED\n[0-9a-z]{25} {3}my_secret_data {13}Less than a second ago {3}Less than a second ago\n$/,
    );
    const { stdout } = await lab.docker('secret inspect my_secret_data');
    expect(JSON.parse(stdout)[0].Spec).toEqual({ Name: 'my_secret_data', Labels: {} });
    expect((await lab.docker('secret inspect --pretty my_secret_data')).stdout).toMatch(
      /^ID: {14}[0-9a-z]{25}\nName: {14}my_secret_data\nDriver: {12}\nCreated at: {8}2026-11-22 11:34:01.\d+ \+0000 utc\nUpdated at: .*utc\n$/,
    );
  });

  it('reads it inside the task, at its default place and at one of its own', async () => {
    await lab.docker('secret create pass -', { stdin: 'swordfish' });
    await lab.docker('service create -d --name redis --secret pass redis:alpine');
    const id = await container();
    expect((await lab.docker(`exec ${id} cat /run/secrets/pass`)).stdout).toBe('swordfish');
    expect((await lab.docker(`exec ${id} ls -l /run/secrets`)).stdout).toBe(
      'total 4\n-r--r--r--    1 root     root             9 Nov 22 11:34 pass\n',
    );
    await lab.docker(
      'service update -d --secret-rm pass --secret-add source=pass,target=/etc/key,mode=0400 redis',
    );
    lab.pass(30_000);
    const next = await container();
    expect(next).not.toBe(id);
    expect((await lab.docker(`exec ${next} ls -l /etc/key`)).stdout).toMatch(/^-r--------/);
    expect((await lab.docker(`exec ${next} cat /run/secrets/pass`)).stderr).toBe(
      "cat: can't open '/run/secrets/pass': No such file or directory\n",
    );
  });

  it('does not find it in an image that was made of the container', async () => {
    await lab.docker('secret create pass -', { stdin: 'swordfish' });
    await lab.docker('service create -d --name redis --secret pass redis:alpine');
    const made = await lab.docker(`commit ${await container()} committed_redis`);
    expect(made.stdout).toMatch(/^sha256:[0-9a-f]{64}\n$/);
    const { stderr, exitCode } = await lab.docker('run --rm committed_redis cat /run/secrets/pass');
    expect(stderr).toContain('No such file or directory');
    expect(exitCode).toBe(1);
  });

  it('cannot remove it while a service uses it, and can afterwards', async () => {
    await lab.docker('secret create pass -', { stdin: 'swordfish' });
    await lab.docker('service create -d --name redis --secret pass redis:alpine');
    expect((await lab.docker('secret rm pass')).stderr).toBe(
      "Error response from daemon: rpc error: code = InvalidArgument desc = secret 'pass' is in use by the following service: redis\n",
    );
    await lab.docker('service rm redis');
    expect((await lab.docker('secret rm pass nosuch')).stdout).toBe('pass\n');
  });

  it.each([
    ['secret create pass', 'secret file is required', 1],
    ['secret create pass nofile', 'error reading from nofile: open nofile: no such file or directory', 1],
    ['secret create pass -', 'error reading from STDIN: data is empty', 1],
    ['secret inspect nosuch', 'Error response from daemon: secret nosuch not found', 1],
    ['secret rm nosuch', 'Error response from daemon: secret nosuch not found', 1],
    ['service create --secret nosuch redis:alpine', 'secret not found: nosuch', 1],
    [
      'service create --secret target=x redis:alpine',
      'invalid argument "target=x" for "--secret" flag: source is required',
      125,
    ],
  ])('is refused: docker %s', async (line, message, code) => {
    const { stderr, exitCode } = await lab.docker(line);
    expect(stderr.split('\n')[0]).toBe(message);
    expect(exitCode).toBe(code);
  });

  it('is refused a bad name and a second one of the same name', async () => {
    expect((await lab.docker("secret create 'a b' -", { stdin: 'x' })).stderr).toContain(
      'desc = invalid name, only 64 [a-zA-Z0-9-_.] characters allowed',
    );
    await lab.docker('secret create pass -', { stdin: 'x' });
    expect((await lab.docker('secret create pass -', { stdin: 'x' })).stderr).toBe(
      'Error response from daemon: rpc error: code = AlreadyExists desc = secret pass already exists\n',
    );
  });
});

describe('a stack with secrets and configs', () => {
  const FILE = `version: "3.7"
services:
  web:
    image: redis:alpine
    secrets:
      - pass
      - source: pass
        target: again
    configs:
      - source: page
        target: /etc/page
secrets:
  pass:
    file: ./pass.txt
configs:
  page:
    file: ./page.txt
`;

  it('gets them from files, keeps them while they stay the same, and takes them along', async () => {
    const lab = new DockerLab(['myvm1']);
    lab.world.loadImage('myvm1', 'redis:alpine');
    await lab.docker('swarm init --advertise-addr 192.168.99.100');
    lab.files.set('files.yml', FILE);
    lab.files.set('/home/sam/pass.txt', 'swordfish');
    lab.files.set('/home/sam/page.txt', 'hello\n');
    const deployed = await lab.docker('stack deploy -d -c files.yml app');
    expect(deployed.stdout).toBe(
      'Creating network app_default\nCreating secret app_pass\nCreating config app_page\nCreating service app_web\n',
    );
    lab.pass(10_000);
    const id = (await lab.docker('ps -q')).stdout.trim();
    expect((await lab.docker(`exec ${id} cat /run/secrets/pass /run/secrets/again /etc/page`)).stdout).toBe(
      'swordfishswordfishhello\n',
    );
    expect((await lab.docker('stack deploy -d -c files.yml app')).stdout).toMatch(
      /^Updating service app_web/,
    );
    lab.files.set('/home/sam/page.txt', 'changed\n');
    expect((await lab.docker('stack deploy -d -c files.yml app')).stderr).toContain(
      'failed to update config app_page: Error response from daemon: rpc error: code = InvalidArgument desc = only updates to Labels are allowed',
    );
    expect((await lab.docker('stack rm app')).stdout).toBe(
      'Removing service app_web\nRemoving secret app_pass\nRemoving config app_page\nRemoving network app_default\n',
    );
  });
});
