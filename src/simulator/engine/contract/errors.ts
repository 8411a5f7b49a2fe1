/**
 * An answer of the daemon that is not a success. `message` is the daemon's own text; the command line puts
 * `Error response from daemon: ` before it.
 */
export class EngineError extends Error {
  /** HTTP status as the daemon gives it: 400, 403, 404, 409, 500, 503. */
  readonly status: number;
  /** Simulated milliseconds that the daemon took before it answered. */
  readonly waitMs: number;
  constructor(message: string, status = 500, waitMs = 0) {
    super(message);
    this.name = 'EngineError';
    this.status = status;
    this.waitMs = waitMs;
  }
}

/** No answer: the machine is off, its engine is stopped, or there is no machine at that address. */
export class EngineDownError extends Error {
  /** `refused`: the host answers, its engine does not. `unreachable`: no such host, or it is off. */
  readonly kind: 'refused' | 'unreachable';
  constructor(kind: 'refused' | 'unreachable') {
    super(kind);
    this.name = 'EngineDownError';
    this.kind = kind;
  }
}

/** The answer of an engine with TLS to any request of a client without it. */
export const WANTS_TLS = 'Client sent an HTTP request to an HTTPS server.';

/** The simulator has no model for the request. This is reported instead of a made-up success. */
export class NotSimulatedError extends Error {
  constructor(what: string) {
    super(`the simulator has no model of ${what}; try it with real machines`);
    this.name = 'NotSimulatedError';
  }
}

/** The state contradicts itself, as no command leaves it: it was edited, or damaged. */
export class StateError extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'StateError';
  }
}

/** An invalid request, which the swarm's managers refuse. */
export const invalid = (why: string): EngineError =>
  new EngineError(`rpc error: code = InvalidArgument desc = ${why}`, 400);
