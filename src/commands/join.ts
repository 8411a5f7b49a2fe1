/** `swarm-tutor join`: a learner joins a room, once they have seen what is sent there. */

import { hashOfAdded } from '../lesson/courses.ts';
import { askRoom } from '../room/client/ask.ts';
import { readMembership, writeMembership } from '../room/client/membership.ts';
import { helloAnswer, joinAnswer } from '../room/contract/answers.ts';
import { newToken } from '../room/contract/codes.ts';
import { ROOM_VERSION } from '../room/contract/limits.ts';
import { oneLine } from '../room/contract/texts.ts';
import type { HelloAnswer } from '../room/contract/wire.ts';
import { answered, asked } from './asked.ts';
import { type CommandContext, openContext } from './context.ts';
import { wrapped } from './exercise-text.ts';
import { CommandError, EXIT } from './io.ts';
import { roomAddress } from './room-addresses.ts';
import { roomTrouble } from './room-trouble.ts';
import type { ProgramStart } from './start.ts';

/** Runs `join ADDRESS`. @throws CommandError (2) for an address or a code that is none, (3) where no room answers */
export async function join(start: ProgramStart): Promise<number> {
  const context = openContext(start);
  const { argument, course, home, io, messages, options } = context;
  const words = messages.room.join;
  const { origin, code } = roomAddress(argument, options.room.code, messages);
  if (code === undefined) throw new CommandError(words.needsCode, EXIT.usage);
  const before = readMembership(home.room);
  if (before && (before.address !== origin || before.code !== code))
    throw new CommandError(words.already(before.room), EXIT.usage);
  const { signal } = io;
  const told = await askRoom({
    address: origin,
    path: '/v1/hello',
    body: { version: ROOM_VERSION, code },
    signal,
  })
    .then((answer) => helloAnswer.parse(answer))
    .catch((error: unknown) => {
      throw roomTrouble(error, messages);
    });
  if (told.course !== course.id)
    throw new CommandError(
      (told.courseHash === undefined ? words.otherCourse : words.courseOfOthers)(told.course),
      EXIT.notReady,
    );
  if (told.courseHash !== undefined && told.courseHash !== hashOfAdded(course.id))
    throw new CommandError(words.otherVersion(told.course, told.courseHash), EXIT.notReady);
  sayWhatIsSent(told, origin, context);
  const name = await nameOf(before?.name, context);
  const isAgreed = options.yes || (await asked(words.ask, io));
  io.signal.throwIfAborted();
  if (!isAgreed) {
    io.err(io.isTerminal ? words.declined : words.needsYes);
    return io.isTerminal ? EXIT.failed : EXIT.usage;
  }
  const token = before?.token ?? newToken();
  const body = { version: ROOM_VERSION, code, name, token };
  const joined = await askRoom({ address: origin, path: '/v1/join', body, signal })
    .then((answer) => joinAnswer.parse(answer))
    .catch((error: unknown) => {
      throw roomTrouble(error, messages);
    });
  writeMembership(home.room, {
    ...{ version: 1, address: origin, code, name, token },
    ...{ room: joined.name, course: joined.course, learner: joined.learner },
  });
  if (options.json) io.json({ room: joined.name, course: joined.course, name, learner: joined.learner });
  else for (const row of wrapped(words.done(joined.name, name))) io.out(row);
  return EXIT.done;
}

/** Everything that is sent, before anything is: on standard error where the answer is a document. */
function sayWhatIsSent({ name, keepDays }: HelloAnswer, origin: string, context: CommandContext): void {
  const { io, messages, options } = context;
  const words = messages.room.join;
  const say = options.json ? io.err : io.out;
  say(words.room(name, origin));
  say('');
  say(words.sent);
  for (const item of words.sentItems) {
    const [first = '', ...rest] = wrapped(item, 4);
    say(`  - ${first.trimStart()}`);
    for (const row of rest) say(row);
  }
  for (const row of [...wrapped(words.notSent), ...wrapped(words.kept(keepDays))]) say(row);
  if (origin.startsWith('http:') && !/^http:\/\/(localhost|127\.|\[::1\])/.test(origin))
    for (const row of wrapped(words.plainText)) say(row);
  say('');
}

async function nameOf(
  before: string | undefined,
  { io, messages, options }: CommandContext,
): Promise<string> {
  const words = messages.room.join;
  const given =
    options.room.as ?? before ?? (io.isTerminal ? await answered(words.askName, io) : undefined) ?? '';
  const name = oneLine(given, 40);
  if (name === '') throw new CommandError(words.noName, EXIT.usage);
  return name;
}
