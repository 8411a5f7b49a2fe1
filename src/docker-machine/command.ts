/** The type of docker-machine's commands, and their input. */

import type { FlagRecord, FlagSpec } from '../go/flag.ts';
import type { ProgramIo } from '../program/io.ts';
import type { MachineBackend } from './backend.ts';
import { doesNotExist, MachineFailure } from './failure.ts';

export interface CommandCall {
  readonly backend: MachineBackend;
  readonly io: ProgramIo;
  /** The words as they were typed, after the program's name. */
  readonly typed: readonly string[];
  readonly flags: FlagRecord;
  readonly args: readonly string[];
  /** The flags before the command. */
  readonly global: FlagRecord;
  /** Prints the command's help on stdout. */
  readonly showHelp: () => void;
}

export interface CommandSpec {
  readonly name: string;
  /** One line, as in the list of commands. */
  readonly usage: string;
  readonly description?: string;
  readonly flags: readonly FlagSpec[];
  /** Everything after the name is an argument. */
  readonly rawArgs?: boolean;
  /** @returns the exit code @throws MachineFailure */
  readonly run: (call: CommandCall) => Promise<number>;
}

/** Each message becomes a line of stdout. */
export function say(call: CommandCall, line: string): void {
  call.io.out(`${line}\n`);
}

/** The machine's driver. @throws MachineFailure when there is no such machine */
export async function requireMachine(call: CommandCall, name: string): Promise<string> {
  const driver = await call.backend.driverOf(name);
  if (driver === undefined) throw doesNotExist(name);
  return driver;
}

/** The one machine that a command is about: its argument, else the machine called `default`. */
export async function oneMachine(call: CommandCall): Promise<string> {
  if (call.args.length > 1) throw new MachineFailure('Error: Expected one machine name as an argument');
  const [name] = await machinesOf(call);
  return name;
}

/** The machines that a command is about; all must exist, and every one that doesn't is named. */
export async function machinesOf(call: CommandCall): Promise<[string, ...string[]]> {
  const [first, ...rest] = call.args;
  if (first === undefined) {
    if ((await call.backend.driverOf('default')) !== undefined) return ['default'];
    throw new MachineFailure('Error: No machine name(s) specified and no "default" machine exists');
  }
  const missing: string[] = [];
  for (const name of call.args) {
    if ((await call.backend.driverOf(name)) === undefined) missing.push(doesNotExist(name).message);
  }
  if (missing.length > 0) throw new MachineFailure(missing.join('\n'));
  return [first, ...rest];
}

/** Its `tcp://HOST:PORT`. @throws MachineFailure when it is not running */
export async function engineUrl(backend: MachineBackend, name: string): Promise<string> {
  if ((await backend.state(name)) !== 'Running') throw new MachineFailure('Host is not running');
  return backend.url(name);
}

/**
 * The URL of an engine that was found to answer.
 * @throws MachineFailure with what Docker Machine's check of the connection says
 */
export async function checkedUrl(backend: MachineBackend, name: string): Promise<string> {
  const url = await engineUrl(backend, name);
  const engine = await backend.engine(name);
  if (engine.kind === 'up') return url;
  const address = url.slice('tcp://'.length);
  const why =
    engine.kind === 'untrusted' ? `x509: ${engine.why}` : `dial tcp ${address}: connect: connection refused`;
  throw new MachineFailure(
    `Error checking and/or regenerating the certs: There was an error validating certificates for host "${address}": ${why}\n` +
      "You can attempt to regenerate them using 'docker-machine regenerate-certs [name]'.\n" +
      'Be advised that this will trigger a Docker daemon restart which might stop running containers.\n',
  );
}
