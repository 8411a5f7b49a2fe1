import { describe, expect, it } from 'vitest';
import { parsePage, renderPage } from '../../../src/simulator/docker/cli/page.ts';
import { PAGES as SWARM } from '../../../src/simulator/docker/help/swarm.ts';
import { DockerLab } from '../../support/docker-lab.ts';

/** Words, the first line on stderr and the exit code, as docker CLI 28.2.2 answers. */
const WRONG = [
  ['nosuch', 'docker: unknown command: docker nosuch', 1],
  ['swarm nosuch', 'docker: unknown command: docker swarm nosuch', 1],
  ['node ls --nosuch', 'unknown flag: --nosuch', 125],
  ['node ls -z', "unknown shorthand flag: 'z' in -z", 125],
  ['ps -aqx', "unknown shorthand flag: 'x' in -x", 125],
  ['ps --filter', 'flag needs an argument: --filter', 125],
  ['run -p', "flag needs an argument: 'p' in -p", 125],
  ['node ls extra', "docker: 'docker node ls' accepts no arguments", 1],
  ['swarm join a b', "docker: 'docker swarm join' requires 1 argument", 1],
  ['exec one', "docker: 'docker exec' requires at least 2 arguments", 1],
  [
    'swarm init --max-snapshots abc',
    'invalid argument "abc" for "--max-snapshots" flag: strconv.ParseUint: parsing "abc": invalid syntax',
    125,
  ],
  [
    'swarm leave --force=maybe',
    'invalid argument "maybe" for "-f, --force" flag: strconv.ParseBool: parsing "maybe": invalid syntax',
    125,
  ],
  [
    'service create --update-delay 5 img',
    'invalid argument "5" for "--update-delay" flag: time: missing unit in duration "5"',
    125,
  ],
  [
    'node ls --filter foo',
    'invalid argument "foo" for "-f, --filter" flag: bad format of filter (expected name=value)',
    125,
  ],
  ['run -p abc img', 'docker: invalid containerPort: abc', 125],
  ['--nosuch', 'unknown flag: --nosuch', 125],
  [
    'manifest inspect x',
    "docker: 'docker manifest inspect' is not part of the simulated engine. Try it on a real machine.",
    1,
  ],
  [
    "node ls --format '{{.Foo'",
    'Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
    1,
  ],
] as const;

describe('a command that is typed wrong', () => {
  it.each(WRONG)('docker %s', async (line, message, code) => {
    const { stderr, exitCode } = await new DockerLab().docker(line);
    expect(stderr.split('\n')[0]).toBe(message);
    expect(exitCode).toBe(code);
  });

  it('says how the command is used', async () => {
    const { stderr } = await new DockerLab().docker('service scale');
    expect(stderr).toBe(
      "docker: 'docker service scale' requires at least 1 argument\n\n" +
        'Usage:  docker service scale SERVICE=REPLICAS [SERVICE=REPLICAS...]\n\n' +
        "See 'docker service scale --help' for more information\n",
    );
  });
});

describe('help', () => {
  it('names the command as it was called', async () => {
    const lab = new DockerLab();
    expect((await lab.docker('ps --help')).stdout).toMatch(
      /^Usage: {2}docker ps \[OPTIONS\]\n\nList containers\n/,
    );
    expect((await lab.docker('container ls --help')).stdout).toMatch(
      /^Usage: {2}docker container ls \[OPTIONS\]\n/,
    );
    expect((await lab.docker('help swarm')).stdout).toBe(SWARM.swarm);
  });

  it('wraps descriptions to the terminal', () => {
    const page = parsePage(SWARM['swarm join'] ?? '');
    expect(renderPage(page, 80)).toContain(
      '      --advertise-addr string   Advertised address (format:\n' +
        '                                "<ip|interface>[:port]")\n',
    );
    expect(renderPage(page, 200)).toBe(SWARM['swarm join']);
  });

  it('is there for every command that is simulated', async () => {
    const lab = new DockerLab();
    for (const group of ['swarm', 'node', 'service', 'stack'])
      for (const [, name] of (await lab.docker(`${group} --help`)).stdout.matchAll(/^ {2}([a-z-]+) {2,}/gm)) {
        const { stdout, exitCode } = await lab.docker(`${group} ${name} --help`);
        expect(stdout).toContain(`Usage:  docker ${group} ${name}`);
        expect(exitCode).toBe(0);
      }
  });

  it('tells the version', async () => {
    expect((await new DockerLab().docker('--version')).stdout).toBe('Docker version 28.2.2, build e6534b4\n');
  });
});
