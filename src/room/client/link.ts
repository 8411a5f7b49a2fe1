/** The way from a walk to the room that its learner is in: events go into the queue at once, and from there to the room when it can be reached. */
import type { DriverId } from '../../driver/types.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { RoomEffect, RoomStatus } from '../../tutor/room.ts';
import type { RoomLink } from '../../tutor/room-link.ts';
import type { StepRecord, WalkState } from '../../tutor/types.ts';
import { here } from '../../tutor/walk/reduce.ts';
import { defined } from '../../value/defined.ts';
import type { LearnerEvent, StepEvent } from '../contract/events.ts';
import { LONGEST_LINE, MOST_LINES } from '../contract/limits.ts';
import { oneLine } from '../contract/texts.ts';
import type { RoomNews } from '../contract/wire.ts';
import { type Membership, removeMembership } from './membership.ts';
import { EventQueue } from './queue.ts';
import { stepBefore, stepNow } from './report.ts';
import { type Connection, RoomSender } from './sender.ts';
import { readTold, type ToldFile, writeTold } from './told.ts';

/** How long leaving the tutor may take because of the room, milliseconds. */
const LAST_TRY_MS = 1_000;

export interface OpenLinkParts {
  /** Of the room, in the learner's home. */
  readonly folder: string;
  readonly membership: Membership;
  /** Of the walk. */
  readonly driver: DriverId;
  readonly messages: () => Messages;
  readonly now: () => number;
  /** Milliseconds between two asks; for tests. */
  readonly everyMs?: number;
}

/** Opens it. Files that can't be written make no difference to the walk: what they should hold is told again at the next start. */
export function openLink({ folder, membership, driver, messages, now, everyMs }: OpenLinkParts): RoomLink {
  const queue = new EventQueue(folder);
  const listeners = new Set<(room: RoomStatus) => void>();
  let told: ToldFile = readTold(folder);
  let known: Readonly<Record<string, StepRecord>> = {};
  /** What was told last of the present step. */
  let present = '';
  let connection: Connection = 'online';
  let status: RoomStatus = { name: membership.room, hand: false, offline: false, ended: false };
  /** The walk goes on while a raised hand is on its way: news from before don't lower it. */
  let handOnItsWay = false;

  const sender = new RoomSender({
    ...{ membership, queue, now },
    ...defined({ everyMs }),
    seen: () => told.seen,
    onNews: (news) => hear(news),
    onConnection(next) {
      connection = next;
      if (next === 'over') end();
      show({ ...status, offline: next === 'offline', ended: next === 'over' });
    },
  });
  sender.nudge();

  return {
    report,
    perform(effect: RoomEffect) {
      if (effect.type === 'raise-hand') {
        handOnItsWay = true;
        status = { ...status, hand: effect.up };
        tell({ type: 'hand', up: effect.up });
      } else {
        const lines = effect.lines.slice(-MOST_LINES).map((line) => oneLine(line, LONGEST_LINE));
        tell({ type: 'screen', step: effect.step, lines });
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(status);
      return () => listeners.delete(listener);
    },
    close: () => sender.close(LAST_TRY_MS),
  };

  /** Compares with what was told last: of each step only what is new is told, the present step last. */
  function report(state: WalkState): void {
    if (connection === 'over') return;
    const current = here(state)?.step.id;
    if (state.records !== known) {
      for (const [step, record] of Object.entries(state.records))
        if (step !== current && record !== known[step]) tellStep(stepBefore(step, record, state));
      known = state.records;
    }
    const now = stepNow(state, messages());
    if (now) tellStep({ ...now, driver });
  }

  /** A tutor that starts again tells of its present step once more: the learner has come back to it. */
  function tellStep(event: StepEvent): void {
    const { step, status: how, tries, hints, spentMs } = event;
    const summary = JSON.stringify([how, tries, hints, spentMs]);
    const whole = JSON.stringify(event);
    if (event.elsewhere ? told.steps[step] === summary : whole === present) return;
    if (!tell(event)) return;
    if (!event.elsewhere) present = whole;
    told = { ...told, steps: { ...told.steps, [step]: summary } };
    keep();
  }

  /** @returns whether it is in the queue */
  function tell(event: LearnerEvent): boolean {
    try {
      queue.add(event, now());
    } catch {
      return false;
    }
    sender.nudge();
    return true;
  }

  function hear(news: RoomNews): void {
    if (queue.size === 0) handOnItsWay = false;
    const { pace, meet, exercise, says, hand, ended } = news;
    const last = says.at(-1);
    const at = now();
    show({
      name: membership.room,
      ...defined({
        pace,
        meet: meet && { step: meet.step, at: at + meet.leftMs },
        exercise: exercise && { id: exercise.id, until: at + exercise.leftMs, released: exercise.released },
        line: last ? { text: last.text, at } : status.line,
      }),
      hand: handOnItsWay ? status.hand : hand,
      offline: false,
      ended,
    });
    if (!last) return;
    told = { ...told, seen: last.pos };
    keep();
  }

  function show(next: RoomStatus): void {
    status = next;
    for (const listener of listeners) listener(next);
  }

  function keep(): void {
    try {
      writeTold(folder, told);
    } catch {
      // It is told again at the next start, which counts once.
    }
  }

  function end(): void {
    try {
      removeMembership(folder);
    } catch {
      // Nobody asks the room any more; the files go with the next reset.
    }
  }
}
