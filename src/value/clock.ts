/** A clock that only goes forward, for how long something takes. */

/** Milliseconds since some moment. Not `performance.now()`, for which Node.js loads what takes a short program 2 ms. */
export function elapsedMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}
