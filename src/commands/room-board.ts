/** The board of a room in this terminal: on a screen, or as lines. */
import { resolve } from 'node:path';
import { textIn } from '../files/read.ts';
import type { Language } from '../i18n/language.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { BoardSource } from '../room/board/source.ts';
import { RemoteBoard } from '../room/client/remote-board.ts';
import { LiveRoom } from '../room/server/live-room.ts';
import { OwnBoard } from '../room/server/own-board.ts';
import type { RoomStore } from '../room/store/store.ts';
import type { BoardAppProps } from '../ui/board/app.tsx';
import { bannerLines } from '../ui/board/banner.ts';
import type { JoiningFacts } from '../ui/board/joining.ts';
import { boardRows } from '../ui/board/rows.ts';
import type { Ending } from '../ui/keys/deed.ts';
import { plain } from '../ui/text/line.ts';
import { reasonOf } from '../value/error.ts';
import { answeredSecretly } from './asked.ts';
import type { CommandContext } from './context.ts';
import { CommandError, EXIT } from './io.ts';
import { writeOut } from './out-file.ts';
import { rememberedProgress } from './remembered-progress.ts';
import { roomAddress } from './room-addresses.ts';
import { requireOutline, requireRoom } from './room-store.ts';
import { roomTrouble } from './room-trouble.ts';
import { chooseScreen } from './screen-choices.ts';

/** What happens within this time is drawn together, milliseconds; where it is read aloud, seldom enough to be heard out. */
const GATHER_MS = 250;
const GATHER_ALOUD_MS = 5_000;

/** How long changes are gathered before they are shown, milliseconds. */
export function gatherMs({ io }: Pick<CommandContext, 'io'>): number {
  return io.env.INK_SCREEN_READER === 'true' ? GATHER_ALOUD_MS : GATHER_MS;
}

/** Whether the board is drawn; otherwise it is printed. */
export function isOnScreen({ io, options }: Pick<CommandContext, 'io' | 'options'>): boolean {
  return io.isTerminal && !options.plain && !options.json;
}

/** Runs `room board` on a room of a store that this computer reaches. */
export async function ownBoard(store: RoomStore, context: CommandContext): Promise<number> {
  const record = await requireRoom(store, context, context.options.room.name === undefined);
  const room = await LiveRoom.open(store, record, requireOutline(record, context.messages), context.io.now);
  const board = new OwnBoard(room, gatherMs(context));
  try {
    return await boardOf(board, context);
  } finally {
    board.close();
    await room.close();
  }
}

/** Runs `room board ADDRESS` on a room that another computer serves. @throws CommandError (2) without a code or a key, (3) where no room answers */
export async function remoteBoard(given: string, context: CommandContext): Promise<number> {
  const { io, messages, options } = context;
  const { origin, code } = roomAddress(given, options.room.code, messages);
  const secret = keyIn(options.room.teacherKey, context) ?? code ?? (await typedSecret(context));
  const board = await RemoteBoard.open({ address: origin, secret }, io.signal).catch((error: unknown) => {
    throw roomTrouble(error, messages);
  });
  const following = board.follow();
  try {
    return await boardOf(board, context);
  } finally {
    board.close();
    await following;
  }
}

/** The key in the file of --teacher-key. @throws CommandError (2) */
function keyIn(file: string | undefined, { messages }: CommandContext): string | undefined {
  if (file === undefined) return undefined;
  const key = textIn(resolve(file))?.trim();
  if (key === undefined || !/^k(-[a-z0-9]{4}){8}$/.test(key))
    throw new CommandError(messages.room.noKeyIn(resolve(file)), EXIT.usage);
  return key;
}

/** @throws CommandError (2) where nobody can be asked */
async function typedSecret({ io, messages }: CommandContext): Promise<string> {
  const typed = (await answeredSecretly(`${messages.board.enter}:`, io))?.trim();
  io.signal.throwIfAborted();
  if (typed === undefined || !/^[\w-]{1,80}$/.test(typed))
    throw new CommandError(messages.room.needsSecret, EXIT.usage);
  return typed;
}

/** Shows or prints a board, whichever is asked for. */
export async function boardOf(board: BoardSource, context: CommandContext): Promise<number> {
  const { io, options } = context;
  if (options.json) io.json(boardReport(board));
  else if (!isOnScreen(context)) for (const line of boardLines(board, context)) io.out(line);
  else return (await showBoardOf(board, context)) === 'interrupted' ? EXIT.interrupted : EXIT.done;
  return EXIT.done;
}

/** Shows a board until it is left. @param joining of a room that this process serves */
export async function showBoardOf(
  board: BoardSource,
  context: CommandContext,
  joining?: JoiningFacts,
): Promise<Ending> {
  const { io, options, language } = context;
  const { showBoard } = await import('../ui/board/index.tsx');
  const chosen = chooseScreen(options, rememberedProgress(io.env));
  const giveStderrBack = io.takeStderr();
  const ending = await showBoard({
    ...{ source: board, joining, isServing: joining !== undefined, language },
    writeFigures: (file, spoken) => writeFigures(board, file, spoken),
    figuresFile: fileNameOf(board.now().name),
    ...chosen,
    theme: options.color ? chosen.theme : undefined,
    ...{ stdin: io.stdin, stdout: io.stdout, signal: io.signal },
  });
  giveStderrBack();
  return ending;
}

/** `Monday, 10 am` becomes `Monday-10-am`: whatever the room is called, it names one file here. */
function fileNameOf(room: string): string {
  const name = room.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return name === '' ? 'room' : name;
}

/** Without `.csv` or `.json` both are written. */
async function writeFigures(
  board: BoardSource,
  file: string,
  language: Language,
): ReturnType<BoardAppProps['writeFigures']> {
  const messages = messagesFor(language);
  const named = (['csv', 'json'] as const).filter((format) => file.toLowerCase().endsWith(`.${format}`));
  const wanted = named.length > 0 ? named : (['csv', 'json'] as const);
  const written: string[] = [];
  for (const format of wanted) {
    const path = resolve(named.length > 0 ? file : `${file}.${format}`);
    try {
      writeOut(path, await board.figures(format), messages);
      written.push(path);
    } catch (error) {
      return { problem: reasonOf(error) };
    }
  }
  return { written };
}

/** What `room board --json` prints. Both READMEs list its fields. */
function boardReport(board: BoardSource): object {
  const { name, code, view } = board.now();
  const { pos: _pos, ...shown } = view;
  return { room: name, code, course: board.outline.course, ...shown };
}

/** The board as lines, in the order of the screen. */
function boardLines(board: BoardSource, { language, messages }: CommandContext): readonly string[] {
  const { name, code, view, ahead, isStoreSilent } = board.now();
  const now = Date.now() + ahead;
  const names = { outline: board.outline, language };
  const rows = boardRows({ ...names, view, messages, now, bar: 0, isAiry: false });
  return [
    `${name}, ${messages.board.learners(view.learners, view.left)}, ${messages.board.code} ${code}`,
    ...(isStoreSilent ? [messages.teaching.storeSilent] : []),
    ...bannerLines(view, messages, { ...names, now }).map(({ text }) => text),
    ...rows.flatMap(({ kind, left, right }) => {
      const text = [plain(left).trim(), plain(right)].filter((one) => one !== '').join('  ');
      return kind === 'title' ? ['', text] : [`  ${text}`];
    }),
  ];
}
