/** `date` in a machine: the simulated time. */
import { dateText } from '../engine/programs/dates.ts';
import type { Output } from './output.ts';

/** Prints a time (milliseconds since 1970, shown in UTC) by the format after `+`, as GNU date does. */
export function dateCommand(args: readonly string[], now: number): Output {
  const text = dateText(args, now);
  if (text !== undefined) return { stdout: `${text}\n`, stderr: '', exitCode: 0 };
  const bad = args.find((arg) => !/^([+]|-u$|--utc$|--universal$)/.test(arg));
  return { stdout: '', stderr: `date: invalid date '${bad}'\n`, exitCode: 1 };
}
