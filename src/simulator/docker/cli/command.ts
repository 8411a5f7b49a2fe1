/** The type of a command and its input, and the rule for how many arguments it takes. */
import type { FlagValues } from '../../../go/pflag.ts';
import type { ProgramCall } from '../../call/call.ts';
import type { Engine } from '../../engine/contract/engine.ts';
import type { HelpPage } from './page.ts';

/** How many arguments a command takes; `most` is left out if there is no limit. */
export interface ArgumentRule {
  readonly least: number;
  readonly most?: number;
}

/** One call of one command. */
export interface CommandRun {
  readonly call: ProgramCall;
  /** `docker stack ps`. */
  readonly path: string;
  readonly page: HelpPage;
  readonly flags: FlagValues;
  readonly args: readonly string[];
  /** The engine that this call talks to, now. Throws EngineDownError (of the error kit) if there is none. */
  readonly engine: () => Engine;
}

/** The function of a command. Returns the exit code; throws errors that errors.ts can print. */
export interface Handler {
  readonly args: ArgumentRule;
  /** Flags may follow arguments (the usual case); `false` for commands that run other programs. */
  readonly interspersed?: false;
  readonly run: (context: CommandRun) => number | Promise<number>;
}

/** The commands of one area, by their canonical name (`stack ps`), and their help pages. */
export interface CommandGroup {
  readonly pages: Readonly<Record<string, string>>;
  readonly handlers: Readonly<Record<string, Handler>>;
}

export const NO_ARGS: ArgumentRule = { least: 0, most: 0 };
export const ONE_ARG: ArgumentRule = { least: 1, most: 1 };
export const SOME_ARGS: ArgumentRule = { least: 1 };

/** The error of cobra's argument checks for a call with `count` arguments; undefined if there is none. */
export function argumentError(
  path: string,
  page: Pick<HelpPage, 'usage' | 'short'>,
  rule: ArgumentRule,
  count: number,
  old = false,
): string | undefined {
  const { least, most } = rule;
  if (count >= least && (most === undefined || count <= most)) return undefined;
  const plural = (n: number): string => (n === 1 ? 'argument' : 'arguments');
  let problem: string;
  if (most === 0) problem = 'accepts no arguments';
  else if (most === undefined) problem = `requires at least ${least} ${plural(least)}`;
  else if (most === least) problem = `requires ${least} ${plural(least)}`;
  else if (least === 0) problem = `requires at most ${most} ${plural(most)}`;
  else problem = `requires at least ${least} and at most ${most} ${plural(most)}`;
  if (old) {
    const exact =
      most !== undefined && most === least ? problem.replace('requires', 'requires exactly') : problem;
    return `"${path}" ${exact}.\nSee '${path} --help'.\n\nUsage:  ${page.usage}\n\n${page.short}\n`;
  }
  // The client really prints `SRun`, a typo of its authors.
  const verb = most === undefined ? 'See' : least === 0 && most > 0 ? 'SRun' : 'Run';
  return `docker: '${path}' ${problem}\n\nUsage:  ${page.usage}\n\n${verb} '${path} --help' for more information\n`;
}
