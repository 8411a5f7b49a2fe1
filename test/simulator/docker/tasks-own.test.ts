import { describe, expect, it } from 'vitest';
import { DockerLab } from '../../support/docker-lab.ts';

const IMAGE = 'john/get-started:part2';

describe('what a service leaves to its tasks', () => {
  it('is filled in for each of them: variables, host name and mounts', async () => {
    const lab = new DockerLab();
    await lab.swarm();
    await lab.docker(
      `service create -d --name web --replicas 2 --label tier=front --env 'X={{.Service.Name}}/{{.Service.Labels.tier}}/{{.Task.Slot}}' --hostname '{{.Node.Hostname}}-{{.Task.Slot}}' --mount 'source=data-{{.Task.Slot}},target=/data' ${IMAGE}`,
    );
    lab.pass(10_000);
    const seen: string[] = [];
    for (const on of ['myvm1', 'myvm2']) {
      const id = (await lab.docker('ps -q', { on })).stdout.trim();
      const facts = '{{.Config.Hostname}} {{index .Config.Env 0}} {{(index .Mounts 0).Name}}';
      seen.push((await lab.docker(`inspect ${id} --format '${facts}'`, { on })).stdout.trim());
    }
    const slots = seen.map((line) => line.at(-1)).toSorted();
    expect(slots).toEqual(['1', '2']);
    for (const [at, line] of seen.entries()) {
      const slot = line.at(-1);
      expect(line).toBe(`myvm${at + 1}-${slot} X=web/front/${slot} data-${slot}`);
    }
    // The specification keeps the template.
    expect(
      (await lab.docker("service inspect web --format '{{.Spec.TaskTemplate.ContainerSpec.Hostname}}'"))
        .stdout,
    ).toBe('{{.Node.Hostname}}-{{.Task.Slot}}\n');
  });

  it('is refused when it names what there is not', async () => {
    const lab = new DockerLab();
    await lab.swarm();
    const { stderr, exitCode } = await lab.docker(`service create -d --env 'X={{.Nosuch}}' ${IMAGE}`);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /^Error response from daemon: rpc error: code = InvalidArgument desc = expanding env failed: /,
    );
  });
});

describe('a global service with a port of its nodes', () => {
  it('starts on all of them', async () => {
    const lab = new DockerLab();
    await lab.swarm();
    await lab.docker(
      `service create -d --name web --mode global --publish mode=host,target=80,published=8080 ${IMAGE}`,
    );
    lab.pass(10_000);
    expect((await lab.docker("service ls --format '{{.Replicas}}'")).stdout).toBe('2/2\n');
    await lab.docker('service update -d --force web');
    lab.pass(120_000);
    expect((await lab.docker("service ls --format '{{.Replicas}}'")).stdout).toBe('2/2\n');
    // Another one finds the port taken.
    await lab.docker(
      `service create -d --name other --mode global --publish mode=host,target=80,published=8080 ${IMAGE}`,
    );
    lab.pass(10_000);
    expect((await lab.docker("service ps other --no-trunc --format '{{.Error}}'")).stdout).toContain(
      'host-mode port already in use on 1 node',
    );
  });
});

describe('a task whose container was removed by force', () => {
  it('has failed as one that was killed', async () => {
    const lab = new DockerLab();
    await lab.swarm();
    await lab.docker(`service create -d --name web --constraint node.hostname==myvm1 ${IMAGE}`);
    lab.pass(10_000);
    await lab.docker(`rm -f ${(await lab.docker('ps -q')).stdout.trim()}`);
    lab.pass(500);
    expect(
      (
        await lab.docker(
          "service ps web --filter desired-state=shutdown --format '{{.CurrentState}} {{.Error}}'",
        )
      ).stdout,
    ).toBe('Failed less than a second ago "task: non-zero exit (137)"\n');
  });
});
