/** Runs one command of an exercise for a learner who watches: its output is shown as it comes, and kept in the transcript. */
import type { OutputBuffer } from '../shell/output-buffer.ts';
import { Pace } from '../tutor/pace.ts';
import type { Transcript } from '../tutor/transcript.ts';
import { defined } from '../value/defined.ts';
import type { ExercisePlace } from './place.ts';
import type { LineOptions, LineResult } from './run-line.ts';
import type { RanCommand } from './state.ts';

/** Runs it, in whatever form it was given. */
export type ShownRun = (
  place: ExercisePlace,
  options: Pick<LineOptions, 'signal' | 'onOutput'>,
) => Promise<LineResult>;

/** Where the output goes. */
export interface ExerciseDesk {
  readonly output: OutputBuffer;
  readonly transcript: Transcript;
  /** The id under which the transcript has it. */
  readonly exercise: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Returns how it ended. An interrupt is no error. */
export async function runShown(
  doIt: ShownRun,
  place: ExercisePlace,
  { output, transcript, exercise, now }: ExerciseDesk,
  signal: AbortSignal,
): Promise<RanCommand> {
  output.clear();
  const at = now();
  const pace = new Pace(now);
  const onOutput: NonNullable<LineOptions['onOutput']> = (stream, text) => {
    output.push(stream, text);
    pace.push(text);
  };
  const { command, exitCode, refusal, stderr } = await doIt(place, { signal, onOutput }).catch(
    (error: unknown): LineResult => {
      if (signal.aborted) return { command: '', exitCode: null, stdout: '', stderr: '' };
      throw error;
    },
  );
  // Where the shell itself could not be started, only this says why.
  if (exitCode === null && output.lineCount === 0) output.push('stderr', stderr);
  output.flush();
  if (refusal === undefined && command !== '') {
    const took = { at, durationMs: Math.max(0, now() - at), pace: pace.beats };
    const { driver } = place.session;
    transcript.add({ step: exercise, driver, command, output: output.text(), exitCode, ...took }, []);
  }
  return { command, exitCode, ...defined({ refusal }) };
}
