/** How much a room takes: of names, texts, events and requests. Both sides keep to these, and the server insists on them. */

/** Characters. */
export const LONGEST_NAME = 40;
export const LONGEST_ID = 80;
export const LONGEST_LINE = 200;
/** A line from the teacher, which has one row of the learner's screen. */
export const LONGEST_SAYING = 120;
/** Lines of a shared screen. */
export const MOST_LINES = 60;
/** Failing checks that one event tells of. */
export const MOST_FAILING = 5;
/** Events in one request. */
export const MOST_EVENTS = 100;
/** Bytes of one request. */
export const LARGEST_REQUEST = 256 * 1024;
/** Events that a room takes of one learner before it stops: a day of hard work has a few hundred. */
export const MOST_EVENTS_OF_LEARNER = 20_000;
/** Learners of one room. */
export const MOST_LEARNERS = 20_000;
/** How often a learner's tutor asks for news when it has nothing to send, milliseconds. */
export const SYNC_EVERY_MS = 5_000;
/** How long a room that has ended is kept, days, unless its teacher says otherwise. */
export const KEEP_DAYS = 30;
/** The port of a room that was given none. */
export const ROOM_PORT = 8765;
/** The version of the contract; a server refuses others. */
export const ROOM_VERSION = 1;
