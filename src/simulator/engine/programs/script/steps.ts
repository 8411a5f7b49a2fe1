/** The steps of a program over time: it prints, and it takes time. */

/** A text on one of its outputs, or simulated milliseconds that pass. */
export type ProgramStep =
  | { readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly ms: number };
/** A running program; it returns its exit code. */
export type Running = Generator<ProgramStep, number>;

/** The steps of a simple program: it prints, takes a moment, and ends. */
export function* prints(stdout: string, exitCode = 0, stderr = '', ms = 0): Running {
  if (stdout !== '') yield { stream: 'stdout', text: stdout };
  if (stderr !== '') yield { stream: 'stderr', text: stderr };
  if (ms > 0) yield { ms };
  return exitCode;
}

/** It goes on until it is stopped. The pauses are long: nothing happens in them. */
export function* goesOn(): Running {
  for (;;) yield { ms: 24 * 3_600_000 };
}
