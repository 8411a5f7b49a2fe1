/** The board of a room that another computer serves: asked for once, and then followed change by change. */
import { setTimeout as pause } from 'node:timers/promises';
import { isRecord, parseJson } from '../../value/json.ts';
import type { LearnerDetails } from '../board/details.ts';
import { type BoardPatch, patched } from '../board/patch.ts';
import { readBoard, readDetails, readOutline, readPeople, readView } from '../board/read-view.ts';
import type { BoardNow, BoardProblem, BoardSource } from '../board/source.ts';
import type { BoardView } from '../board/view.ts';
import type { TeacherAct } from '../contract/acts.ts';
import type { RoomOutline } from '../contract/outline.ts';
import { askRoom, RoomTroubleError, readRoom } from './ask.ts';

/** Milliseconds between two tries where the connection is lost. */
const RETRY_MS = 2_000;
/** Without a word for this long, milliseconds, the connection is taken for dead. */
const SILENCE_MS = 60_000;
/** Characters of one message. */
const LONGEST_MESSAGE = 1_000_000;

export interface RemoteBoardPlace {
  /** `http://192.168.1.5:8765` */
  readonly address: string;
  /** The room's code, or its teacher's key. */
  readonly secret: string;
}

export class RemoteBoard implements BoardSource {
  readonly outline: RoomOutline;
  readonly isTeacher: boolean;
  readonly #place: RemoteBoardPlace;
  readonly #listeners = new Set<() => void>();
  readonly #closing = new AbortController();
  #now: BoardNow;

  private constructor(place: RemoteBoardPlace, outline: RoomOutline, isTeacher: boolean, now: BoardNow) {
    this.#place = place;
    this.outline = outline;
    this.isTeacher = isTeacher;
    this.#now = now;
  }

  /** Asks for the board. @throws RoomTroubleError */
  static async open(place: RemoteBoardPlace, signal: AbortSignal): Promise<RemoteBoard> {
    const get = (path: string): Promise<unknown> =>
      askRoom({ address: place.address, path, token: place.secret, signal });
    const first = readBoard.safeParse(await get('/v1/board'));
    const outline = readOutline.safeParse(await get('/v1/outline'));
    if (!first.success || !outline.success) throw new RoomTroubleError('no-room');
    const { role, room, board } = first.data;
    const view = board as BoardView;
    const { name, code, trouble } = room;
    const now = { name, code, view, ahead: view.now - Date.now() };
    return new RemoteBoard(place, outline.data as RoomOutline, role === 'teach', {
      ...now,
      isLost: false,
      isStoreSilent: trouble !== null,
    });
  }

  now(): BoardNow {
    return this.#now;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Follows the room until it is closed; never rejects. */
  async follow(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      await this.#listen().catch(() => undefined);
      if (signal.aborted) return;
      this.#become({ isLost: true });
      await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  close(): void {
    this.#closing.abort();
  }

  async act(act: TeacherAct): Promise<BoardProblem | undefined> {
    try {
      const answer = await this.#ask('/v1/acts', act);
      const read = isRecord(answer) ? readView.safeParse(answer.board) : undefined;
      if (read?.success) this.#show(read.data as BoardView);
      return undefined;
    } catch (error) {
      return error instanceof RoomTroubleError ? error.problem : 'unreachable';
    }
  }

  async learner(number: number): Promise<LearnerDetails | undefined> {
    const read = readDetails.safeParse(await this.#ask(`/v1/learners/${number}`));
    return read.success ? (read.data as LearnerDetails) : undefined;
  }

  async at(step: string): Promise<readonly LearnerDetails[]> {
    const path = `/v1/learners?step=${encodeURIComponent(step)}`;
    const read = readPeople.safeParse(await this.#ask(path));
    return read.success ? (read.data.learners as readonly LearnerDetails[]) : [];
  }

  figures(format: 'csv' | 'json'): Promise<string> {
    const { address, secret } = this.#place;
    const { signal } = this.#closing;
    return readRoom({ address, path: `/v1/export?format=${format}`, token: secret, signal });
  }

  #ask(path: string, body?: object): Promise<unknown> {
    const { address, secret } = this.#place;
    return askRoom({ address, path, body, token: secret, signal: this.#closing.signal });
  }

  /** Server-sent events: a first whole board, then what has changed. */
  async #listen(): Promise<void> {
    const { address, secret } = this.#place;
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), SILENCE_MS);
    try {
      const answer = await fetch(new URL('/v1/live', address), {
        headers: { Authorization: `Bearer ${secret}` },
        redirect: 'error',
        signal: AbortSignal.any([this.#closing.signal, silence.signal]),
      });
      if (!answer.ok || !answer.body) throw new RoomTroubleError('unreachable');
      let heard = '';
      for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), SILENCE_MS);
        heard += text;
        if (heard.length > LONGEST_MESSAGE) throw new RoomTroubleError('no-room');
        const messages = heard.split('\n\n');
        heard = messages.pop() ?? '';
        for (const message of messages) this.#hear(message);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  #hear(message: string): void {
    const event = /^event: *(\w+)$/m.exec(message)?.[1];
    const document = parseJson(/^data: *(.+)$/m.exec(message)?.[1] ?? '');
    if (!isRecord(document)) return;
    const next = event === 'change' ? patchedView(this.#now.view, document) : document;
    const read = readView.safeParse(next);
    if (read.success) this.#show(read.data as BoardView);
  }

  #show(view: BoardView): void {
    this.#become({ view, ahead: view.now - Date.now(), isLost: false });
  }

  #become(change: Partial<BoardNow>): void {
    this.#now = { ...this.#now, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** A patch may be of any form: what it makes is read again as a whole. */
function patchedView(view: BoardView, patch: Readonly<Record<string, unknown>>): unknown {
  try {
    return patched(view, patch as unknown as BoardPatch);
  } catch {
    return undefined;
  }
}
