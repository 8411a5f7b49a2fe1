/** Flags of docker-machine's commands and drivers, read in the order that Docker Machine allows. */
import { type FlagSpec, type FlagsAndArguments, readInOrder } from '../go/flag.ts';

/** A driver that `create` knows, with the flags that it adds. */
export interface DriverSpec {
  readonly name: string;
  readonly flags: readonly FlagSpec[];
}

/**
 * Reads a command's words. As in Docker Machine, flags may come before or after the arguments, but not on both
 * sides: after a flag and arguments, everything is an argument.
 * @throws FlagError for an unknown flag or a missing value
 */
export function machineFlags(
  words: readonly string[],
  specs: readonly FlagSpec[],
  env: Readonly<Record<string, string>>,
): FlagsAndArguments {
  const first = words.findIndex((word) => word.startsWith('-') && word !== '-' && word !== '--');
  const dashes = words.indexOf('--');
  const leading = first > 0 && (dashes === -1 || dashes > first) ? words.slice(0, first) : [];
  return readInOrder([...words.slice(leading.length), ...leading], specs, env);
}
