import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Learner } from '../learner.ts';

describe('a learner who looks around on a machine', () => {
  let sam: Learner;
  const on = async (line: string): Promise<string> =>
    (await sam.types(`docker-machine ssh myvm1 "${line}"`)).stdout;
  beforeEach(async () => {
    sam = new Learner();
    await sam.types('docker-machine create --virtualbox-memory 2048 --virtualbox-cpu-count 2 myvm1');
  });
  afterEach(() => sam.leaves());

  it('sees the engine and what runs in its containers among the processes', async () => {
    expect(await on('ps -ef')).toMatch(/^root +408 +1 .* \/usr\/bin\/dockerd -H tcp:\/\/0\.0\.0\.0:2376/m);
    await on('docker run -d --name web nginx');
    const list = await on('ps -ef');
    const [, shim = ''] = /^root +(\d+) +1 .*containerd-shim-runc-v2/m.exec(list) ?? [];
    const [, master = ''] =
      new RegExp(`^root +(\\d+) +${shim} .*nginx: master process`, 'm').exec(list) ?? [];
    expect(list.match(new RegExp(`^101 +\\d+ +${master} .*nginx: worker process$`, 'gm'))).toHaveLength(2);
    expect(await on('docker top web')).toContain(master);
    expect(await on('ps aux | grep -c nginx:')).toBe('3\n');
    await on('docker stop web');
    expect(await on('ps -ef')).not.toContain('nginx');
    expect(await on('sudo systemctl stop docker; ps -C dockerd')).toBe('    PID TTY          TIME CMD\n');
  });

  it('sees memory that adds up, and less of it free with every container', async () => {
    const memory = async () => (await on('free')).split('\n')[1]?.split(/ +/).slice(1).map(Number) ?? [];
    const [total = 0, used = 0, free = 0, , cache = 0] = await memory();
    expect(total).toBeLessThan(2048 * 1024);
    expect(used + free + cache).toBe(total);
    await on('docker run -d redis');
    const [, more = 0] = await memory();
    expect(more).toBeGreaterThan(used);
    expect(await on('free -h')).toMatch(
      /^ {15}total {8}used {8}free {6}shared {2}buff\/cache {3}available\nMem: {11,13}[\d.]+Gi .*\nSwap: {13}0B {10}0B {10}0B\n$/,
    );
    expect(await on('top -b -n1')).toMatch(/^ +408 root +20 +0 .* dockerd$/m);
  });

  it('sees a disk that fills with images', async () => {
    const used = async () => Number((await on('df /')).split('\n')[1]?.split(/ +/)[2]);
    const before = await used();
    await on('docker pull nginx');
    const grown = (await used()) - before;
    expect(grown).toBeGreaterThan(190_000_000 / 1024);
    expect(grown).toBeLessThan(194_000_000 / 1024);
    expect(await on('df -h /')).toMatch(
      /^Filesystem {6}Size {2}Used Avail Use% Mounted on\n\/dev\/sda1 +19G /,
    );
    await on('docker run -d nginx');
    expect(await on('df -h')).toMatch(/^overlay .* \/var\/lib\/docker\/overlay2\/[0-9a-f]{64}\/merged$/m);
  });

  it('sees who listens, as ss and as netstat show it', async () => {
    await on('docker swarm init --advertise-addr 192.168.99.100');
    await on('docker service create -d -p 8080:80 nginx');
    const list = await on('sudo netstat -tlnp');
    expect(list).toMatch(/^tcp6 +0 +0 :::2377 +:::\* +LISTEN +408\/dockerd/m);
    expect(list).toMatch(/^tcp6 +0 +0 :::8080 /m);
    expect((await sam.types('docker-machine ssh myvm1 "netstat -tlnp"')).stderr).toContain(
      'you would have to be root',
    );
    expect(await on('ss -ltn')).toContain('*:8080');
  });

  it('sees its addresses, the bridges of the engine among them', async () => {
    expect(await on('hostname -I')).toBe('10.0.2.15 192.168.99.100 172.17.0.1 \n');
    expect(await on('ip addr')).toMatch(/^4: docker0: <NO-CARRIER,BROADCAST,MULTICAST,UP> .* state DOWN/m);
    await on('docker run -d nginx');
    expect(await on('ip addr show docker0')).toMatch(
      /^4: docker0: <BROADCAST,MULTICAST,UP,LOWER_UP> .*\n {4}link\/ether .*\n {4}inet 172\.17\.0\.1\/16 brd 172\.17\.255\.255 scope global docker0\n/,
    );
    expect(await on('ip route')).toMatch(
      /^default via 10\.0\.2\.2 dev eth0 \n10\.0\.2\.0\/24 dev eth0 .*\n172\.17\.0\.0\/16 dev docker0 .*\n192\.168\.99\.0\/24 dev eth1 /,
    );
  });

  it('sees by the release and the interfaces whether VirtualBox made it', async () => {
    await sam.types('docker-machine create --driver generic --generic-ip-address 192.168.99.150 host');
    const onHost = async (line: string): Promise<string> =>
      (await sam.types(`docker-machine ssh host "${line}"`)).stdout;
    expect(await on('grep PRETTY /etc/os-release')).toBe('PRETTY_NAME="Boot2Docker 19.03.12 (TCL 10.1)"\n');
    expect(await onHost('grep PRETTY /etc/os-release')).toBe(
      'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n',
    );
    expect(await on('ip -br addr')).toMatch(
      /^eth0 +UP +10\.0\.2\.15\/24 \neth1 +UP +192\.168\.99\.100\/24 $/m,
    );
    expect(await onHost('ip -br addr')).toMatch(/^eth0 +UP +192\.168\.99\.150\/24 $/m);
    expect(await onHost('ip route')).toMatch(/^default via 192\.168\.99\.1 dev eth0 /);
  });

  it('sees since when it runs, anew after a restart', async () => {
    const [before] = (await on('uptime -s')).split('\n');
    expect(await on('uptime')).toMatch(/^ \d\d:\d\d:\d\d up \d+ min, {2}1 user, {2}load average: 0\.\d\d, /);
    await on('sleep 120');
    await sam.types('docker-machine restart myvm1');
    expect((await on('uptime -s')).split('\n')[0]).not.toBe(before);
  });

  it('copies files between a machine and a container', async () => {
    await on('docker run -d --name web nginx');
    await on('echo mine > index.html && docker cp index.html web:/usr/share/nginx/html/');
    await on('docker cp web:/usr/share/nginx/html/index.html copied.html');
    expect(await on('cat copied.html')).toBe('mine\n');
    expect(
      await on(
        'mkdir -p site && echo a > site/a && docker cp site web:/srv && docker exec web cat /srv/site/a',
      ),
    ).toBe('a\n');
  });
});
