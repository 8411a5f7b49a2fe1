/** The room that a learner is in, as the walk knows it. */

/** What a learner should know of the room. Times are milliseconds since the epoch, by this computer's clock. */
export interface RoomStatus {
  readonly name: string;
  /** The step at which the teacher is. */
  readonly pace?: string;
  /** The step at which everybody meets, and when. */
  readonly meet?: { readonly step: string; readonly at: number };
  readonly exercise?: { readonly id: string; readonly until: number; readonly released: boolean };
  /** The teacher's last line. */
  readonly line?: { readonly text: string; readonly at: number };
  readonly hand: boolean;
  /** The room can't be reached at the moment; what is to be told waits. */
  readonly offline: boolean;
  readonly ended: boolean;
}

/** What a learner tells by a key of its own. */
export type RoomEffect =
  | { readonly type: 'raise-hand'; readonly up: boolean }
  | { readonly type: 'share-screen'; readonly step: string; readonly lines: readonly string[] };
