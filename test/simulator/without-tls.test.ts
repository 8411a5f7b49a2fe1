import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Learner } from './learner.ts';

const HTTPS = 'Client sent an HTTP request to an HTTPS server.\n';

describe("a machine's engine, asked without TLS", () => {
  let sam: Learner;
  beforeAll(async () => {
    sam = new Learner();
    await sam.types('docker-machine create myvm1');
  });
  afterAll(() => sam.leaves());
  const docker = async (words: string) => sam.types(`docker -H tcp://192.168.99.100:2376 ${words}`);

  it('refuses every request, as it refuses that of a browser', async () => {
    for (const words of ['ps', 'node ls', 'stack ps x'])
      expect(await docker(words)).toEqual({
        stdout: '',
        stderr: `Error response from daemon: ${HTTPS}`,
        exitCode: 1,
      });
    expect(await docker('run alpine')).toEqual({
      stdout: '',
      stderr: `docker: Error response from daemon: ${HTTPS}\nRun 'docker run --help' for more information\n`,
      exitCode: 125,
    });
    expect((await sam.types('curl -s http://192.168.99.100:2376')).stdout).toBe(HTTPS);
    expect((await sam.types('curl -si http://192.168.99.100:2376/_ping')).stdout).toBe(
      `HTTP/1.0 400 Bad Request\r\n\r\n${HTTPS}`,
    );
  });

  it('leaves the client to tell of itself', async () => {
    const version = await docker('version');
    expect(version.stdout).toMatch(/^Client:\n/);
    expect(version).toMatchObject({ stderr: `Error response from daemon: ${HTTPS}`, exitCode: 1 });
    expect(await docker('info')).toMatchObject({
      stdout: expect.stringMatching(/\nServer:\n$/),
      stderr: `ERROR: Error response from daemon: ${HTTPS}errors pretty printing info\n`,
      exitCode: 1,
    });
  });

  it('is not trusted by curl, and does not trust it', async () => {
    expect(await sam.types('curl https://192.168.99.100:2376/_ping')).toMatchObject({
      stderr: expect.stringContaining('curl: (60) SSL certificate problem: unable to get local issuer'),
      exitCode: 60,
    });
    expect(await sam.types('curl -k https://192.168.99.100:2376/_ping')).toMatchObject({
      stderr: expect.stringContaining('alert bad certificate'),
      exitCode: 56,
    });
  });

  it('is refused by nobody once it is stopped', async () => {
    await sam.types('docker-machine ssh myvm1 "sudo systemctl stop docker"');
    expect((await docker('ps')).stderr).toBe(
      'Cannot connect to the Docker daemon at tcp://192.168.99.100:2376. Is the docker daemon running?\n',
    );
    expect(await sam.types('curl -s http://192.168.99.100:2376')).toMatchObject({ exitCode: 7 });
    await sam.types('docker-machine ssh myvm1 "sudo systemctl start docker"');
  });

  it('needs the certificates that docker-machine names', async () => {
    const env = sam.env;
    sam.env = { ...env, DOCKER_HOST: 'tcp://192.168.99.100:2376', DOCKER_TLS_VERIFY: '1', HOME: '/nosuch' };
    expect(await sam.types('docker ps')).toEqual({
      stdout: '',
      stderr:
        'Failed to initialize: unable to resolve docker endpoint: open /nosuch/.docker/ca.pem: no such file or directory\n',
      exitCode: 1,
    });
    const path = (await sam.types('docker-machine env myvm1')).stdout.match(/CERT_PATH="(.*)"/)?.[1] ?? '';
    sam.env = { ...sam.env, DOCKER_CERT_PATH: path };
    expect(await sam.types('docker ps -q')).toEqual({ stdout: '', stderr: '', exitCode: 0 });
    sam.env = env;
    expect((await docker(`--tlsverify ps`)).stderr).toMatch(/^Failed to initialize: .*ca\.pem/);
  });
});
