/** `swarm-tutor room open`: serves a room from this computer until its teacher stops or ends it. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { renderUnicodeCompact } from 'uqr';
import { type Messages, messagesFor } from '../i18n/messages.ts';
import { hashOf, newCode, newKey } from '../room/contract/codes.ts';
import { KEEP_DAYS, ROOM_PORT } from '../room/contract/limits.ts';
import { oneLine } from '../room/contract/texts.ts';
import { LiveRoom } from '../room/server/live-room.ts';
import { OwnBoard } from '../room/server/own-board.ts';
import { type RoomServer, serveRoom } from '../room/server/serve.ts';
import type { RoomStore } from '../room/store/store.ts';
import { codeOf, reasonOf } from '../value/error.ts';
import type { CommandContext } from './context.ts';
import { wrapped } from './exercise-text.ts';
import { CommandError, EXIT } from './io.ts';
import { painter } from './lines.ts';
import { addressesOf, isLoopback, LOOPBACK } from './room-addresses.ts';
import { gatherMs, isOnScreen, showBoardOf } from './room-board.ts';
import { endedLines } from './room-ended.ts';
import { requireOutline, withStore } from './room-store.ts';

/** A room that is served, and what its teacher needs to know. */
interface OpenedRoom {
  readonly server: RoomServer;
  readonly isNew: boolean;
  readonly host: string;
  /** `http://192.168.1.5:8765`, the first is the one to tell. */
  readonly addresses: readonly string[];
  readonly key: string;
}

/** Runs `room open`. @throws CommandError (2) for a certificate that is none, (3) where it can't listen or keep anything */
export function openRoom(context: CommandContext): Promise<number> {
  const tls = certificateOf(context);
  return withStore(context, async (store) => {
    const opened = await open(store, tls, context);
    const { server } = opened;
    try {
      if (isOnScreen(context)) return await serveOnScreen(opened, store, context);
      if (context.options.json) context.io.json(openedReport(opened));
      else sayHowToJoin(opened, context);
      return await untilOver(opened, store, context);
    } finally {
      await server.close();
      await server.room.close();
    }
  });
}

async function open(
  store: RoomStore,
  tls: { readonly cert: string; readonly key: string } | undefined,
  { course, io, messages, options }: CommandContext,
): Promise<OpenedRoom> {
  const {
    name = messages.room.unnamed,
    host = LOOPBACK,
    port = ROOM_PORT,
    keepDays = KEEP_DAYS,
  } = options.room;
  const { room: record, isNew } = await store.open({
    ...{ name: oneLine(name, name.length), course: course.id, keepDays },
    ...{ code: newCode(), now: io.now() },
  });
  const key = newKey();
  await store.addKey(record.id, hashOf(key));
  const room = await LiveRoom.open(store, record, requireOutline(record, messages), io.now);
  const server = await serveRoom(room, {
    ...{ host, port, warn: (message) => process.emitWarning(message) },
    ...(tls ? { tls } : undefined),
  }).catch(async (error: unknown) => {
    await room.close();
    throw listeningTrouble(error, { host, port }, messages.room);
  });
  const scheme = tls ? 'https' : 'http';
  const addresses = addressesOf(host).map((address) => `${scheme}://${address}:${server.port}`);
  return { server, isNew, host, addresses, key };
}

/** Shows the board until the teacher leaves it. */
async function serveOnScreen(opened: OpenedRoom, store: RoomStore, context: CommandContext): Promise<number> {
  const { server, addresses, host, key } = opened;
  const { room } = server;
  const board = new OwnBoard(room, gatherMs(context));
  const ending = await showBoardOf(board, context, {
    commands: addresses.map((each) => context.messages.room.joinLine(joinAddress(each, room.record.code))),
    addresses,
    qr: renderUnicodeCompact(`${addresses[0]}/#${room.record.code}`).split('\n'),
    key,
    advice: (language) => adviceOn(host, server.isSecure, messagesFor(language)),
  });
  board.close();
  if (room.state.endedAt !== undefined) return sayEnded(opened, store, context);
  for (const row of wrapped(context.messages.room.stopped(room.record.name))) context.io.err(row);
  return ending === 'interrupted' ? EXIT.interrupted : EXIT.done;
}

/** Waits until the teacher stops it, or it has ended. */
async function untilOver(opened: OpenedRoom, store: RoomStore, context: CommandContext): Promise<number> {
  const { io, messages, options } = context;
  const { room } = opened.server;
  let wasInTrouble = false;
  room.subscribe(() => {
    const isInTrouble = room.trouble !== undefined;
    if (isInTrouble === wasInTrouble) return;
    wasInTrouble = isInTrouble;
    for (const row of wrapped(isInTrouble ? messages.room.storeSilent : messages.room.storeBack)) io.err(row);
  });
  await new Promise<void>((resolve) => {
    if (io.signal.aborted || room.state.endedAt !== undefined) resolve();
    io.signal.addEventListener('abort', () => resolve());
    room.subscribe(() => room.state.endedAt !== undefined && resolve());
  });
  if (room.state.endedAt === undefined) {
    if (!options.json) for (const row of wrapped(messages.room.stopped(room.record.name))) io.err(row);
    return EXIT.interrupted;
  }
  return sayEnded(opened, store, context);
}

/** Says what is kept, and goes on serving until learners have heard of it. */
async function sayEnded(
  { server: { room } }: OpenedRoom,
  store: RoomStore,
  context: CommandContext,
): Promise<number> {
  const { io, options } = context;
  const lines = await endedLines(store, room.record, context);
  for (const line of lines) (options.json ? io.err : io.out)(line);
  // Learners' tutors hear of it when they ask next.
  await new Promise((resolve) => setTimeout(resolve, LAST_NEWS_MS));
  return EXIT.done;
}
const LAST_NEWS_MS = 6_000;

function sayHowToJoin({ server, isNew, host, addresses, key }: OpenedRoom, context: CommandContext): void {
  const { io, messages, options } = context;
  const words = messages.room;
  const paint = painter(options.color && io.isTerminal);
  const { name, code } = server.room.record;
  const [address = ''] = addresses;
  io.out(paint('bold', words.opened(name, isNew)));
  io.out('');
  io.out(words.toJoin);
  for (const each of addresses) io.out('  ', paint('bold', words.joinLine(joinAddress(each, code))));
  io.out(words.board);
  for (const each of addresses) io.out('  ', each);
  io.out('');
  // With the code, which stands beside it anyway, behind #: browsers send that nowhere. Never with the key.
  if (io.isTerminal)
    for (const line of renderUnicodeCompact(`${address}/#${code}`).split('\n')) io.out('  ', line);
  io.out('');
  io.out(words.code(code));
  io.out(words.key(key));
  const say = (text: string): void => {
    for (const row of wrapped(text)) io.out(row);
  };
  say(words.keyAdvice);
  io.out('');
  for (const advice of adviceOn(host, server.isSecure, messages)) say(advice);
  say(words.howToStop);
}

/** Who can reach it, and what they could read. */
function adviceOn(host: string, isSecure: boolean, { room: words }: Messages): readonly string[] {
  if (isLoopback(host)) return [words.onlyHere];
  return [words.reachable(host), ...(isSecure ? [] : [words.unencrypted])];
}

/** What learners type: without the scheme where it is the plain one. */
function joinAddress(address: string, code: string): string {
  return `${address.replace(/^http:\/\//, '')}/${code}`;
}

/** What `room open --json` prints. Both READMEs list its fields. */
function openedReport({ server, addresses, key }: OpenedRoom): object {
  const { name, code, course, keepDays } = server.room.record;
  return { room: name, course, addresses, port: server.port, code, key, keepDays };
}

function certificateOf({
  options,
  messages,
}: CommandContext): { readonly cert: string; readonly key: string } | undefined {
  const { cert, key } = options.room;
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) throw new CommandError(messages.room.certAndKey, EXIT.usage);
  try {
    return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
  } catch (error) {
    throw new CommandError(messages.room.badCertificate(reasonOf(error)), EXIT.usage);
  }
}

function listeningTrouble(
  error: unknown,
  { host, port }: { readonly host: string; readonly port: number },
  words: CommandContext['messages']['room'],
): unknown {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return new CommandError(words.portTaken(port), EXIT.notReady);
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
    return new CommandError(words.cannotListen(host, port, code), EXIT.notReady);
  if (/^ERR_(OSSL|SSL|TLS|CRYPTO)/.test(code ?? ''))
    return new CommandError(words.badCertificate(reasonOf(error)), EXIT.usage);
  return error;
}
