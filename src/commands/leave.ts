/** `swarm-tutor leave`: a learner leaves their room, and may have what it keeps of them deleted. */
import { askRoom } from '../room/client/ask.ts';
import { type Membership, readMembership, removeMembership } from '../room/client/membership.ts';
import { EventQueue } from '../room/client/queue.ts';
import { RoomSender } from '../room/client/sender.ts';
import { readTold } from '../room/client/told.ts';
import { asked } from './asked.ts';
import { type CommandContext, openContext } from './context.ts';
import { CommandError, EXIT } from './io.ts';
import { roomTroubleText } from './room-trouble.ts';
import type { ProgramStart } from './start.ts';

/** Runs `leave`. @throws CommandError (2) in no room, (3) where nothing could be deleted */
export async function leave(start: ProgramStart): Promise<number> {
  const context = openContext(start);
  const { home, io, messages, options } = context;
  const words = messages.room.leave;
  const membership = readMembership(home.room);
  if (!membership) throw new CommandError(words.notIn, EXIT.usage);
  const forget = options.forget || (!options.json && (await asked(words.askForget, io)));
  io.signal.throwIfAborted();
  const trouble = await tellRoom(membership, forget, context);
  if (trouble !== undefined && forget)
    throw new CommandError(words.notForgotten(membership.room, trouble), EXIT.notReady);
  removeMembership(home.room);
  const { room } = membership;
  if (options.json) io.json({ room, left: true, forgotten: forget });
  else if (trouble !== undefined) io.out(words.unheard(room));
  else io.out(forget ? words.forgotten(room) : words.left(room));
  return EXIT.done;
}

/** Tells what is still to be told, unless it is to be forgotten, and that the learner leaves. @returns why that was not possible */
async function tellRoom(
  membership: Membership,
  forget: boolean,
  { home, io, messages }: CommandContext,
): Promise<string | undefined> {
  if (!forget) await sendRest(membership, home.room);
  const { address, token } = membership;
  try {
    await askRoom({ address, path: '/v1/leave', token, body: { forget }, signal: io.signal });
    return undefined;
  } catch (error) {
    const text = roomTroubleText(error, messages);
    // A room that does not know the learner keeps nothing of them.
    if (text === messages.room.problems['not-a-learner']) return undefined;
    if (text === undefined) throw error;
    return text;
  }
}

async function sendRest(membership: Membership, folder: string): Promise<void> {
  const sender = new RoomSender({
    ...{ membership, queue: new EventQueue(folder), now: Date.now, seen: () => readTold(folder).seen },
    onNews: () => undefined,
    onConnection: () => undefined,
  });
  await sender.flush();
  await sender.close(0);
}
