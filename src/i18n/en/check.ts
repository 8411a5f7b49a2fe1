/** What checks expected and what they saw, in the learner's words. */

const nouns = {
  machines: ['machine', 'machines'],
  nodes: ['node', 'nodes'],
  stacks: ['stack', 'stacks'],
  services: ['service', 'services'],
  tasks: ['task', 'tasks'],
  containers: ['container', 'containers'],
  networks: ['network', 'networks'],
  images: ['image', 'images'],
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
type Comparison = keyof typeof COMPARED;

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
function amount(comparison: Comparison, value: number): string {
  return comparison === '=' && value === 0 ? 'no' : `${COMPARED[comparison]}${value}`;
}

export const check = {
  /** Parts of one expectation or sight. */
  joined: (parts: readonly string[]): string => parts.join(', '),
  listed,
  amount,
  /** `5 tasks`, `at least 2 nodes`, `no services`. */
  things: (noun: Noun, comparison: Comparison, value: number): string =>
    `${amount(comparison, value)} ${nouns[noun][value === 1 ? 0 : 1]}`,
  /** `3 of 5 tasks`. */
  thingsOf: (noun: Noun, seen: number, wanted: number): string =>
    `${seen} of ${wanted} ${nouns[noun][wanted === 1 ? 0 : 1]}`,
  /** `no stack`: the one that was wanted is not there. */
  noThing: (noun: Noun): string => `no ${nouns[noun][0]}`,
  /** Every thing of a kind. */
  allThings: (noun: Noun): string => `all ${nouns[noun][1]}`,
  /** Things with their qualities: states stand bare, then role, name and other columns. */
  described: (
    things: string,
    quality: {
      readonly states: readonly string[];
      readonly role: string;
      readonly name: string;
      readonly details: readonly string[];
    },
  ): string =>
    [
      things,
      listed(quality.states),
      quality.role && `as ${quality.role}`,
      quality.name && `named ${quality.name}`,
      quality.details.length > 0 ? `with ${listed(quality.details)}` : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
  /** A column and the value it has to have, inside a list of details. */
  detail: (column: string, value: string): string => (value === '' ? `no ${column}` : `${column} ${value}`),
  matching: (pattern: string): string => `matching ${pattern}`,
  /** A column of a single row: a variable, a field of the engine. */
  fact: (column: string, value: string): string =>
    value === '' ? `${column} is not set` : `${column} is ${value}`,
  factMatches: (column: string, pattern: string): string => `${column} matches ${pattern}`,
  not: (text: string): string => `not: ${text}`,
  states: (counts: readonly { readonly count: number; readonly state: string }[]): string =>
    ` (${counts.map(({ count, state }) => `${count} ${state}`).join(', ')})`,
  saying: (error: string): string => `: ${error}`,
  /** What a named thing looks like instead. */
  seenAs: (name: string, seen: string): string => `${name} (${seen})`,
  none: (name: string): string => `no ${name}`,
  there: (names: readonly string[]): string => ` (there: ${names.join(', ')})`,
  /** The number of different values in a column. */
  distinct: (column: string, comparison: Comparison, value: number): string =>
    column === 'Node'
      ? `on ${amount(comparison, value)} ${value === 1 ? 'node' : 'nodes'}`
      : `${amount(comparison, value)} different ${value === 1 ? 'value' : 'values'} of ${column}`,
  distinctOf: (column: string, seen: number, wanted: number): string =>
    column === 'Node'
      ? `on ${seen} of ${wanted} nodes`
      : `${seen} of ${wanted} different values of ${column}`,
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
  differentAnswers: (comparison: Comparison, value: number): string =>
    `${amount(comparison, value)} different ${value === 1 ? 'answer' : 'answers'}`,
  differentAnswersOf: (seen: number, wanted: number): string => `${seen} of ${wanted} different answers`,
  noAnswer: {
    refused: 'connection refused',
    timedOut: 'no answer within 5 s',
    unknownHost: 'the host name is not known',
    unreachable: 'the address cannot be reached',
    broken: 'the connection broke off without an answer',
    noCurl: 'curl is not installed',
    other: (code: string): string => `curl ended with code ${code}`,
  },

  file: (path: string): string => `the file ${path}`,
  fileValue: (key: string, value: string): string => `${key} is ${value}`,
  fileValueMatches: (key: string, pattern: string): string => `${key} matches ${pattern}`,
  fileMissing: (path: string): string => `there is no ${path} in the workspace`,
  fileOutside: (path: string): string => `${path} lies outside the workspace`,
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
