/** Asks the server of a room, and says what went wrong. */
import { parseJson } from '../../value/json.ts';
import { firstOf } from '../../value/signal.ts';
import { problemAnswer, type RoomProblem } from '../contract/wire.ts';

/** How long an answer is waited for, milliseconds. */
const PATIENCE_MS = 10_000;
/** Characters; an answer of a room is much shorter. */
const LONGEST_ANSWER = 1_000_000;
/** Characters of the figures of a room of thousands. */
const LONGEST_FIGURES = 100_000_000;

/** The room said no, or nothing. `unreachable`: no answer at all; `no-room`: something else answered. */
export class RoomTroubleError extends Error {
  readonly problem: RoomProblem | 'unreachable' | 'no-room';
  /** How long the server wants to be left alone, milliseconds. */
  readonly waitMs: number;

  constructor(
    problem: RoomTroubleError['problem'],
    { cause, waitMs = 0 }: { readonly cause?: unknown; readonly waitMs?: number } = {},
  ) {
    super(problem, { cause });
    this.name = 'RoomTroubleError';
    this.problem = problem;
    this.waitMs = waitMs;
  }
}

export interface RoomQuestion {
  /** `http://192.168.1.5:8765` */
  readonly address: string;
  readonly path: string;
  /** What is told; without it something is asked for. */
  readonly body?: unknown;
  readonly token?: string;
  readonly signal?: AbortSignal;
}

/** The answer's document. @throws RoomTroubleError; the signal's reason */
export async function askRoom(question: RoomQuestion): Promise<unknown> {
  const answer = await answerTo(question, LONGEST_ANSWER);
  const { status, text, waitMs } = answer;
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    // A proxy in front of a server that is gone answers with a page of its own.
    throw new RoomTroubleError(status >= 500 ? 'unreachable' : 'no-room', { cause: error, waitMs });
  }
  if (status === 200) return document;
  throw refused(answer, document);
}

/** The answer's text, for figures that are kept as they are. @throws RoomTroubleError; the signal's reason */
export async function readRoom(question: RoomQuestion): Promise<string> {
  const answer = await answerTo(question, LONGEST_FIGURES);
  if (answer.status === 200) return answer.text;
  throw refused(answer, parseJson(answer.text));
}

interface RoomAnswer {
  readonly status: number;
  readonly text: string;
  readonly waitMs: number;
}

async function answerTo(
  { address, path, body, token, signal }: RoomQuestion,
  longest: number,
): Promise<RoomAnswer> {
  const limit = AbortSignal.timeout(PATIENCE_MS);
  try {
    const answer = await fetch(new URL(path, address), {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(body === undefined ? undefined : { 'Content-Type': 'application/json' }),
        ...(token === undefined ? undefined : { Authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? undefined : { body: JSON.stringify(body) }),
      // A room sends nobody elsewhere, least of all with a token.
      redirect: 'error',
      signal: firstOf(signal, limit),
    });
    const text = (await answer.text()).slice(0, longest);
    return { status: answer.status, text, waitMs: waitOf(answer) };
  } catch (error) {
    signal?.throwIfAborted();
    throw new RoomTroubleError('unreachable', { cause: error });
  }
}

function refused({ status, waitMs }: RoomAnswer, document: unknown): RoomTroubleError {
  const read = problemAnswer.safeParse(document);
  const problem = read.success ? read.data.problem : status >= 500 ? 'unreachable' : 'no-room';
  return new RoomTroubleError(problem, { waitMs });
}

/** `Retry-After`, in seconds as rooms and most proxies say it. */
function waitOf({ headers }: Response): number {
  const after = headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(after) ? Number(after) * 1000 : 0;
}
