/** What is taken for a mere look changes nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/simulator/engine/contract/engine.ts';
import { openStore } from '../../../src/simulator/store/store.ts';
import { ENGINE_LOOKS, WORLD_LOOKS } from '../../../src/simulator/store/watched-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const store = openStore({ folder, speed: 'instant' });
let task = '';

beforeAll(() => {
  store.transact((world) => {
    world.createMachine({ name: 'myvm1', driver: 'virtualbox' });
    const engine = world.engine('myvm1');
    engine.swarmInit({ advertiseAddr: '192.168.99.100', autolock: true });
    engine.serviceCreate({
      ...{ Name: 'web', Labels: {}, Mode: { Replicated: { Replicas: 3 } } },
      TaskTemplate: { ContainerSpec: { Image: 'nginx' }, ForceUpdate: 0 },
    });
    engine.secretCreate('key', 'c2VjcmV0', {});
    engine.configCreate('conf', 'Y29uZg==', {});
    engine.volumeCreate({ Name: 'data' });
  });
  store.transact((world) => {
    const engine = world.engine('myvm1');
    task = engine.taskList()[0]?.ID ?? '';
    engine.containerRename(engine.containerList()[0]?.Id ?? '', 'one');
  });
});

/** What is asked about, by request; the others need nothing. */
const ASKED: Readonly<Record<string, () => readonly unknown[]>> = {
  nodeInspect: () => ['self'],
  serviceInspect: () => ['web'],
  taskInspect: () => [task],
  networkInspect: () => ['bridge'],
  containerInspect: () => ['one'],
  volumeInspect: () => ['data'],
  secretInspect: () => ['key'],
  configInspect: () => ['conf'],
  imageInspect: () => ['nginx'],
  events: () => [0, Number.MAX_SAFE_INTEGER],
  machine: () => ['myvm1'],
  machineAt: () => ['192.168.99.100'],
  engine: () => ['myvm1'],
  loginOf: () => ['', 'docker.io'],
  publishedPorts: () => ['myvm1'],
};

/** Asks once. @returns whether there was an answer, and whether the state is as it was */
function ask(object: object, name: string, state: unknown): readonly [string, boolean, boolean] {
  const before = JSON.stringify(state);
  const asked: unknown = Reflect.get(object, name);
  const answer = typeof asked === 'function' ? asked(...(ASKED[name]?.() ?? [])) : asked;
  return [name, answer !== null, JSON.stringify(state) === before];
}

test.each([...ENGINE_LOOKS])('%s of an engine', (name) => {
  store.transact((world, state) => {
    const engine: Engine = world.engine('myvm1');
    expect(ask(engine, name, state)).toEqual([name, true, true]);
  });
});

test.each([...WORLD_LOOKS])('%s of the world', (name) => {
  store.transact((world, state) => expect(ask(world, name, state)).toEqual([name, true, true]));
});
