/** Finds out from the programs' output why a probe got no rows. */
import type { Answer } from '../../driver/types.ts';

export type ReasonCode =
  | 'engine-unreachable'
  | 'machine-stopped'
  | 'machine-missing'
  | 'not-manager'
  | 'not-in-swarm'
  | 'nothing-found'
  | 'ssh-failed'
  | 'tool-missing'
  | 'timed-out'
  | 'other';

/** Longest message of an unknown kind, characters: two lines of a narrow terminal. */
const LONGEST = 160;

export interface Reason {
  readonly code: ReasonCode;
  /** The tool, machine, stack or message that it is about; empty where there is none. */
  readonly about: string;
}

/** Rules in order; the first that matches stderr names the reason. */
const RULES: readonly (readonly [RegExp, ReasonCode])[] = [
  [/is not running$|Host is not running/im, 'machine-stopped'],
  [/docker machine "[^"]*" does not exist|host does not exist/i, 'machine-missing'],
  [/worker nodes can't be used|not a swarm manager\. worker/i, 'not-manager'],
  [/not a swarm manager|not part of a swarm|swarm init/i, 'not-in-swarm'],
  [/nothing found in stack|no such service|no such node|no such network/i, 'nothing-found'],
  [/exit status 255|something went wrong running an ssh command/i, 'ssh-failed'],
  [/executable file not found|command not found|: not found$|ENOENT|is not recognized/im, 'tool-missing'],
  [/timed out|TimeoutError/, 'timed-out'],
  [
    /cannot connect to the docker daemon|failed to connect to the docker api|error during connect|dial tcp|connection refused|no route to host|handshake timeout|deadline exceeded|unable to resolve docker endpoint/i,
    'engine-unreachable',
  ],
];

/**
 * Names the reason why a command failed.
 * @param tool The program that was asked.
 * @param machine The machine that it was asked on, if any.
 * @param subject The stack or service that it was asked for, if any.
 */
export function reasonFor(answer: Answer, tool: string, machine?: string, subject?: string): Reason {
  const text = `${answer.stderr}\n${answer.exitCode === 0 ? '' : answer.stdout}`;
  const code = RULES.find(([rule]) => rule.test(text))?.[1];
  if (code === undefined && answer.exitCode === null) return { code: 'timed-out', about: tool };
  if (code === undefined) return { code: 'other', about: firstLine(text) || tool };
  if (code === 'machine-stopped' || code === 'machine-missing' || code === 'ssh-failed') {
    return { code, about: machine ?? '' };
  }
  if (code === 'nothing-found') return { code, about: subject ?? '' };
  if (code === 'tool-missing' || code === 'timed-out') return { code, about: tool };
  return { code, about: machine ?? '' };
}

/** The first line with words on it, short enough for one line on a screen. */
function firstLine(text: string): string {
  const line = text.split('\n').find((each) => each.trim() !== '' && !/^exit status \d+$/.test(each.trim()));
  return shortened((line ?? '').trim());
}

/** A message that a line or two can hold. */
function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
