import { describe, expect, it } from 'vitest';
import { DockerLab } from '../../support/docker-lab.ts';

const IMAGE = 'john/get-started:part2';

async function labWith(flags: string): Promise<DockerLab> {
  const lab = new DockerLab();
  await lab.swarm();
  const { exitCode, stderr } = await lab.docker(`service create -d --name web ${flags} ${IMAGE}`);
  expect([exitCode, stderr]).toEqual([0, expect.stringContaining('could not be accessed')]);
  return lab;
}

async function shown(lab: DockerLab, template: string): Promise<string> {
  return (await lab.docker(`service inspect web --format '${template}'`)).stdout.trimEnd();
}

describe('a service that was made with many flags', () => {
  it('is what they say', async () => {
    const lab = await labWith(
      '--user root --workdir /www --stop-grace-period 5s --limit-memory 64M --placement-pref spread=node.labels.zone --mount type=bind,src=/a,dst=/b,ro --mount target=/c',
    );
    const container = '.Spec.TaskTemplate.ContainerSpec';
    expect(
      await shown(lab, `{{${container}.User}} {{${container}.Dir}} {{${container}.StopGracePeriod}}`),
    ).toBe('root /www 5s');
    expect(await shown(lab, `{{json ${container}.Mounts}}`)).toBe(
      '[{"Type":"bind","Source":"/a","Target":"/b","ReadOnly":true},{"Type":"volume","Target":"/c"}]',
    );
    expect(await shown(lab, '{{json .Spec.TaskTemplate.Placement}}')).toBe(
      '{"Preferences":[{"Spread":{"SpreadDescriptor":"node.labels.zone"}}]}',
    );
    expect(await shown(lab, '{{json .Spec.TaskTemplate.Resources}}')).toBe(
      '{"Limits":{"MemoryBytes":67108864},"Reservations":{}}',
    );
    expect((await lab.docker('service inspect --pretty web')).stdout).toContain(
      ' Dir:\t\t/www\n Init:\t\tfalse\n User: root\nMounts:\n Target:\t/b\n',
    );
  });

  it('has fields that nobody set, empty, and nil pointers', async () => {
    const lab = await labWith('');
    expect(await shown(lab, '{{.Spec.TaskTemplate.ContainerSpec.Env}}|{{json .Endpoint.Ports}}')).toBe(
      '[]|null',
    );
    expect(await shown(lab, '{{.Spec.TaskTemplate.LogDriver}} {{.Spec.UpdateConfig.Monitor}}')).toBe(
      '<nil> 5s',
    );
    expect(
      (await lab.docker("service inspect web --format '{{.Spec.TaskTemplate.Nosuch}}'")).stderr,
    ).toContain("can't evaluate field Nosuch in type swarm.TaskSpec");
  });

  it('can be changed and changed back', async () => {
    const lab = await labWith('--env A=1 --constraint node.role==manager');
    await lab.docker('service update -d --env-rm A --constraint-rm node.role==manager --user nobody web');
    expect(
      await shown(lab, '{{json .Spec.TaskTemplate.Placement}}{{.Spec.TaskTemplate.ContainerSpec.User}}'),
    ).toBe('{}nobody');
    const mixed = await lab.docker('service update -d --rollback --replicas 5 web');
    expect(mixed.stderr).toBe('other flags may not be combined with --rollback\n');
    await lab.docker('service update -d --rollback web');
    expect(await shown(lab, '{{.Spec.TaskTemplate.ContainerSpec.Env}}')).toBe('[A=1]');
  });

  it.each([
    ['--restart-condition sometimes', 'invalid RestartCondition: "sometimes"'],
    ['--update-order sideways', 'unrecognized update order sideways'],
    ['--endpoint-mode nosuch', 'invalid resolution mode: "nosuch"'],
    ['--limit-memory 1M', 'invalid memory value 1048576: Must be at least 4MiB'],
    ['--mount type=nosuch,target=/a', 'invalid MountType: "nosuch"'],
    ['--mount target=/a --mount target=/a', 'ContainerSpec: duplicate mount point: /a'],
    ['--endpoint-mode dnsrr -p 80:80', "port published with ingress mode can't be used with dnsrr mode"],
    ['--network ingress', 'Service cannot be explicitly attached to the ingress network'],
    ['--mode global --replicas-max-per-node 1', 'replicas-max-per-node can only be used with replicated'],
  ])('is refused with %s', async (flags, message) => {
    const lab = new DockerLab();
    await lab.swarm();
    expect((await lab.docker(`service create -d --name web ${flags} ${IMAGE}`)).stderr).toContain(message);
  });
});

describe('a filter that is none', () => {
  it.each([
    ['images --filter nosuch=1', "Invalid filter 'nosuch'"],
    ['images --filter dangling=maybe', "Invalid filter 'dangling=[maybe]'"],
    ['network ls --filter type=nosuch', "invalid filter: 'type'='nosuch'"],
    ['ps --filter status=nosuch', "Invalid filter 'status=nosuch'"],
    ['volume ls --filter nosuch=1', "Invalid filter 'nosuch'"],
    ['node ls --filter membership=nosuch', "Invalid membership filter: 'nosuch'"],
    ['node ps --filter desired-state=nosuch', "Invalid desired-state filter: 'nosuch'"],
  ])('%s', async (words, message) => {
    const lab = new DockerLab();
    await lab.swarm();
    expect((await lab.docker(words)).stderr).toBe(`Error response from daemon: ${message}\n`);
  });
});

describe('a container', () => {
  it('is removed by force, there or not; has no ports when it has stopped; shows what it prints', async () => {
    const lab = new DockerLab();
    const gone = await lab.docker('rm -f nosuch');
    expect([gone.exitCode, gone.stderr]).toEqual([
      0,
      'Error response from daemon: No such container: nosuch\n',
    ]);
    await lab.docker(`run -d --name web -p 8080:80 ${IMAGE}`);
    expect((await lab.docker('port web')).stdout).toBe('80/tcp -> 0.0.0.0:8080\n');
    expect((await lab.docker('port web 81')).stderr).toBe("Error: No public port '81' published for web\n");
    expect((await lab.docker("inspect web --format '{{json .NetworkSettings.Ports}}'")).stdout).toBe(
      '{"80/tcp":[{"HostIp":"0.0.0.0","HostPort":"8080"}]}\n',
    );
    await lab.docker('rm -f web');
    await lab.docker(`run --name said ${IMAGE} echo hi`);
    expect(await lab.docker('start -a said')).toMatchObject({ stdout: 'hi\n', exitCode: 0 });
    expect((await lab.docker('start said nosuch')).stderr).toContain(
      'Error: failed to start containers: nosuch\n',
    );
  });
});
