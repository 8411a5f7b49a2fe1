/** Tracks whether another program has the terminal: Ctrl-C is meant for that program, though every process gets it. */

/** How long signals that were meant for the program in the terminal may still reach this one, milliseconds. */
const LATE_SIGNALS_MS = 200;

let lent = 0;
const ignore = (): void => undefined;

/** Notes that a program has the terminal. Returns a function that takes it back; signals still on the way are the program's, too. */
export function lendTerminal(): () => void {
  lent += 1;
  // Even without other listeners, it must not end this process.
  process.on('SIGINT', ignore);
  return () => {
    setTimeout(() => {
      lent -= 1;
      process.off('SIGINT', ignore);
    }, LATE_SIGNALS_MS).unref();
  };
}

/** Whether a Ctrl-C at this moment is meant for another program. */
export function isTerminalLent(): boolean {
  return lent > 0;
}
