/** The command line of curl, as far as one needs it to look at a web page. */

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

/** Letter, long name, and whether a value follows. What changes nothing here is accepted and ignored. */
const OPTIONS: readonly (readonly [letter: string, name: string, value: boolean])[] = [
  ['s', 'silent', false],
  ['S', 'show-error', false],
  ['f', 'fail', false],
  ['I', 'head', false],
  ['i', 'include', false],
  ['v', 'verbose', false],
  ['o', 'output', true],
  ['O', 'remote-name', false],
  ['w', 'write-out', true],
  ['m', 'max-time', true],
  ['', 'connect-timeout', true],
  ['X', 'request', true],
  ['h', 'help', false],
  ['V', 'version', false],
  ['', 'url', true],
  ['L', 'location', false],
  ['k', 'insecure', false],
  ['N', 'no-buffer', false],
  ['g', 'globoff', false],
  ['#', 'progress-bar', false],
  ['4', 'ipv4', false],
  ['6', 'ipv6', false],
  ['', 'no-progress-meter', false],
  ['', 'compressed', false],
  ['', 'http1.1', false],
  ['', 'noproxy', true],
  ['', 'retry', true],
  ['', 'retry-delay', true],
  ['', 'retry-connrefused', false],
  ['H', 'header', true],
  ['A', 'user-agent', true],
  ['e', 'referer', true],
  ['d', 'data', true],
  ['b', 'cookie', true],
];

/** @throws CurlUsage */
export function readCurlOptions(argv: readonly string[]): CurlOptions {
  const values = new Map<string, string>();
  const urls: string[] = [];
  const words = [...argv];
  const take = (name: string, value: boolean, inline: string | undefined, shown: string): void => {
    if (!value) values.set(name, 'yes');
    else {
      const text = inline ?? words.shift();
      if (text === undefined) {
        throw new CurlUsage(
          `curl: option ${shown}: requires parameter\ncurl: try 'curl --help' or 'curl --manual' for more information`,
        );
      }
      if (name === 'url') urls.push(text);
      else values.set(name, text);
    }
  };
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word.startsWith('--')) {
      const option = OPTIONS.find(([, name]) => name === word?.slice(2));
      if (!option) throw unknown(word);
      take(option[1], option[2], undefined, word);
    } else if (word.startsWith('-') && word !== '-') readLetters(word, take);
    else urls.push(word);
  }
  const on = (name: string) => values.has(name);
  return {
    urls,
    silent: on('silent') || on('no-progress-meter'),
    showError: on('show-error') || !on('silent'),
    fail: on('fail'),
    head: on('head'),
    include: on('include') || on('head'),
    verbose: on('verbose'),
    output: values.get('output'),
    remoteName: on('remote-name'),
    writeOut: values.get('write-out') ?? '',
    maxTime: seconds(values.get('max-time'), '-m'),
    connectTimeout: seconds(values.get('connect-timeout'), '--connect-timeout'),
    method: values.get('request') ?? (on('data') ? 'POST' : undefined),
    insecure: on('insecure'),
    help: on('help'),
    version: on('version'),
  };
}

type Take = (name: string, value: boolean, inline: string | undefined, shown: string) => void;

function readLetters(word: string, take: Take): void {
  for (let at = 1; at < word.length; at += 1) {
    const letter = word[at] ?? '';
    const option = OPTIONS.find((one) => one[0] === letter);
    if (!option) throw unknown(`-${letter}`);
    const rest = word.slice(at + 1);
    take(option[1], option[2], option[2] && rest !== '' ? rest : undefined, `-${letter}`);
    if (option[2]) return;
  }
}

function unknown(word: string): CurlUsage {
  return new CurlUsage(
    `curl: option ${word}: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information`,
  );
}

function seconds(text: string | undefined, shown: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value === 0 ? undefined : value;
  throw new CurlUsage(
    `curl: option ${shown}: expected a proper numerical parameter\ncurl: try 'curl --help' or 'curl --manual' for more information`,
  );
}
