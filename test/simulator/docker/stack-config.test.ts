import { describe, expect, it } from 'vitest';
import { COMPOSE_FILE } from '../../support/compose-file.ts';
import { DockerLab } from '../../support/docker-lab.ts';

async function config(file: string, words = '', env: Readonly<Record<string, string>> = {}): Promise<string> {
  const lab = new DockerLab();
  lab.files.set('x.yml', file);
  const { stdout, stderr } = await lab.docker(`stack config -c x.yml ${words}`, { env });
  expect(stderr).toBe('');
  return stdout;
}

describe('docker stack config', () => {
  it('writes out what the file of Part 3 says in short', async () => {
    expect(await config(COMPOSE_FILE)).toBe(`version: "3.13"
services:
  web:
    deploy:
      replicas: 5
      resources:
        limits:
          cpus: "0.1"
          memory: "52428800"
      restart_policy:
        condition: on-failure
    image: john/get-started:part2
    networks:
      webnet: null
    ports:
      - mode: ingress
        target: 80
        published: 80
        protocol: tcp
networks:
  webnet: {}
`);
  });

  it('does so for everything else that has a short form', async () => {
    const file = `
services:
  web:
    image: a
    command: sh -c "echo 'hi'"
    environment: [B=yes, A=1, C]
    labels: {b: 2, a: "x: y"}
    stop_grace_period: 90s
    restart: no
    volumes: ["./data:/data:ro", "named:/n", /anonymous]
    healthcheck: {test: curl x, interval: 1m}
    deploy:
      update_config: {parallelism: 0, delay: 0s}
    ports: ["8000-8001:80", 22:22]
    x-note: mine
volumes:
  named:
networks:
  out: {external: true}
`;
    expect(await config(file)).toBe(`version: "3.13"
services:
  web:
    command:
      - sh
      - -c
      - echo 'hi'
    deploy:
      update_config:
        parallelism: 0
    environment:
      A: "1"
      B: "yes"
      C: null
    healthcheck:
      test:
        - CMD-SHELL
        - curl x
      interval: 1m0s
    image: a
    labels:
      a: 'x: y'
      b: "2"
    ports:
      - mode: ingress
        target: 80
        published: 8000
        protocol: tcp
      - mode: ingress
        target: 80
        published: 8001
        protocol: tcp
      - mode: ingress
        target: 22
        published: 22
        protocol: tcp
    restart: "no"
    stop_grace_period: 1m30s
    volumes:
      - type: bind
        source: /home/sam/data
        target: /data
        read_only: true
      - type: volume
        source: named
        target: /n
      - type: volume
        target: /anonymous
    x-note: mine
networks:
  out:
    name: out
    external: true
volumes:
  named: {}
`);
  });

  it('fills variables in, numbers as numbers, unless told not to', async () => {
    const file = 'services:\n  web:\n    image: ${IMAGE:-a}\n    deploy:\n      replicas: ${N}\n';
    expect(await config(file, '', { N: '3' })).toContain('replicas: 3\n    image: a\n');
    const image = 'services:\n  web:\n    image: ${IMAGE:-a}\n';
    expect(await config(image, '--skip-interpolation')).toContain('image: ${IMAGE:-a}\n');
  });

  it('merges several files, the later one before the first', async () => {
    const lab = new DockerLab();
    lab.files.set('a.yml', 'services:\n  web:\n    image: a\n    ports: [80:80]\n    command: one two\n');
    lab.files.set(
      'b.yml',
      'services:\n  web:\n    ports: [70:70]\n    command: three\n  db:\n    image: d\n',
    );
    lab.files.set('c.yml', 'services:\n  web:\n    deploy:\n      mode: global\n');
    const { stdout } = await lab.docker('stack config -c a.yml -c b.yml -c c.yml');
    expect(stdout).toContain(
      '  db:\n    image: d\n  web:\n    command:\n      - three\n    deploy:\n      mode: global\n    image: a\n',
    );
    expect(stdout.match(/published: \d+/g)).toEqual(['published: 70', 'published: 80']);
  });
});
