/** The command line of curl, as far as it is needed to look at a web page. */
import { type OptionSpecs, readCommandLine } from '../../program/options.ts';

export interface CurlOptions {
  readonly urls: readonly string[];
  readonly silent: boolean;
  readonly showError: boolean;
  readonly fail: boolean;
  readonly head: boolean;
  readonly include: boolean;
  readonly verbose: boolean;
  readonly output: string | undefined;
  readonly remoteName: boolean;
  readonly writeOut: string;
  /** Seconds for everything, and for the connection; undefined is without a limit. */
  readonly maxTime: number | undefined;
  readonly connectTimeout: number | undefined;
  readonly method: string | undefined;
  readonly insecure: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** Wrong usage: curl's text and its exit code. */
export class CurlUsage extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode = 2) {
    super(message);
    this.name = 'CurlUsage';
    this.exitCode = exitCode;
  }
}

/** Options without an effect here are accepted and ignored. */
const OPTIONS: OptionSpecs = {
  silent: { letter: 's' },
  'show-error': { letter: 'S' },
  fail: { letter: 'f' },
  head: { letter: 'I' },
  include: { letter: 'i' },
  verbose: { letter: 'v' },
  output: { letter: 'o', takesValue: true },
  'remote-name': { letter: 'O' },
  'write-out': { letter: 'w', takesValue: true },
  'max-time': { letter: 'm', takesValue: true },
  'connect-timeout': { takesValue: true },
  request: { letter: 'X', takesValue: true },
  help: { letter: 'h' },
  version: { letter: 'V' },
  url: { takesValue: true },
  location: { letter: 'L' },
  insecure: { letter: 'k' },
  'no-buffer': { letter: 'N' },
  globoff: { letter: 'g' },
  'progress-bar': { letter: '#' },
  ipv4: { letter: '4' },
  ipv6: { letter: '6' },
  'no-progress-meter': {},
  compressed: {},
  'http1.1': {},
  noproxy: { takesValue: true },
  retry: { takesValue: true },
  'retry-delay': { takesValue: true },
  'retry-connrefused': {},
  header: { letter: 'H', takesValue: true },
  'user-agent': { letter: 'A', takesValue: true },
  referer: { letter: 'e', takesValue: true },
  data: { letter: 'd', takesValue: true },
  cookie: { letter: 'b', takesValue: true },
};
export const TRY_HELP = "curl: try 'curl --help' or 'curl --manual' for more information";

/** @throws CurlUsage */
export function readCurlOptions(argv: readonly string[]): CurlOptions {
  const given = readCommandLine(argv, OPTIONS, { takesEquals: false });
  if (given.wrong !== undefined) {
    const { option, why } = given.wrong;
    throw new CurlUsage(
      `curl: option ${option}: ${why === 'unknown' ? 'is unknown' : 'requires parameter'}\n${TRY_HELP}`,
    );
  }
  const on = given.has;
  return {
    urls: [...given.words, ...given.all('url')],
    silent: on('silent') || on('no-progress-meter'),
    showError: on('show-error') || !on('silent'),
    fail: on('fail'),
    head: on('head'),
    include: on('include') || on('head'),
    verbose: on('verbose'),
    output: given.value('output'),
    remoteName: on('remote-name'),
    writeOut: given.value('write-out') ?? '',
    maxTime: seconds(given.value('max-time'), '-m'),
    connectTimeout: seconds(given.value('connect-timeout'), '--connect-timeout'),
    method: given.value('request') ?? (on('data') ? 'POST' : undefined),
    insecure: on('insecure'),
    help: on('help'),
    version: on('version'),
  };
}

function seconds(text: string | undefined, shown: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value === 0 ? undefined : value;
  throw new CurlUsage(`curl: option ${shown}: expected a proper numerical parameter\n${TRY_HELP}`);
}
