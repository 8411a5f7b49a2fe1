/** Opening the app in a browser, machine by machine. */
import { describe, expect, it } from 'vitest';
import type { Topology } from '../../src/check/types.ts';
import { directReach } from '../../src/driver/direct-reach.ts';
import type { PublishedPort } from '../../src/driver/types.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { inWords } from '../../src/i18n/said.ts';
import { createBrowse, portsOf } from '../../src/tutor/browse.ts';
import { twoMachines } from '../support/fake-tutor.ts';

const signal = new AbortController().signal;

/** One service with these ports. */
const publishing = (ports: string) => twoMachines.services.map((service) => ({ ...service, ports }));

function browsing({ topology = twoMachines as Topology, has = true, reached = true } = {}) {
  const opened: string[] = [];
  const parts = { topology };
  const browse = createBrowse({
    look: async () => parts.topology,
    addresses: async (ports: readonly PublishedPort[]) => (reached ? directReach.addresses(ports, 'en') : []),
    open: async (url) => {
      opened.push(url);
      return has;
    },
  });
  return { opened, parts, browse: async () => inWords(await browse(signal), messagesFor('en')) };
}

describe('opening the app in a browser', () => {
  it('goes from machine to machine, and says which is next', async () => {
    const { browse, opened } = browsing();
    expect(await browse()).toBe('myvm1 is open in your browser: http://192.168.99.100/ B again: myvm2.');
    expect(await browse()).toContain('myvm2 is open');
    expect(await browse()).toContain('myvm1 is open');
    expect(opened).toEqual(['http://192.168.99.100/', 'http://192.168.99.101/', 'http://192.168.99.100/']);
  });

  it('shows the address where there is no browser', async () => {
    const { browse } = browsing({ has: false });
    expect(await browse()).toMatch(/^Open myvm1 in a browser: http:\/\/192/);
  });

  it('says that there is nothing to open before a service publishes a port, and what can’t be reached', async () => {
    const nothing = { ...twoMachines, services: publishing('') };
    const early = browsing({ topology: nothing });
    expect(await early.browse()).toBe(messagesFor('en').browser.nothingPublished);
    const away = browsing({ reached: false });
    expect(await away.browse()).toBe(messagesFor('en').browser.notReached);
    expect([...early.opened, ...away.opened]).toEqual([]);
  });

  it('leaves out a machine that was stopped, and begins anew where the last one is gone', async () => {
    const { browse, opened, parts } = browsing();
    await browse();
    const [one, two] = twoMachines.machines as [Topology['machines'][0], Topology['machines'][0]];
    parts.topology = { ...twoMachines, machines: [{ ...one, state: 'Stopped', ip: '' }, two] };
    expect(await browse()).toBe('myvm2 is open in your browser: http://192.168.99.101/');
    expect(opened.at(-1)).toBe('http://192.168.99.101/');
  });

  it('says in one line what could not be asked', async () => {
    const browse = createBrowse({
      look: () => Promise.reject(new Error('no answer')),
      addresses: async () => [],
      open: async () => true,
    });
    expect(await browse(signal)).toBe('no answer');
  });

  it('reads every TCP port that services publish, at nodes that run', () => {
    const ports = '*:80->80/tcp, *:53->53/udp, *:8000-8001->9000-9001/tcp';
    const swarm = { ...twoMachines, services: publishing(ports) };
    expect(portsOf(swarm).map(({ machine, port }) => `${machine}:${port}`)).toEqual([
      ...['myvm1:80', 'myvm2:80', 'myvm1:8000', 'myvm2:8000', 'myvm1:8001', 'myvm2:8001'],
    ]);
    const outside = twoMachines.machines.map(({ role: _, ...rest }) => rest);
    expect(portsOf({ ...swarm, machines: outside })).toEqual([]);
  });

  it('names the port where there is more than one', async () => {
    const ports = '*:80->80/tcp, *:8080->8080/tcp';
    const swarm = { ...twoMachines, services: publishing(ports) };
    const { browse } = browsing({ topology: swarm });
    expect(await browse()).toContain('myvm1:80 is open');
  });
});
