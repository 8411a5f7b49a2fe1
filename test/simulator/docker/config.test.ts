import { beforeEach, describe, expect, it } from 'vitest';
import { DockerLab } from '../../support/docker-lab.ts';

describe('a learner who gives a service a config', () => {
  let lab: DockerLab;
  beforeEach(async () => {
    lab = new DockerLab(['myvm1']);
    lab.world.loadImage('myvm1', 'nginx');
    lab.files.set('index.html', '<h1>Hello config</h1>\n');
    await lab.docker('swarm init --advertise-addr 192.168.99.100');
  });

  it('creates it, and reads it again', async () => {
    expect((await lab.docker('config create -l part=4 page index.html')).stdout).toMatch(/^[0-9a-z]{25}\n$/);
    expect((await lab.docker("config ls --format '{{.Name}} {{.Labels}}'")).stdout).toBe('page part=4\n');
    expect((await lab.docker('config inspect --pretty page')).stdout).toMatch(
      /^ID:\t\t\t.{25}\nName:\t\t\tpage\nLabels:\n - part=4\nCreated at: {12}\t.* utc\nUpdated at: {12}\t.* utc\nData:\n<h1>Hello config<\/h1>\n\n$/,
    );
    const { stdout } = await lab.docker("config inspect -f '{{json .Spec.Data}}' page");
    expect(Buffer.from(JSON.parse(stdout), 'base64').toString()).toBe('<h1>Hello config</h1>\n');
  });

  it("puts it in place of the web server's page", async () => {
    await lab.docker('config create page index.html');
    await lab.docker(
      'service create -d --name web -p 80:80 --config source=page,target=/usr/share/nginx/html/index.html nginx',
    );
    lab.pass(10_000);
    expect(lab.world.route('192.168.99.100', 80)).toMatchObject({ body: '<h1>Hello config</h1>\n' });
    expect((await lab.docker('service inspect --pretty web')).stdout).toContain(
      'Configs:\n Target:\t/usr/share/nginx/html/index.html\n  Source:\tpage\n',
    );
    expect((await lab.docker('config rm page')).stderr).toContain("config 'page' is in use by the following");
  });

  it('stands at the root without a target', async () => {
    await lab.docker('config create page index.html');
    await lab.docker('service create -d --name web --config page nginx');
    lab.pass(10_000);
    const id = (await lab.docker('ps -q')).stdout.trim();
    expect((await lab.docker(`exec ${id} cat /page`)).stdout).toBe('<h1>Hello config</h1>\n');
  });

  it('says what is wrong with its content', async () => {
    expect((await lab.docker('config create page -')).stderr).toBe(
      'Error reading content from "-": error reading from STDIN: data is empty\n',
    );
  });
});
