/** Expectations of checks and what they saw, in the learner's words. */

const nouns = {
  machines: ['machine', 'machines'],
  nodes: ['node', 'nodes'],
  stacks: ['stack', 'stacks'],
  services: ['service', 'services'],
  tasks: ['task', 'tasks'],
  containers: ['container', 'containers'],
  networks: ['network', 'networks'],
  images: ['image', 'images'],
  spec: ['service', 'services'],
  labels: ['label', 'labels'],
  swarm: ['swarm state', 'swarm states'],
  version: ['version', 'versions'],
  env: ['environment', 'environments'],
  switches: ['virtual switch', 'virtual switches'],
} as const;
type Noun = keyof typeof nouns;

const COMPARED = {
  '=': '',
  '!=': 'other than ',
  '>=': 'at least ',
  '<=': 'at most ',
  '>': 'more than ',
  '<': 'fewer than ',
};
/** How two numbers may be compared. */
export type ComparisonSign = keyof typeof COMPARED;

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
function amount(comparison: ComparisonSign, value: number): string {
  return comparison === '=' && value === 0 ? 'no' : `${COMPARED[comparison]}${value}`;
}

/** The subject of a sentence: a number of things, some of a number, all, none of them, or the kind alone. */
type Subject =
  | {
      readonly kind: 'number';
      readonly noun: Noun;
      readonly comparison: ComparisonSign;
      readonly value: number;
    }
  | { readonly kind: 'of'; readonly noun: Noun; readonly seen: number; readonly wanted: number }
  | { readonly kind: 'all' | 'none' | 'bare'; readonly noun: Noun };
interface QualityText {
  readonly states: readonly string[];
  readonly role: string;
  readonly name: string;
  readonly details: readonly string[];
}

function subjectText(subject: Subject): string {
  const [one, many] = nouns[subject.noun];
  switch (subject.kind) {
    case 'number':
      return `${amount(subject.comparison, subject.value)} ${subject.value === 1 ? one : many}`;
    case 'of':
      return `${subject.seen} of ${subject.wanted} ${subject.wanted === 1 ? one : many}`;
    case 'all':
      return `all ${many}`;
    case 'none':
      return `no ${one}`;
    case 'bare':
      return many;
  }
}

/** Fields of `docker info` in plain words. */
const facts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  LocalNodeState: {
    active: 'the engine is in a swarm',
    inactive: 'the engine is not in a swarm',
    pending: 'the engine is still joining a swarm',
    locked: 'the swarm on this engine is locked',
  },
  ControlAvailable: { true: 'it is a manager', false: 'it is not a manager' },
};

export const check = {
  /** Parts of one expectation or sight. */
  joined: (parts: readonly string[]): string => parts.join(', '),
  /** A part and what follows it without a gap: the end of a sight, in brackets or behind a colon. */
  together: (part: string, end: string): string => part + end,
  listed,
  amount,
  /** A number of things, or which of them, and what they are like: states come first, then role, name, columns. */
  described: (subject: Subject | undefined, quality: QualityText): string => {
    const parts = [
      listed(quality.states),
      quality.role && `as ${quality.role}`,
      quality.name && `named ${quality.name}`,
      quality.details.length > 0 ? `with ${listed(quality.details)}` : '',
    ].filter((part) => part !== '');
    return subject ? [subjectText(subject), ...parts].join(' ') : listed(parts);
  },
  /** A column and the value it has to have, inside a list of details. */
  detail: (column: string, value: string): string => (value === '' ? `no ${column}` : `${column} ${value}`),
  nameBegins: (text: string): string => `a name that begins with ${text}`,
  detailAny: (column: string): string => `${column} set`,
  detailMatches: (column: string, pattern: string): string => `${column} matching ${pattern}`,
  matching: (pattern: string): string => `matching ${pattern}`,
  /** A column of a single row: a variable, a field of the engine. */
  fact: (column: string, value: string): string =>
    facts[column]?.[value] ?? (value === '' ? `${column} is not set` : `${column} is ${value}`),
  factMatches: (column: string, pattern: string): string => `${column} matches ${pattern}`,
  isSet: (column: string): string => `${column} is set`,
  not: (text: string): string => `not: ${text}`,
  states: (counts: readonly { readonly count: number; readonly state: string }[]): string =>
    ` (${counts.map(({ count, state }) => `${count} ${state}`).join(', ')})`,
  saying: (error: string): string => `: ${error}`,
  /** What a named thing looks like instead. */
  seenAs: (name: string, seen: string): string => `${name} (${seen})`,
  none: (name: string): string => `no ${name}`,
  there: (names: readonly string[]): string => ` (there: ${names.join(', ')})`,
  /** The number of different values in a column. */
  distinct: (column: string, comparison: ComparisonSign, value: number): string =>
    column === 'Node'
      ? `on ${amount(comparison, value)} ${value === 1 ? 'node' : 'nodes'}`
      : `${amount(comparison, value)} different ${value === 1 ? 'value' : 'values'} of ${column}`,
  distinctOf: (column: string, seen: number, wanted: number): string =>
    column === 'Node'
      ? `on ${seen} of ${wanted} nodes`
      : `${seen} of ${wanted} different values of ${column}`,
  /** Things, and on how many nodes they are. */
  spread: (things: string, distinct: string): string => `${things} ${distinct}`,
  orLater: (what: string, version: string): string => `${what} ${version} or later`,
  installed: (tool: string): string => `${tool} is installed`,
  because: (text: string, reason: string): string => `${text}: ${reason}`,

  exitCode: (value: string): string => `exit code ${value}`,
  noExitCode: 'the command was ended before it finished',
  says: (stream: string, pattern: string): string => `${stream} says ${pattern}`,
  saysNothing: (stream: string): string => `${stream} is empty`,
  saysInstead: (stream: string, line: string): string => `${stream} ends with "${line}"`,
  noCommand: 'no command was run',

  answers: (url: string, status: number, times: number): string =>
    times === 1 ? `${url} answers ${status}` : `${url} answers ${status} to ${times} requests`,
  answersOf: (url: string, status: number, seen: number, times: number): string =>
    `${url} answers ${status} to ${seen} of ${times} requests`,
  answersWith: (status: string): string => `answers ${status} instead`,
  bodyMatches: (pattern: string): string => `the page says ${pattern}`,
  bodyMissing: (pattern: string): string => `the page does not say ${pattern}`,
  differentAnswers: (comparison: ComparisonSign, value: number): string =>
    `${amount(comparison, value)} different ${value === 1 ? 'answer' : 'answers'}`,
  differentAnswersOf: (seen: number, wanted: number): string => `${seen} of ${wanted} different answers`,
  noAnswer: {
    refused: 'connection refused',
    timedOut: 'no answer within 5 s',
    unknownHost: 'the host name is not known',
    unreachable: 'the address cannot be reached',
    broken: 'the connection was closed without an answer',
    noCurl: 'curl is not installed',
    other: (code: string): string => `curl ended with code ${code}`,
  },

  file: (path: string): string => `the file ${path}`,
  fileValue: (key: string, value: string): string => `${key} is ${value}`,
  fileValueMatches: (key: string, pattern: string): string => `${key} matches ${pattern}`,
  fileMissing: (path: string): string => `there is no ${path} in the workspace`,
  fileOutside: (path: string): string => `${path} is outside the workspace`,
  fileUnreadable: (path: string, why: string): string => `${path} cannot be read: ${why}`,
  fileNotYaml: (path: string, line: number, why: string): string =>
    `${path} is not valid YAML, line ${line}: ${why}`,
  fileNoValue: (key: string): string => `${key} is not there`,

  reasons: {
    'engine-unreachable': (machine: string): string =>
      machine === ''
        ? 'the Docker Engine does not answer'
        : `the Docker Engine on ${machine} does not answer`,
    'machine-stopped': (machine: string): string => `the machine ${machine} is not running`,
    'machine-missing': (machine: string): string => `there is no machine ${machine}`,
    'not-manager': (machine: string): string =>
      machine === '' ? 'the engine that was asked is not a manager' : `${machine} is not a manager`,
    'not-in-swarm': (machine: string): string =>
      machine === '' ? 'the engine that was asked is not in a swarm' : `${machine} is not in a swarm`,
    'nothing-found': (name: string): string => `there is nothing called ${name}`,
    'ssh-failed': (machine: string): string => `no SSH connection to ${machine}`,
    'tool-missing': (tool: string): string => `${tool} is not installed`,
    'timed-out': (tool: string): string => `${tool} gave no answer in time`,
    other: (message: string): string => message,
  },
};
