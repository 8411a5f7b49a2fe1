import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { World } from '../../../src/simulator/engine/contract/world.ts';
import { openStore } from '../../../src/simulator/store/store.ts';
import { checkInvariants } from '../engine/invariants.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const STORE = new URL('../../../src/simulator/store/store.ts', import.meta.url).href;
/** A process of its own that opens the store and runs `body` (with `store` and `name`). */
function start(name: string, body: string) {
  const script = `import { openStore } from ${JSON.stringify(STORE)};
    const name = ${JSON.stringify(name)};
    const store = openStore({ folder: ${JSON.stringify(folder)}, speed: 1 });
    ${body}`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
const ended = (child: ReturnType<typeof start>) =>
  new Promise<number | null>((done) => child.on('exit', (code) => done(code)));

describe('the state on disk', () => {
  it('passes on from one command to the next, with the time that went by', () => {
    let wall = Date.UTC(2026, 10, 22);
    const store = openStore({ folder, speed: 10, wall: () => wall });
    const before = store.transact((world) => {
      world.createMachine({ name: 'myvm1', driver: 'virtualbox' });
      return world.now;
    });
    wall += 6_000;
    const again = openStore({ folder, wall: () => wall });
    expect(again.transact((world) => [world.listMachines()[0]?.name, world.now - before])).toEqual([
      'myvm1',
      60_000,
    ]);
    expect(again.realMs(1_000)).toBe(100);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'state.json')).mode & 0o777).toBe(0o600);
  });

  it('is left alone by a command that only looks', () => {
    let wall = Date.UTC(2026, 10, 22);
    const store = openStore({ folder, wall: () => wall });
    store.transact((world) => world.createMachine({ name: 'myvm1', driver: 'virtualbox' }));
    const text = readFileSync(join(folder, 'state.json'), 'utf8');
    wall += 5_000;
    expect(store.transact((world) => world.engine('myvm1').info().Name)).toBe('myvm1');
    expect(readFileSync(join(folder, 'state.json'), 'utf8')).toBe(text);
  });

  it('is left alone by whoever holds it and only looks, and saved for whoever acts', async () => {
    const path = join(folder, 'state.json');
    const store = openStore({ folder, speed: 'instant' });
    store.transact((world) => world.createMachine({ name: 'myvm1', driver: 'virtualbox' }));
    const isWrittenBy = async (act: (world: World) => unknown): Promise<boolean> => {
      const before = readFileSync(path, 'utf8');
      const held = await store.hold();
      act(held.world);
      held.release();
      return readFileSync(path, 'utf8') !== before;
    };
    expect(await isWrittenBy((world) => world.engine('myvm1').info())).toBe(false);
    expect(await isWrittenBy((world) => world.machine('myvm1'))).toBe(false);
    expect(await isWrittenBy((world) => world.saveLogin('', 'docker.io', 'sam'))).toBe(true);
    expect(await isWrittenBy((world) => world.engine('myvm1').volumeCreate({ Name: 'data' }))).toBe(true);
    expect(await isWrittenBy((world) => world.loginOf('', 'docker.io'))).toBe(false);
  });

  it('is not written anew by a look only because an earlier version spelt it differently', async () => {
    const path = join(folder, 'state.json');
    openStore({ folder, speed: 1 }).transact((world) =>
      world.createMachine({ name: 'myvm1', driver: 'virtualbox' }),
    );
    const text = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')), null, 2);
    writeFileSync(path, text);
    const { world, release } = await openStore({ folder }).hold();
    expect(world.machine('myvm1')?.state).toBe('Running');
    release();
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('settles everything after each command when time jumps', async () => {
    const store = openStore({ folder, speed: 'instant' });
    store.transact((world) => {
      world.createMachine({ name: 'myvm1', driver: 'generic' });
      world.engine('myvm1').swarmInit({ advertiseAddr: '192.168.99.100' });
    });
    store.transact((world) => {
      world.engine('myvm1').serviceCreate({
        Name: 'web',
        Labels: {},
        TaskTemplate: { ContainerSpec: { Image: 'nginx' }, ForceUpdate: 0 },
        Mode: { Replicated: { Replicas: 3 } },
      });
    });
    const held = await store.hold();
    expect(
      held.world
        .engine('myvm1')
        .taskList()
        .map((t) => t.Status.State),
    ).toEqual(Array(3).fill('running'));
    held.release();
    expect(store.realMs(10_000)).toBe(0);
    const now = store.transact((world) => world.now);
    await store.jump(10_000);
    expect(store.transact((world) => world.now) - now).toBeGreaterThanOrEqual(10_000);
  });

  it('is kept aside when it cannot be read, and that is said', () => {
    writeFileSync(join(folder, 'state.json'), '{"schema": 1, "machines"');
    const said: string[] = [];
    const store = openStore({ folder, warn: (text) => said.push(text) });
    expect(store.transact((world) => world.listMachines())).toEqual([]);
    expect(said.join('')).toContain('state.json.corrupt-');
    const aside = readdirSync(folder).find((name) => name.includes('.corrupt-')) ?? '';
    expect(readFileSync(join(folder, aside), 'utf8')).toBe('{"schema": 1, "machines"');
  });

  it('loses nothing when two processes work at once', async () => {
    const body = `for (let i = 0; i < 15; i++) store.transact((w) => w.createMachine({ name: name + i, driver: 'generic' }));`;
    const codes = await Promise.all([ended(start('a', body)), ended(start('b', body))]);
    expect(codes).toEqual([0, 0]);
    openStore({ folder }).transact((world, state) => {
      expect(world.listMachines()).toHaveLength(30);
      expect(checkInvariants(state)).toEqual([]);
    });
    expect(readdirSync(folder).sort()).toEqual(['state.json']);
  });

  it('is what was written last, whoever of this process or of another wrote it', async () => {
    const names = () => openStore({ folder }).transact((world) => world.listMachines().map((m) => m.name));
    const store = openStore({ folder });
    store.transact((world) => world.createMachine({ name: 'here', driver: 'generic' }));
    expect(names()).toEqual(['here']);
    await ended(start('there', "store.transact((w) => w.createMachine({ name, driver: 'generic' }));"));
    expect(names()).toEqual(['here', 'there']);
    const before = readFileSync(join(folder, 'state.json'));
    store.transact((world) => world.removeMachine('here'));
    expect(names()).toEqual(['there']);
    writeFileSync(join(folder, 'state.json'), before);
    expect(names()).toEqual(['here', 'there']);
  });

  it('is whole after a process was killed in the middle, and nobody waits for the dead one', async () => {
    const child = start(
      'a',
      `store.transact((w) => w.createMachine({ name: 'myvm1', driver: 'generic' }));
       store.transact((w) => { w.removeMachine('myvm1'); process.stdout.write('held'); for (;;); });`,
    );
    await new Promise((done) => child.stdout.once('data', done));
    child.kill('SIGKILL');
    await ended(child);
    expect(readdirSync(folder)).toContain('state.lock');
    const names = openStore({ folder }).transact((world) => world.listMachines().map((m) => m.name));
    expect(names).toEqual(['myvm1']);
  });

  it('lets holders of one process take turns', async () => {
    const store = openStore({ folder });
    const first = await store.hold();
    const order: string[] = [];
    const second = store.hold().then((held) => {
      order.push('second');
      held.release();
    });
    first.world.createMachine({ name: 'myvm1', driver: 'generic' });
    order.push('first');
    first.release();
    await second;
    expect(order).toEqual(['first', 'second']);
  });
});
