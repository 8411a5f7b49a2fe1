/** `docker-compose`: its version, and reading a compose file. Services of a compose file run on the swarm, by `docker stack deploy`. */
import { type OptionSpecs, readCommandLine } from '../../program/options.ts';
import { isRecord } from '../../value/json.ts';
import type { ProgramCall } from '../call/call.ts';

const VERSION = 'docker-compose version 1.29.2, build 5becea4c';
const DETAILS = [
  VERSION,
  'docker-py version: 5.0.0',
  'CPython version: 3.7.10',
  'OpenSSL version: OpenSSL 1.1.0l  10 Sep 2019',
];
const OPTIONS: OptionSpecs = {
  file: { letter: 'f', takesValue: true },
  help: { letter: 'h' },
  version: { letter: 'v' },
};
const FILES = ['docker-compose.yml', 'docker-compose.yaml', 'compose.yml', 'compose.yaml'];
const COMMANDS = [
  'build',
  'create',
  'down',
  'events',
  'exec',
  'images',
  'kill',
  'logs',
  'pause',
  'port',
  'ps',
  'pull',
  'push',
  'restart',
  'rm',
  'run',
  'scale',
  'start',
  'stop',
  'top',
  'unpause',
  'up',
];
const HELP = `Define and run multi-container applications with Docker.

Usage:
  docker-compose [-f <arg>...] [--] [COMMAND] [ARGS...]
  docker-compose -h|--help

Options:
  -f, --file FILE             Specify an alternate compose file
                              (default: docker-compose.yml)
  -v, --version               Show version and exit

Commands that the simulator knows:
  config             Validate and view the Compose file
  help               Get help on a command
  version            Show version information and quit
`;

/** Runs `docker-compose WORDS`. @returns its exit code */
export async function runCompose(call: ProgramCall): Promise<number> {
  const given = readCommandLine(call.argv, OPTIONS, { isLeading: true });
  if (given.has('version')) {
    call.out(`${VERSION}\n`);
    return 0;
  }
  if (given.has('help')) {
    call.out(HELP);
    return 0;
  }
  if (given.wrong !== undefined) {
    const { option, why } = given.wrong;
    const what = why === 'unknown' ? `unknown option ${option}` : `option ${option} needs a value`;
    return fail(call, `docker-compose: ${what}. See 'docker-compose --help'.`);
  }
  const file = given.value('file');
  const [command, ...rest] = given.words;
  if (command === undefined || command === 'help') {
    call.out(HELP);
    return command === undefined ? 1 : 0;
  }
  if (command === 'version') {
    call.out(rest.includes('--short') ? '1.29.2\n' : `${DETAILS.join('\n')}\n`);
    return 0;
  }
  if (command === 'config') return config(call, file, rest);
  if (!COMMANDS.includes(command)) return fail(call, `No such command: ${command}\n\n${HELP.trimEnd()}`);
  return fail(
    call,
    `docker-compose ${command} is not simulated. "docker stack deploy -c ${file ?? FILES[0]} STACK" runs the file's services on the swarm.`,
  );
}

async function config(
  call: ProgramCall,
  given: string | undefined,
  rest: readonly string[],
): Promise<number> {
  const name = given ?? FILES.find((one) => isThere(call, one));
  if (name === undefined) {
    return fail(
      call,
      `ERROR: \n        Can't find a suitable configuration file in this directory or any\n        parent. Are you in the right directory?\n\n        Supported filenames: ${FILES.join(', ')}\n        `,
    );
  }
  let text: string;
  try {
    text = name === '-' ? await call.stdin() : call.readFile(name);
  } catch {
    return fail(call, `ERROR: .FileNotFoundError: [Errno 2] No such file or directory: './${name}'`);
  }
  const { parse, stringify, YAMLParseError } = await import('yaml');
  try {
    const document: unknown = parse(text);
    const problem = problemOf(document, name);
    if (problem !== undefined) return fail(call, problem);
    if (rest.includes('-q') || rest.includes('--quiet')) return 0;
    if (rest.includes('--services'))
      call.out(
        servicesOf(document)
          .map((service) => `${service}\n`)
          .join(''),
      );
    else call.out(`${stringify(document, { sortMapEntries: true }).trimEnd()}\n\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    return fail(call, `ERROR: yaml.scanner.ScannerError: ${error.message.trimEnd()}`);
  }
}

function problemOf(document: unknown, name: string): string | undefined {
  const invalid = (what: string) => `ERROR: The Compose file './${name}' is invalid because:\n${what}`;
  if (!isRecord(document))
    return `ERROR: Top level object in './${name}' needs to be an object not '${typeof document}'.`;
  if (document.services !== undefined && !isRecord(document.services)) {
    return invalid('services must be a mapping, not an array');
  }
  for (const service of servicesOf(document)) {
    const value = isRecord(document.services) ? document.services[service] : undefined;
    if (!isRecord(value) || (value.image === undefined && value.build === undefined)) {
      return invalid(
        `Service ${service} has neither an image nor a build context specified. At least one must be provided.`,
      );
    }
  }
  return undefined;
}

function servicesOf(document: unknown): string[] {
  return isRecord(document) && isRecord(document.services) ? Object.keys(document.services) : [];
}

function isThere(call: ProgramCall, name: string): boolean {
  try {
    call.readFile(name);
    return true;
  } catch {
    return false;
  }
}

function fail(call: ProgramCall, message: string): number {
  call.err(`${message}\n`);
  return 1;
}
