/** The simulated app, asked by a browser on this computer. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulatedReach } from '../../../src/driver/simulator/reach.ts';
import type { AppAddress, AppReach } from '../../../src/driver/types.ts';
import { Learner } from '../../simulator/learner.ts';
import { browserOf, HAS_BROWSER, WHY_NO_BROWSER } from '../../support/browser.ts';

const BROWSER = { accept: 'text/html,*/*', 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' };
const IMAGE = 'john/get-started:part2';

let sam: Learner;
let reach: AppReach;
let machines: AppAddress[];

/** Three machines in a swarm, and two tasks of an app on the first two. */
beforeAll(async () => {
  sam = new Learner();
  for (const name of ['myvm1', 'myvm2', 'myvm3']) await sam.types(`docker-machine create ${name}`);
  await sam.types('docker-machine ssh myvm1 "docker swarm init --advertise-addr 192.168.99.100"');
  const { stdout } = await sam.types('docker-machine ssh myvm1 "docker swarm join-token -q worker"');
  for (const name of ['myvm2', 'myvm3'])
    await sam.types(
      `docker-machine ssh ${name} "docker swarm join --token ${stdout.trim()} 192.168.99.100:2377"`,
    );
  await sam.types('docker-machine ssh myvm1 "docker node update --availability drain myvm3"');
  await sam.types(
    `docker-machine ssh myvm1 "docker service create --detach --name web --replicas 2 --publish 80:80 ${IMAGE}"`,
  );
  reach = simulatedReach(sam.folder, 'instant');
  machines = [...(await reach.addresses(portsOf('myvm1', 'myvm2', 'myvm3'), 'en'))];
});
afterAll(async () => {
  await reach.close();
  sam.leaves();
});

function portsOf(...names: readonly string[]) {
  return names.map((machine, at) => ({ machine, address: `192.168.99.${100 + at}`, port: 80 }));
}

interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Asks as a browser does, by hand, so that every header can be another one. */
function get(
  { url }: Pick<AppAddress, 'url'>,
  { method = 'GET', path = '/', headers = BROWSER as Readonly<Record<string, string>> } = {},
): Promise<Page> {
  return new Promise((resolve, reject) => {
    const asking = request(new URL(path, url), { method, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    asking.on('error', reject).end();
  });
}

const hostname = (body: string): string => /Hostname: (\w+)/.exec(body)?.[1] ?? '';

describe('the simulated app in a browser', () => {
  it('has an address of this computer for each machine', () => {
    expect(machines.map(({ machine }) => machine)).toEqual(['myvm1', 'myvm2', 'myvm3']);
    for (const { url } of machines) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(new Set(machines.map(({ url }) => url)).size).toBe(3);
  });

  it('greets from another container after a reload, also on a machine without a task', async () => {
    for (const machine of machines) {
      const first = await get(machine);
      const second = await get(machine);
      const third = await get(machine);
      expect(first.status).toBe(200);
      expect(hostname(first.body)).toMatch(/^[\da-f]{12}$/);
      expect(hostname(second.body)).not.toBe(hostname(first.body));
      expect(hostname(third.body)).toBe(hostname(first.body));
    }
  });

  it('says that it is simulated, which machine was asked and who answered, and leads to the others', async () => {
    const [one, two, three] = machines as [AppAddress, AppAddress, AppAddress];
    const { body } = await get(three);
    expect(body).toContain('Simulated by swarm-tutor');
    expect(body).toContain('You asked myvm3 (192.168.99.102:80).');
    expect(body).toMatch(new RegExp(`Container ${hostname(body)} on myvm[12] answered`));
    expect(body).toContain(`href="${one.url}"`);
    expect(body).toContain(`href="${two.url}"`);
    expect(body).not.toContain(`href="${three.url}"`);
  });

  it('speaks the language that the tutor speaks now', async () => {
    await reach.addresses(portsOf('myvm1', 'myvm2', 'myvm3'), 'zh');
    expect((await get(machines[0] as AppAddress)).body).toContain('由 swarm-tutor 模拟');
    await reach.addresses(portsOf('myvm1', 'myvm2', 'myvm3'), 'en');
  });

  it('gives a program the bare page, and says in a header that it is simulated', async () => {
    const { body, headers } = await get(machines[0] as AppAddress, { headers: { accept: '*/*' } });
    expect(body).toMatch(/^<h3>Hello .*Hostname: \w+\nVersion: part2\n$/s);
    expect(headers).toMatchObject({ 'x-simulated-by': 'swarm-tutor', 'cache-control': 'no-store' });
  });

  it('loses no turn to the icon that browsers ask for', async () => {
    const [one] = machines as [AppAddress];
    const before = hostname((await get(one)).body);
    expect((await get(one, { path: '/favicon.ico' })).status).toBe(404);
    expect(hostname((await get(one)).body)).not.toBe(before);
  });

  it('keeps the addresses that were given, and adds one for a new machine', async () => {
    await sam.types('docker-machine create myvm4');
    const all = await reach.addresses(portsOf('myvm1', 'myvm2', 'myvm3', 'myvm4'), 'en');
    expect(all.slice(0, 3)).toEqual(machines);
    // It is no node yet, so nothing listens there.
    await expect(get(all[3] as AppAddress)).rejects.toThrow(/ECONNRESET|socket hang up/);
  });

  it('answers to its own address only', async () => {
    const [one] = machines as [AppAddress];
    const { host } = new URL(one.url);
    const asked = (headers: Readonly<Record<string, string>>, method = 'GET') =>
      get(one, { method, headers: { ...BROWSER, host, ...headers } }).then(({ status }) => status);
    expect(await asked({})).toBe(200);
    expect(await asked({ host: host.replace('127.0.0.1', 'localhost') })).toBe(200);
    expect(await asked({ host: 'evil.example' })).toBe(421);
    expect(await asked({ host: `evil.example:${new URL(one.url).port}` })).toBe(421);
    expect(await asked({ origin: 'https://evil.example' })).toBe(403);
    expect(await asked({ origin: 'null' })).toBe(403);
    expect(await asked({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await asked({ 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' })).toBe(403);
    expect(await asked({ 'sec-fetch-site': 'same-site' })).toBe(200);
    expect(await asked({}, 'HEAD')).toBe(200);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect(await asked({}, method)).toBe(405);
  });

  it('shows what others put into a request as text', async () => {
    const { body } = await get(machines[0] as AppAddress, { path: '/%3Cscript%3E?<b>' });
    expect(body).not.toMatch(/<script>|<b>(?!Simulated)/);
  });

  describe.skipIf(!HAS_BROWSER)(`in Chromium${HAS_BROWSER ? '' : ` (skipped: ${WHY_NO_BROWSER})`}`, () => {
    it('greets, says that it is simulated, and greets from elsewhere after a reload', async () => {
      const chromium = browserOf();
      const [, , three] = machines as [AppAddress, AppAddress, AppAddress];
      const first = await chromium.opens(three.url);
      expect(first).toContain('<h3>Hello');
      expect(first).toContain('Simulated by swarm-tutor');
      const second = await chromium.opens(three.url);
      expect(hostname(first)).toMatch(/^[\da-f]{12}$/);
      expect(hostname(second)).not.toBe(hostname(first));
      chromium.leaves();
    });

    it('gets nothing from a machine that was stopped', async () => {
      await sam.types('docker-machine stop myvm2');
      const chromium = browserOf();
      const [one, two] = machines as [AppAddress, AppAddress];
      expect(await chromium.opens(two.url)).not.toContain('Hello');
      expect(await chromium.opens(one.url)).toContain('<h3>Hello');
      chromium.leaves();
      await sam.types('docker-machine start myvm2');
    });
  });

  it('breaks off where nothing would answer: a stopped machine, a removed one, a service that is gone', async () => {
    const [one, two, three] = machines as [AppAddress, AppAddress, AppAddress];
    const nothing = /ECONNRESET|socket hang up/;
    await sam.types('docker-machine stop myvm2');
    await expect(get(two)).rejects.toThrow(nothing);
    expect((await get(one)).status).toBe(200);
    await sam.types('docker-machine rm -y myvm2');
    await expect(get(two)).rejects.toThrow(nothing);
    expect((await get(three)).status).toBe(200);
    await sam.types('docker-machine ssh myvm1 "docker service rm web"');
    await expect(get(one)).rejects.toThrow(nothing);
  });

  it('is gone with the tutor', async () => {
    await reach.close();
    // Another program may have got the port by now, and hang up.
    await expect(get(machines[0] as AppAddress)).rejects.toThrow(/ECONNREFUSED|ECONNRESET/);
  });
});
