/** What went wrong between a learner and a room, as an error of a command. */
import type { Messages } from '../i18n/messages.ts';
import { RoomTroubleError } from '../room/client/ask.ts';
import { CommandError, EXIT } from './io.ts';

/** In words; undefined for an error of another kind. */
export function roomTroubleText(error: unknown, { room }: Messages): string | undefined {
  return error instanceof RoomTroubleError ? room.problems[error.problem] : undefined;
}

/** The error that ends the command. A wrong code is wrong usage, anything else is not ready. */
export function roomTrouble(error: unknown, messages: Messages): unknown {
  const text = roomTroubleText(error, messages);
  if (text === undefined) return error;
  const isUsage = error instanceof RoomTroubleError && error.problem === 'bad-code';
  return new CommandError(text, isUsage ? EXIT.usage : EXIT.notReady);
}
