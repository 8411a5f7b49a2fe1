import { describe, expect, it } from 'vitest';
import { NotSimulatedError } from '../../../../src/simulator/engine/contract/errors.ts';
import { deploy, replicas, scene, swarm, webSpec } from '../kit.ts';

describe('a learner runs the image on their own computer', () => {
  const runWeb = () => {
    const s = scene([]);
    const local = s.world.local();
    local.imagePull('john/get-started:part2');
    const { id } = local.containerCreate({
      Image: 'john/get-started:part2',
      HostConfig: { PortBindings: { '80/tcp': [{ HostIp: '', HostPort: '4000' }] } },
    });
    local.containerStart(id);
    return { s, local, id };
  };

  it('gets an answer with the container’s id at the published port', () => {
    const { s, id } = runWeb();
    const route = s.world.route('localhost', 4000);
    expect(route.kind === 'answer' && route.body).toContain(`Hostname: ${id.slice(0, 12)}`);
    expect(s.world.route('localhost', 80).kind).toBe('refused');
  });

  it('waits 10 s for it to stop, and can then remove it', () => {
    const { s, local, id } = runWeb();
    expect(() => local.containerRemove(id, { force: false })).toThrow(
      'You cannot remove a running container',
    );
    expect(local.containerStop(id)).toBe(10_000);
    expect(local.containerInspect(id).State).toMatchObject({ Status: 'exited', ExitCode: 137 });
    local.containerRemove(id, { force: false });
    expect(s.world.route('localhost', 4000).kind).toBe('refused');
  });

  it('cannot take a port twice', () => {
    const { local } = runWeb();
    const { id } = local.containerCreate({
      Image: 'john/get-started:part2',
      HostConfig: { PortBindings: { '80/tcp': [{ HostIp: '', HostPort: '4000' }] } },
    });
    expect(() => local.containerStart(id)).toThrow('Bind for 0.0.0.0:4000 failed: port is already allocated');
  });

  it('sees what a program prints, and its exit code', () => {
    const local = scene([]).world.local();
    local.imagePull('alpine');
    const run = (...Cmd: string[]) => {
      const { id } = local.containerCreate({ Image: 'alpine', Cmd });
      local.containerStart(id);
      return local.containerWait(id);
    };
    expect(run('echo', 'hello', 'there')).toEqual({ stdout: 'hello there\n', stderr: '', exitCode: 0 });
    expect(run('sh', '-c', 'echo one; exit 3')).toEqual({ stdout: 'one\n', stderr: '', exitCode: 3 });
    expect(() => run('apk', 'add', 'curl')).toThrow(NotSimulatedError);
  });

  it('is told when an image is not there, on the engine and on the Hub', () => {
    const local = scene([]).world.local();
    expect(() => local.containerCreate({ Image: 'alpine' })).toThrow('No such image: alpine:latest');
    expect(() => local.imagePull('username/repo:tag')).toThrow(
      "pull access denied for username/repo, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    );
    expect(() => local.imagePull('john/get-started:part9')).toThrow(
      'manifest for john/get-started:part9 not found: manifest unknown: manifest unknown',
    );
    expect(() => local.imagePull('UPPER')).toThrow('repository name must be lowercase');
  });
});

describe('a learner builds and pushes their own image', () => {
  it('which every node can then pull, and which answers with its tag', () => {
    const s = swarm(['myvm1', 'myvm2'], 1, { bare: true });
    const local = s.world.local();
    local.imageBuild({
      tags: ['friendlyhello'],
      instructions: [
        { keyword: 'FROM', value: 'python:2.7-slim' },
        { keyword: 'EXPOSE', value: '80' },
        { keyword: 'ENV', value: 'NAME Swarm' },
        { keyword: 'CMD', value: '["python", "app.py"]' },
      ],
    });
    local.imageTag('friendlyhello', 'sam/hello:part7');
    expect(() => local.imagePush('sam/hello:part7')).toThrow(
      'denied: requested access to the resource is denied',
    );
    local.imagePush('sam/hello:part7', { username: 'sam' });
    deploy(s.at('myvm1'), 2, 'sam/hello:part7');
    s.settle();
    expect(replicas(s.at('myvm1'))).toBe('2/2');
    const route = s.world.route('192.168.99.100', 80);
    expect(route.kind === 'answer' && route.body).toMatch(/Hello Swarm!.*\nHostname: \w{12}\nVersion: part7/);
  });

  it('pins the digest when the registry knows it, and is warned when it does not', () => {
    const s = swarm(['myvm1']);
    const manager = s.at('myvm1');
    manager.networkCreate({ Name: 'getstartedlab_webnet', Driver: 'overlay' });
    expect(manager.serviceCreate(webSpec(1), { queryRegistry: true }).warnings).toEqual([]);
    expect(manager.serviceInspect('getstartedlab_web').Spec.TaskTemplate.ContainerSpec.Image).toMatch(
      /^john\/get-started:part2@sha256:[0-9a-f]{64}$/,
    );
    s.settle();
    expect(replicas(manager)).toBe('1/1');
    s.world.setOnline(false);
    const { Spec } = manager.serviceInspect('getstartedlab_web');
    Spec.TaskTemplate.ContainerSpec.Image = 'john/get-started:part3';
    expect(manager.serviceUpdate('getstartedlab_web', Spec, { queryRegistry: true }).warnings[0]).toMatch(
      /^image john\/get-started:part3 could not be accessed on a registry to record\nits digest\./,
    );
  });
});

describe('tasks end by themselves', () => {
  const oneShot = (condition: 'none' | 'on-failure' | 'any', args: string[], max?: number) => {
    const s = swarm(['myvm1']);
    s.at('myvm1').serviceCreate({
      Name: 'job',
      Labels: {},
      TaskTemplate: {
        ContainerSpec: { Image: 'alpine', Args: args },
        RestartPolicy: { Condition: condition, ...(max === undefined ? {} : { MaxAttempts: max }) },
        ForceUpdate: 0,
      },
      Mode: { Replicated: { Replicas: 1 } },
    });
    s.pass(60);
    return s
      .at('myvm1')
      .taskList()
      .map((t) => `${t.Status.State} ${t.Status.Err ?? ''}`.trim());
  };
  it('and are not started again after success if only failures count', () => {
    expect(oneShot('on-failure', ['echo', 'done'])).toEqual(['complete']);
    expect(oneShot('none', ['false'])).toEqual(['failed task: non-zero exit (1)']);
  });
  it('or so many times, with a history of five', () => {
    expect(oneShot('on-failure', ['false'], 2)).toEqual(Array(3).fill('failed task: non-zero exit (1)'));
    expect(oneShot('any', ['true'])).toHaveLength(5);
  });
  it('and a program that the simulator does not know is said to be unknown', () => {
    expect(oneShot('none', ['make', 'coffee'])[0]).toContain(
      'the simulator has no model of the program "make coffee"',
    );
  });
});
