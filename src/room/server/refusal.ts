/** What the server refuses, as the answer that says so. */
import type { RoomProblem } from '../contract/wire.ts';

const STATUS = {
  'bad-code': 401,
  'not-a-learner': 401,
  'not-allowed': 403,
  'other-site': 403,
  'not-found': 404,
  full: 409,
  ended: 410,
  'too-large': 413,
  'other-version': 400,
  'bad-request': 400,
  'too-fast': 429,
  'too-many-tries': 429,
  store: 503,
} as const satisfies Record<RoomProblem, number>;

/** A request that gets no other answer than this problem. */
export class RoomRefusal extends Error {
  readonly problem: RoomProblem;

  constructor(problem: RoomProblem) {
    super(problem);
    this.name = 'RoomRefusal';
    this.problem = problem;
  }
}

/** The answer: its status, and the one document that the contract has for it. */
export function refusalAnswer(problem: RoomProblem): Response {
  const status = STATUS[problem];
  const headers: Record<string, string> = {};
  if (status === 429 || status === 503) headers['Retry-After'] = '5';
  // What was not read of it can't be told from the next request.
  if (status === 413) headers.Connection = 'close';
  return Response.json({ problem }, { status, headers });
}
