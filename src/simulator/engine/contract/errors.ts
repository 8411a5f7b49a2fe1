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

/** Nobody listens: the machine is off, its engine is stopped, or there is no machine at that address. */
export class EngineDownError extends Error {
  /** `refused`: the host is there, its engine is not. `unreachable`: no such host, or it is off. */
  readonly kind: 'refused' | 'unreachable';
  constructor(kind: 'refused' | 'unreachable') {
    super(kind);
    this.name = 'EngineDownError';
    this.kind = kind;
  }
}

/** What an engine that speaks TLS answers to a client that does not, whatever it asked for. */
export const WANTS_TLS = 'Client sent an HTTP request to an HTTPS server.';

/** The simulator has no model of what was asked. It says so instead of making up a success. */
export class NotSimulatedError extends Error {
  constructor(what: string) {
    super(`the simulator has no model of ${what}; try it with real machines`);
    this.name = 'NotSimulatedError';
  }
}

/** A request that the swarm's managers refuse because of what it says. */
export const invalid = (why: string): EngineError =>
  new EngineError(`rpc error: code = InvalidArgument desc = ${why}`, 400);
