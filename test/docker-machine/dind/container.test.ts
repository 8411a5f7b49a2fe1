import { describe, expect, it } from 'vitest';
import { createWords } from '../../../src/docker-machine/dind/container.ts';
import { engineEnv, keepEngine, messageOf } from '../../../src/docker-machine/dind/host-engine.ts';
import { homeMark, readLabels } from '../../../src/docker-machine/dind/labels.ts';
import { freeAddress } from '../../../src/docker-machine/dind/network.ts';
import { DEFAULTS } from '../../../src/docker-machine/dind/settings.ts';

describe('the container of a machine', () => {
  const plan = {
    home: 'abc',
    machine: 'myvm1',
    settings: DEFAULTS,
    address: '192.168.99.100',
    ports: undefined,
    flags: {},
    entrypoint: ['dockerd-entrypoint.sh'],
  };
  const words = createWords(plan);
  const valuesOf = (flag: string) => words.flatMap((word, at) => (word === flag ? [words[at + 1]] : []));

  it('is marked as the tutor’s, as is its volume', () => {
    expect(valuesOf('--label')).toEqual(
      expect.arrayContaining(['swarm-tutor.machine=myvm1', 'swarm-tutor.home=abc']),
    );
    expect(valuesOf('--mount')[0]).toContain('volume-label=swarm-tutor.machine=myvm1');
    expect(valuesOf('--name')).toEqual(['swarm-tutor-abc-myvm1']);
  });

  it('has the machine’s name and an address of its own, and publishes nothing', () => {
    expect(valuesOf('--hostname')).toEqual(['myvm1']);
    expect(valuesOf('--ip')).toEqual(['192.168.99.100']);
    expect(words).not.toContain('--publish');
  });

  it('starts the image’s own entrypoint with an engine that asks for certificates', () => {
    const at = words.indexOf('dockerd-entrypoint.sh');
    expect(words[at + 1]).toBe('dockerd');
    expect(words.slice(at)).toContain('--tlsverify');
    expect(words.indexOf('--privileged')).toBeLessThan(words.indexOf(DEFAULTS.image));
  });

  it('publishes on the loopback address only', () => {
    const published = createWords({ ...plan, ports: { engine: 23760, web: 8100 } });
    const ports = published.filter((_, at) => published[at - 1] === '--publish');
    expect(ports).toEqual(['127.0.0.1:23760:2376', '127.0.0.1:8100:80']);
    expect(published).toContain('swarm-tutor.web-at=127.0.0.1:8100');
  });

  it('gives the engine what create was told about it', () => {
    const told = createWords({
      ...plan,
      flags: {
        'engine-label': ['a=b'],
        'engine-opt': ['debug'],
        'engine-env': ['X=1'],
        'engine-storage-driver': 'vfs',
      },
    });
    for (const word of ['--label=a=b', '--debug', 'X=1', '--storage-driver=vfs'])
      expect(told).toContain(word);
  });
});

describe('addresses', () => {
  it('begin at .100 and skip those of other machines, stopped ones too', () => {
    expect(freeAddress('192.168.99.0/24', new Set())).toBe('192.168.99.100');
    expect(freeAddress('10.7.0.0/24', new Set(['10.7.0.100', '10.7.0.102']))).toBe('10.7.0.101');
  });

  it('run out some day', () => {
    const all = new Set(Array.from({ length: 256 }, (_, number) => `10.7.0.${number}`));
    expect(() => freeAddress('10.7.0.0/24', all)).toThrow(/No address is left/);
  });
});

describe('the engine at hand', () => {
  it('is the one that the session began with, wherever the shell points now', () => {
    const first = { PATH: '/bin', DOCKER_HOST: 'unix:///run/mine.sock' };
    const session: Record<string, string> = { ...first, ...keepEngine(first) };
    const pointed = { ...session, DOCKER_HOST: 'tcp://192.168.99.100:2376', DOCKER_TLS_VERIFY: '1' };
    expect(engineEnv(pointed)).toMatchObject({ DOCKER_HOST: 'unix:///run/mine.sock' });
    expect(engineEnv(pointed)).not.toHaveProperty('DOCKER_TLS_VERIFY');
    // A tutor that is started in such a shell.
    expect(engineEnv({ ...pointed, ...keepEngine(pointed) })).toMatchObject({
      DOCKER_HOST: 'unix:///run/mine.sock',
    });
  });

  it('is the default one when the session began without variables', () => {
    const session = {
      PATH: '/bin',
      ...keepEngine({ PATH: '/bin' }),
      DOCKER_HOST: 'tcp://192.168.99.100:2376',
    };
    expect(engineEnv(session)).not.toHaveProperty('DOCKER_HOST');
  });

  it('is quoted without the words around its message', () => {
    const reply = { code: 125, stdout: Buffer.alloc(0) };
    const stderr = "docker: Error response from daemon: no space left.\nSee 'docker run --help'.\n";
    expect(messageOf({ ...reply, stderr })).toBe('no space left.');
    expect(messageOf({ ...reply, stderr: '' })).toBe('docker ended with code 125');
  });
});

describe('marks', () => {
  it('differ between homes and stay the same for one', () => {
    expect(homeMark('/home/sam')).toBe(homeMark('/home/sam'));
    expect(homeMark('/home/sam')).not.toBe(homeMark('/home/kim'));
    expect(homeMark('/home/sam')).toMatch(/^[0-9a-f]{12}$/);
  });

  it('are read as docker ps joins them', () => {
    expect(readLabels('a=b,swarm-tutor.engine-at=127.0.0.1:23760')).toEqual({
      a: 'b',
      'swarm-tutor.engine-at': '127.0.0.1:23760',
    });
    expect(readLabels('')).toEqual({});
  });
});
