/** The World contract over a state document. */

import { makeEngine } from '../api/sim-engine.ts';
import { EngineError } from '../contract/errors.ts';
import { type World, WorldError } from '../contract/world.ts';
import { byText, daemonOf, type Sim } from '../model/sim.ts';
import { catalogImage, digestOf } from '../registry/catalog.ts';
import { addImage, reference } from '../storage/images.ts';
import { publishedPorts, route } from '../web/route.ts';
import * as machines from './machines.ts';

/** All machines of a state. Changes go into the state that `sim` was opened with. */
export function makeWorld(sim: Sim): World {
  const { state } = sim;
  const key = (client: string, registry: string): string => `${client}|${registry}`;
  return {
    get now() {
      return sim.now;
    },
    listMachines: () =>
      Object.values(state.machines)
        .sort((a, b) => byText(a.name, b.name))
        .map(machines.view),
    machine: (name) => {
      const machine = state.machines[name];
      return machine === undefined ? undefined : machines.view(machine);
    },
    createMachine: (options) => machines.create(sim, options),
    startMachine: (name) => machines.start(sim, name),
    certifyMachine: (name) => machines.certify(sim, name),
    stopMachine: (name) => machines.halt(sim, name, true),
    killMachine: (name) => machines.halt(sim, name, false),
    restartMachine: (name) => {
      if (machines.needMachine(sim, name).running) machines.halt(sim, name, true);
      return machines.start(sim, name);
    },
    removeMachine: (name) => machines.remove(sim, name),
    stopEngine: (name) => machines.engineDown(sim, machines.needMachine(sim, name), true),
    startEngine: (name) => {
      const machine = machines.needMachine(sim, name);
      if (!machine.running) throw new WorldError('state', `the machine ${name} is stopped`);
      machines.engineUp(sim, machine);
    },
    changeIp: (name, ip) => machines.changeIp(sim, name, ip),
    engine: (name) => makeEngine(sim, name, machines.needMachine(sim, name).daemon),
    local: () => makeEngine(sim, '', state.local),
    machineAt: (ip) => {
      const machine = Object.values(state.machines).find((m) => m.ip === ip);
      return machine === undefined ? undefined : machines.view(machine);
    },
    publishedPorts: (name) => publishedPorts(sim, name),
    route: (host, port, path = '/', agent) => route(sim, { host, port, path, agent }),
    saveLogin: (client, registry, username) => {
      state.logins[key(client, registry)] = username;
    },
    removeLogin: (client, registry) => {
      delete state.logins[key(client, registry)];
    },
    loginOf: (client, registry) => state.logins[key(client, registry)],
    setOnline: (online) => {
      state.online = online;
    },
    get online() {
      return state.online;
    },
    get computer() {
      return state.computer ?? {};
    },
    setComputer: (facts) => {
      state.computer = facts;
    },
    setRoutingMesh: (works) => {
      if (works) delete state.noMesh;
      else state.noMesh = true;
    },
    loadImage: (machine, text) => {
      const daemon = daemonOf(state, machine);
      if (daemon === undefined) throw new WorldError('missing', `there is no machine named ${machine}`);
      const ref = reference(text);
      const image =
        catalogImage(ref.canonical) ?? state.pushed.findLast((p) => p.canonical === ref.canonical)?.image;
      if (image === undefined) throw new EngineError(`No such image: ${ref.familiar}`, 404);
      addImage(daemon, image, ref, digestOf(image));
    },
  };
}
