/** Signals that end work early. */

/** A signal that aborts with the first of `signals`; those that are undefined never do. */
export function firstOf(...signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  return AbortSignal.any(signals.filter((signal) => signal !== undefined));
}
