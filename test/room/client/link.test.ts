/** A learner's tutor and a room: nothing is lost and nothing counts twice, whatever is killed or cut in between. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { messagesFor } from '../../../src/i18n/messages.ts';
import { openLink } from '../../../src/room/client/link.ts';
import { type Membership, readMembership, writeMembership } from '../../../src/room/client/membership.ts';
import { EventQueue } from '../../../src/room/client/queue.ts';
import { newToken } from '../../../src/room/contract/codes.ts';
import type { RoomStatus } from '../../../src/tutor/room.ts';
import type { RoomLink } from '../../../src/tutor/room-link.ts';
import { createFakeTutor, passed } from '../../support/fake-tutor.ts';
import { type PlayedRoom, playRoom } from '../../support/room.ts';

let folder: string;
let home: string;
let room: PlayedRoom;
let membership: Membership;
const links: RoomLink[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'link-'));
  home = join(folder, 'learner');
  room = await playRoom(folder);
  membership = await memberOf(room.url);
});
afterEach(async () => {
  for (const link of links.splice(0)) await link.close();
  await room.close();
  rmSync(folder, { recursive: true, force: true });
});

async function memberOf(address: string): Promise<Membership> {
  const token = await room.join('Ada', newToken());
  const member: Membership = {
    ...{
      version: 1,
      address,
      code: room.code,
      room: 'Workshop',
      course: 'c',
      name: 'Ada',
      learner: 1,
      token,
    },
  };
  writeMembership(home, member);
  return member;
}

/** A tutor in the room: its link, and the last that it heard. */
function openTutorIn(member = membership): { link: RoomLink; heard: () => RoomStatus } {
  const link = openLink({
    folder: home,
    membership: member,
    driver: 'simulator',
    messages: () => messagesFor('en'),
    now: Date.now,
    everyMs: 20,
  });
  links.push(link);
  let status: RoomStatus | undefined;
  link.subscribe((next) => {
    status = next;
  });
  return { link, heard: () => status as RoomStatus };
}

const walkAt = (at: string, records = {}) => createFakeTutor({ at, records }).getState();
const log = async () =>
  (await room.store.after(room.server.room.record.id, 0, 999)).filter(({ by }) => by !== 0);
const stepsTold = async () =>
  (await log()).flatMap(({ body }) => (body.type === 'step' ? [`${body.step} ${body.status}`] : []));
const until = (check: () => unknown): Promise<unknown> =>
  vi.waitFor(async () => expect(await check()).toBeTruthy(), { timeout: 60_000, interval: 20 });
const queued = () => new EventQueue(home).size;

describe('a tutor in a room', () => {
  test('tells where the learner is, once', async () => {
    const { link } = openTutorIn();
    for (let times = 0; times < 3; times += 1) link.report(walkAt('init-swarm'));
    await until(() => queued() === 0);
    expect(await stepsTold()).toEqual(['init-swarm reading']);
  });

  test('tells what was done before it came, and is then at its step', async () => {
    const { link } = openTutorIn();
    const [first = '', second = ''] = walkAt('init-swarm').stops.map(({ step }) => step.id);
    link.report(walkAt(second, { [first]: passed }));
    await until(() => queued() === 0);
    expect(await stepsTold()).toEqual([`${first} passed`, `${second} reading`]);
    const state = room.server.room.state.learners.get(1);
    expect(state).toMatchObject({ step: second, done: 1 });
  });

  test('waits without a network, and loses nothing when it is killed meanwhile', async () => {
    const nowhere = await playedNowhere();
    const cut = openTutorIn({ ...membership, address: nowhere });
    cut.link.report(walkAt('init-swarm'));
    cut.link.perform({ type: 'raise-hand', up: true });
    await until(() => cut.heard().offline);
    // It is on its way.
    expect(cut.heard().hand).toBe(true);
    expect(queued()).toBe(2);
    // Killed: nobody closes it. The next one finds the files.
    const { heard } = openTutorIn();
    await until(() => queued() === 0);
    expect(await stepsTold()).toEqual(['init-swarm reading']);
    await until(() => heard().hand);
    expect(heard().offline).toBe(false);
  });

  test('sends again what was taken although the answer was lost, and it counts once', async () => {
    const swallowing = await answerEater(room.url);
    const { link } = openTutorIn({ ...membership, address: swallowing.url });
    link.report(walkAt('init-swarm'));
    await until(async () => (await stepsTold()).length > 0 && swallowing.eaten() > 0);
    swallowing.letThrough();
    await until(() => queued() === 0);
    expect(await stepsTold()).toEqual(['init-swarm reading']);
    swallowing.close();
  });

  test('comes back when the server was killed and is there again', async () => {
    const { link, heard } = openTutorIn();
    await until(() => !heard().offline);
    const { port } = room.server;
    await room.server.close();
    link.report(walkAt('init-swarm'));
    await until(() => heard().offline);
    const { serveRoom } = await import('../../../src/room/server/serve.ts');
    const again = await serveRoom(room.server.room, { host: '127.0.0.1', port, warn: () => undefined });
    await until(() => queued() === 0);
    expect(await stepsTold()).toEqual(['init-swarm reading']);
    await again.close();
  });

  test('two tutors of one home send everything once', async () => {
    const queue = new EventQueue(home);
    for (let at = 0; at < 250; at += 1) queue.add({ type: 'hand', up: at % 2 === 0 }, at);
    openTutorIn();
    openTutorIn();
    await until(() => queued() === 0);
    expect((await log()).filter(({ body }) => body.type === 'hand')).toHaveLength(250);
  });

  test('tells things in the order in which they happened, also when the clock is set back', () => {
    const queue = new EventQueue(home);
    const times = [5000, 9_000_000, 6000, 6000, 10, 7000];
    for (const at of times) queue.add({ type: 'hand', up: true }, at);
    expect(queue.first(10).map(({ sent }) => sent.at)).toEqual(times);
    expect(new EventQueue(home).size).toBe(times.length);
  });

  test('what a tutor was writing when it was killed is removed by the next one', () => {
    const queue = new EventQueue(home);
    queue.add({ type: 'hand', up: true }, 1);
    const [name = ''] = readdirSync(join(home, 'queue'));
    writeFileSync(join(home, 'queue', `${name}.${2 ** 30}-mx0594zg-1.tmp`), '{');
    expect(new EventQueue(home).size).toBe(1);
    expect(readdirSync(join(home, 'queue'))).toEqual([name]);
  });

  test('hears the teacher: pace, place to meet, each line once', async () => {
    const { heard } = openTutorIn();
    await room.act({ type: 'pace', step: 'init-swarm' });
    await room.act({ type: 'say', to: 1, text: 'Well done' });
    await until(() => heard().line?.text === 'Well done' && heard().pace === 'init-swarm');
    for (const link of links.splice(0)) await link.close();
    const later = openTutorIn();
    await until(() => later.heard().pace === 'init-swarm');
    expect(later.heard().line).toBeUndefined();
  });

  test('a hand that was just raised is not lowered by older news', async () => {
    const { link, heard } = openTutorIn();
    await until(() => heard());
    link.perform({ type: 'raise-hand', up: true });
    await until(() => heard().hand);
    await room.act({ type: 'lower-hand', learner: 1 });
    await until(() => !heard().hand);
  });

  test('is out of the room when it ends, or the teacher shows the learner out', async () => {
    const { heard } = openTutorIn();
    await room.act({ type: 'remove', learner: 1 });
    await until(() => heard().ended);
    expect(readMembership(home)).toBeUndefined();
    expect(queued()).toBe(0);
  });

  test('a file that is no event, an event that no room takes: neither holds up the others', async () => {
    const queue = new EventQueue(home);
    queue.add({ type: 'hand', up: true }, 1);
    const [name = ''] = readdirSync(join(home, 'queue'));
    writeFileSync(join(home, 'queue', name.replace(/^.{22}/, `${'0'.repeat(15)}-000000`)), '{');
    writeFileSync(join(home, 'queue', 'notes.txt'), 'mine');
    openTutorIn();
    await until(() => queued() === 0);
    expect(readdirSync(join(home, 'queue'))).toEqual(['notes.txt']);
    expect((await log()).filter(({ body }) => body.type === 'hand')).toHaveLength(1);
  });

  test('a server that is no room, or lies, gets nothing and does no harm', async () => {
    const liar = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ refused: [], news: { says: [{ pos: -1, text: 7 }] } }));
    });
    await new Promise<void>((resolve) => liar.listen(0, '127.0.0.1', resolve));
    const { port } = liar.address() as AddressInfo;
    const { link, heard } = openTutorIn({ ...membership, address: `http://127.0.0.1:${port}` });
    link.report(walkAt('init-swarm'));
    await until(() => heard().offline);
    expect(queued()).toBe(1);
    await new Promise((resolve) => liar.close(resolve));
  });

  test('leaving it never takes long, even if the server hangs', async () => {
    const hanging = createServer(() => undefined);
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
    const { port } = hanging.address() as AddressInfo;
    const { link } = openTutorIn({ ...membership, address: `http://127.0.0.1:${port}` });
    link.report(walkAt('init-swarm'));
    await link.close();
    expect(queued()).toBe(1);
    hanging.closeAllConnections();
    await new Promise((resolve) => hanging.close(resolve));
  });
});

/** An address at which nobody answers. */
async function playedNowhere(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** A network that delivers requests and loses the answers, until it is mended. */
async function answerEater(to: string) {
  let eaten = 0;
  let isMended = false;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', async () => {
      const { authorization = '' } = request.headers;
      const answer = await fetch(`${to}${request.url}`, {
        ...{ method: 'POST', body: Buffer.concat(parts) },
        headers: { 'content-type': 'application/json', authorization },
      });
      const text = await answer.text();
      if (isMended)
        return response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
      eaten += 1;
      return request.socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    eaten: () => eaten,
    letThrough() {
      isMended = true;
    },
    close: () => server.close(),
  };
}
