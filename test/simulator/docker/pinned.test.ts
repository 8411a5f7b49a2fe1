import { describe, expect, it } from 'vitest';
import { DockerLab } from '../../support/docker-lab.ts';

const DEPLOY = 'stack deploy -c docker-compose.yml getstartedlab';
const IMAGE = 'john/get-started:part2';
const PINNED = /^john\/get-started:part2@sha256:[0-9a-f]{64}$/;

async function online(): Promise<DockerLab> {
  const lab = new DockerLab();
  lab.world.setOnline(true);
  await lab.swarm();
  return lab;
}

const imageOf = async (lab: DockerLab, service: string): Promise<string> =>
  (
    await lab.docker(`service inspect ${service} --format '{{.Spec.TaskTemplate.ContainerSpec.Image}}'`)
  ).stdout.trim();

describe('a stack whose image is on a registry', () => {
  it('is pinned when it is created, without a word', async () => {
    const lab = await online();
    const { stderr } = await lab.docker(DEPLOY);
    expect(stderr).not.toContain('could not be accessed');
    expect(await imageOf(lab, 'getstartedlab_web')).toMatch(PINNED);
    expect(
      (
        await lab.docker(
          "service inspect getstartedlab_web --format '{{json .Spec.TaskTemplate.Placement.Platforms}}'",
        )
      ).stdout,
    ).toBe('[{"Architecture":"amd64","OS":"linux"}]\n');
  });

  it.each(['', '--resolve-image changed', '--resolve-image never'])(
    'stays as it is when it is deployed again, unchanged %s',
    async (flags) => {
      const lab = await online();
      const again = DEPLOY.replace('deploy', `deploy ${flags}`);
      await lab.docker(again);
      lab.pass(10_000);
      const tasks = async (): Promise<string> =>
        (await lab.docker("stack ps getstartedlab --format '{{.ID}} {{.DesiredState}}'")).stdout;
      const before = await tasks();
      const { stdout, stderr } = await lab.docker(again);
      expect(stdout).toMatch(/^Updating service getstartedlab_web/);
      expect(stderr).not.toContain('could not be accessed');
      lab.pass(60_000);
      expect(await tasks()).toBe(before);
    },
  );

  it('shows its tag in tables, the digest only with --no-trunc and in the specification', async () => {
    const lab = await online();
    await lab.docker(DEPLOY);
    lab.pass(10_000);
    for (const table of ['stack ps getstartedlab', 'service ls', 'service ps getstartedlab_web', 'ps']) {
      const rows = (await lab.docker(`${table} --format '{{.Image}}'`)).stdout.trim().split('\n');
      expect([...new Set(rows)], table).toEqual([IMAGE]);
    }
    const whole = (await lab.docker("stack ps --no-trunc getstartedlab --format '{{.Image}}'")).stdout;
    for (const image of whole.trim().split('\n')) expect(image).toMatch(PINNED);
  });

  it('is left unpinned by --resolve-image never', async () => {
    const lab = await online();
    await lab.docker(`${DEPLOY} --resolve-image never`.replace(/(getstartedlab) (.*)$/, '$2 $1'));
    expect(await imageOf(lab, 'getstartedlab_web')).toBe(IMAGE);
  });
});

describe('a stack whose image no registry has', () => {
  it('is created without a warning, which comes when it is deployed again', async () => {
    const lab = new DockerLab();
    await lab.swarm();
    expect((await lab.docker(DEPLOY)).stderr).not.toContain('could not be accessed');
    expect((await lab.docker(DEPLOY)).stderr).toContain(`image ${IMAGE} could not be accessed`);
  });
});

describe('an image without a tag', () => {
  it('is `latest` in the specification, in tables and in what the client warns of', async () => {
    const lab = new DockerLab();
    await lab.swarm();
    await lab.docker(`tag ${IMAGE} friendlyhello`);
    const { stderr } = await lab.docker('service create -d --name web docker.io/library/friendlyhello');
    expect(stderr).toContain('image friendlyhello:latest could not be accessed');
    expect(await imageOf(lab, 'web')).toBe('friendlyhello:latest');
    expect((await lab.docker("service ls --format '{{.Image}}'")).stdout).toBe('friendlyhello:latest\n');
    lab.files.set('docker-compose.yml', 'version: "3"\nservices:\n  web:\n    image: friendlyhello\n');
    await lab.docker('stack deploy -c docker-compose.yml s');
    expect((await lab.docker("stack ps s --format '{{.Image}}'")).stdout).toBe('friendlyhello:latest\n');
    expect((await lab.docker("service inspect s_web --format '{{json .Spec.Labels}}'")).stdout).toContain(
      '"com.docker.stack.image":"friendlyhello"',
    );
  });

  it('that is named by a digest alone shows it', async () => {
    const lab = await online();
    await lab.docker('pull alpine');
    const digest = (await lab.docker("inspect alpine --format '{{index .RepoDigests 0}}'")).stdout.trim();
    await lab.docker(`service create -d --name top ${digest} top`);
    expect((await lab.docker("service ls --format '{{.Image}}'")).stdout).toBe(`${digest}\n`);
  });
});

describe('where tasks may run', () => {
  it('can be said anew without a restart of those that are there already', async () => {
    const lab = await online();
    await lab.docker(`service create -d --name web ${IMAGE}`);
    lab.pass(10_000);
    const [before] = (await lab.docker("service ps web --format '{{.ID}} {{.Node}}'")).stdout.split('\n');
    const node = before?.split(' ')[1];
    await lab.docker(`service update -d --constraint-add node.hostname==${node} web`);
    lab.pass(60_000);
    expect((await lab.docker("service ps web --format '{{.ID}} {{.Node}}'")).stdout).toBe(`${before}\n`);
    await lab.docker(
      `service update -d --constraint-rm node.hostname==${node} --constraint-add node.hostname!=${node} web`,
    );
    lab.pass(60_000);
    const now = (await lab.docker("service ps web --filter desired-state=running --format '{{.Node}}'"))
      .stdout;
    expect(now.trim()).not.toBe(node);
  });
});
