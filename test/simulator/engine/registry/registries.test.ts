import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Learner } from '../../learner.ts';

const IMAGE = 'john/get-started:part2';

/** Two machines in a swarm, and a shell that talks to the manager. */
async function inSwarm(sam: Learner, ...create: readonly string[]): Promise<void> {
  for (const name of ['myvm1', 'myvm2']) await sam.types(`docker-machine create ${create.join(' ')} ${name}`);
  sam.env = {
    ...sam.env,
    DOCKER_TLS_VERIFY: '1',
    DOCKER_HOST: 'tcp://192.168.99.100:2376',
    DOCKER_CERT_PATH: `${sam.store}/machines/myvm1`,
  };
  await sam.types('docker swarm init --advertise-addr 192.168.99.100');
  const token = (await sam.types('docker swarm join-token -q worker')).stdout.trim();
  await sam.types(`docker-machine ssh myvm2 "docker swarm join --token ${token} 192.168.99.100:2377"`);
}

it('lists images by stars, however many', async () => {
  const sam = new Learner();
  await sam.types('docker-machine create myvm1');
  const name = `john/${'t'.repeat(60)}`;
  await sam.types(`docker-machine ssh myvm1 "docker pull ${IMAGE}; docker tag ${IMAGE} ${name}"`);
  const images = async (pattern: string): Promise<string> =>
    (await sam.types(`docker-machine ssh myvm1 "docker images '${pattern}' | tail -n +2 | wc -l"`)).stdout;
  expect(await images('john/*-start?d')).toBe('1\n');
  expect(await images(`john/${'*t'.repeat(30)}`)).toBe('1\n');
  expect(await images(`john/${'*t'.repeat(30)}x`)).toBe('0\n');
  sam.leaves();
});

describe('a registry that runs in the swarm', () => {
  let sam: Learner;
  beforeEach(async () => {
    sam = new Learner();
    await inSwarm(sam);
    await sam.types('docker service create -d --name registry -p 5000:5000 registry:2');
    await sam.types(`docker pull ${IMAGE}`);
    await sam.types(`docker tag ${IMAGE} 127.0.0.1:5000/stackdemo`);
  });
  afterEach(() => sam.leaves());

  it('takes what is pushed, and tells of it', async () => {
    const pushed = await sam.types('docker push 127.0.0.1:5000/stackdemo');
    expect(pushed.stdout).toMatch(
      /^Using default tag: latest\nThe push refers to repository \[127\.0\.0\.1:5000\/stackdemo\]\n([0-9a-f]{12}: Preparing\n)+([0-9a-f]{12}: Pushed\n)+latest: digest: sha256:[0-9a-f]{64} size: \d+\n$/,
    );
    expect((await sam.types('curl -s http://192.168.99.101:5000/v2/_catalog')).stdout).toBe(
      '{"repositories":["stackdemo"]}\n',
    );
    expect((await sam.types('curl -s http://192.168.99.100:5000/v2/stackdemo/tags/list')).stdout).toBe(
      '{"name":"stackdemo","tags":["latest"]}\n',
    );
    expect((await sam.types('curl -s http://192.168.99.100:5000/v2/nosuch/tags/list')).stdout).toContain(
      '"code":"NAME_UNKNOWN"',
    );
    expect((await sam.types('docker push 127.0.0.1:5000/stackdemo')).stdout).toContain(
      ': Layer already exists\n',
    );
    await sam.types(`docker tag ${IMAGE} 127.0.0.1:5000/other:1`);
    expect((await sam.types('docker push 127.0.0.1:5000/other:1')).stdout).toContain(
      ': Mounted from stackdemo\n',
    );
  });

  it('gives its images to all nodes, by the digest that the service was pinned to', async () => {
    await sam.types('docker push 127.0.0.1:5000/stackdemo');
    const made = await sam.types(
      'docker service create -d --name demo --replicas 2 -p 80:80 127.0.0.1:5000/stackdemo',
    );
    expect(made.stderr).toBe('');
    expect(
      (await sam.types("docker service ls --filter name=demo --format '{{.Replicas}} {{.Image}}'")).stdout,
    ).toBe('2/2 127.0.0.1:5000/stackdemo:latest\n');
    const other = await sam.types(
      'docker-machine ssh myvm2 "docker images --digests 127.0.0.1:5000/stackdemo"',
    );
    expect(other.stdout).toMatch(/stackdemo +<none> +sha256:[0-9a-f]{64} /);
    // Here it is known by its tag as well, and stands in one row only.
    const here = (await sam.types('docker images --digests 127.0.0.1:5000/stackdemo')).stdout;
    expect(here.match(/stackdemo +latest +sha256:[0-9a-f]{64} /g)).toHaveLength(1);
    expect(here).not.toContain('<none>');
  });

  it('says what it lacks, and that nobody listens when it has gone', async () => {
    expect((await sam.types('docker pull 127.0.0.1:5000/nosuch:1')).stderr).toBe(
      'Error response from daemon: manifest for 127.0.0.1:5000/nosuch:1 not found: manifest unknown: manifest unknown\n',
    );
    await sam.types('docker service rm registry');
    const gone = await sam.types('docker push 127.0.0.1:5000/stackdemo');
    expect([gone.exitCode, gone.stderr]).toEqual([
      1,
      'Get "http://127.0.0.1:5000/v2/": dial tcp 127.0.0.1:5000: connect: connection refused\n',
    ]);
  });

  it('is asked with TLS under any other address, which it does not speak', async () => {
    await sam.types(`docker tag ${IMAGE} 192.168.99.100:5000/stackdemo`);
    expect((await sam.types('docker push 192.168.99.100:5000/stackdemo')).stderr).toBe(
      'Get "https://192.168.99.100:5000/v2/": http: server gave HTTP response to HTTPS client\n',
    );
  });
});

describe('a registry in a container of a machine', () => {
  let sam: Learner;
  beforeEach(() => {
    sam = new Learner();
  });
  afterEach(() => sam.leaves());

  it('is used without TLS by machines that were told so when they were made', async () => {
    await inSwarm(sam, '--engine-insecure-registry 192.168.99.100:5000');
    await sam.types('docker run -d -p 5000:5000 --name registry registry:2');
    expect((await sam.types('docker info')).stdout).toContain(
      ' Insecure Registries:\n  192.168.99.100:5000\n  127.0.0.0/8\n',
    );
    await sam.types(`docker pull ${IMAGE}`);
    await sam.types(`docker tag ${IMAGE} 192.168.99.100:5000/app:1`);
    expect((await sam.types('docker push 192.168.99.100:5000/app:1')).exitCode).toBe(0);
    const pulled = await sam.types('docker-machine ssh myvm2 "docker pull 192.168.99.100:5000/app:1"');
    expect(pulled.stdout).toContain('Status: Downloaded newer image for 192.168.99.100:5000/app:1\n');
  });

  it('keeps its images in its volume, from one container to the next', async () => {
    await inSwarm(sam);
    const start = 'docker run -d -p 5000:5000 -v images:/var/lib/registry --name registry registry:2';
    await sam.types(start);
    await sam.types(`docker pull ${IMAGE}`);
    await sam.types(`docker tag ${IMAGE} localhost:5000/app:1`);
    await sam.types('docker push localhost:5000/app:1');
    await sam.types('docker rm -f registry');
    await sam.types(start);
    expect((await sam.types('curl -s http://192.168.99.100:5000/v2/_catalog')).stdout).toBe(
      '{"repositories":["app"]}\n',
    );
    await sam.types('docker rm -f registry');
    await sam.types(start.replace('-v images:/var/lib/registry ', ''));
    expect((await sam.types('curl -s http://192.168.99.100:5000/v2/_catalog')).stdout).toBe(
      '{"repositories":[]}\n',
    );
  });

  it('still gives an older image by its digest when its tag has gone to another', async () => {
    await inSwarm(sam);
    await sam.types('docker service create -d --name registry -p 5000:5000 registry:2');
    for (const tag of ['part2', 'part3']) await sam.types(`docker pull john/get-started:${tag}`);
    await sam.types('docker tag john/get-started:part2 127.0.0.1:5000/app');
    await sam.types('docker push 127.0.0.1:5000/app');
    await sam.types(
      'docker service create -d --name app --constraint node.hostname==myvm1 127.0.0.1:5000/app',
    );
    await sam.types('docker tag john/get-started:part3 127.0.0.1:5000/app');
    await sam.types('docker push 127.0.0.1:5000/app');
    await sam.types('docker service update -d --constraint-rm node.hostname==myvm1 --replicas 2 app');
    expect((await sam.types("docker service ls --filter name=app --format '{{.Replicas}}'")).stdout).toBe(
      '2/2\n',
    );
  });
});
