/** Looking at the simulator's state without touching it. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLook } from '../../../src/simulator/store/look.ts';
import { openStore } from '../../../src/simulator/store/store.ts';

let folder: string;
let now = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'look-'));
  now = Date.UTC(2026, 10, 22);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const wall = () => now;
const write = () => openStore({ folder, speed: 4, wall, seed: 'look' });
const file = () => readFileSync(join(folder, 'state.json'), 'utf8');

describe('a look at the state', () => {
  it('sees time pass at the speed that the state has, and writes nothing of it', async () => {
    write().transact((world) => world.createMachine({ name: 'myvm1', driver: 'virtualbox' }));
    const before = file();
    const look = openLook(folder, wall);
    const first = (await look.hold()).world.now;
    now += 60_000;
    const held = await look.hold();
    expect(held.world.now - first).toBe(240_000);
    expect(held.world.machine('myvm1')?.state).toBe('Running');
    held.release();
    expect(file()).toBe(before);
    expect(readdirSync(folder)).toEqual(['state.json']);
  });

  it('sees what another wrote meanwhile', async () => {
    write().transact((world) => world.createMachine({ name: 'myvm1', driver: 'virtualbox' }));
    const look = openLook(folder, wall);
    expect((await look.hold()).world.listMachines()).toHaveLength(1);
    write().transact((world) => world.createMachine({ name: 'myvm2', driver: 'virtualbox' }));
    expect((await look.hold()).world.listMachines()).toHaveLength(2);
  });

  it('is not held up by one who has the lock', async () => {
    const held = await write().hold();
    expect((await openLook(folder, wall).hold()).world.listMachines()).toEqual([]);
    held.release();
  });

  it('sees nothing where there is nothing, and makes no folder', async () => {
    const nowhere = join(folder, 'none');
    expect((await openLook(nowhere, wall).hold()).world.listMachines()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says what it can’t read, and leaves it there', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'state.json'), '{"half": ');
    await expect(openLook(folder, wall).hold()).rejects.toThrow(/state\.json could not be read/);
    expect(file()).toBe('{"half": ');
  });
});
