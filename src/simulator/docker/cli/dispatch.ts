/** Finds the command of a call, reads its flags, runs it, and reports wrong usage. */

import { FlagError } from '../../../go/flag-error.ts';
import { parseFlags } from '../../../go/pflag.ts';
import { defined } from '../../../value/defined.ts';
import type { ProgramCall } from '../../call/call.ts';
import { EngineDownError } from '../../engine/contract/errors.ts';
import { PAGES as ROOT_PAGES } from '../help/root.ts';
import { certificatePaths, missingCertificate } from './certificates.ts';
import { argumentError, type CommandGroup, type CommandRun, type Handler } from './command.ts';
import { contextNotFound, reportError } from './errors.ts';
import { findInGroup, findTop, type GroupName, isGroup, type NamedCommand, own } from './names.ts';
import { newerProblem, withoutNewer } from './newer.ts';
import { listedCommands, parsePage, renderPage } from './page.ts';
import { checkValue } from './values.ts';
import { isOldClient, versionLine } from './versions.ts';

/** Loads the commands of a group when one is called. */
export type Loader = (group: GroupName | 'root') => Promise<CommandGroup>;

/** The usage line of groups for which it is more than their name. */
const USAGES: Partial<Record<GroupName, string>> = {
  stack: 'docker stack [OPTIONS]',
  volume: 'docker volume COMMAND',
};
const ROOT = ROOT_PAGES.docker ?? '';
const width = (call: ProgramCall): number => (call.isTerminal ? call.columns : 80);

/** Finds the command of a call, parses its flags and runs it. Returns the exit code. */
export async function dispatch(call: ProgramCall, load: Loader): Promise<number> {
  const root = parsePage(ROOT);
  let parsed: ReturnType<typeof parseFlags>;
  try {
    parsed = parseFlags(root.flags, call.argv, false, checkValue);
  } catch (error) {
    return usageError(call, error, 'docker', 'docker [OPTIONS] COMMAND [ARG...]');
  }
  if (parsed.help !== 'no') return help(call, ROOT, parsed.help);
  if (parsed.flags.on('version')) {
    call.out(`${versionLine(call.env)}\n`);
    return 0;
  }
  const host = parsed.flags.maybe('host');
  const secure = ['tls', 'tlsverify'].some((flag) => parsed.flags.on(flag));
  const inner = copyOf(call, {
    env: {
      ...call.env,
      ...defined({ DOCKER_HOST: host, DOCKER_TLS_VERIFY: secure ? '1' : undefined }),
    },
    certificates: certificatePaths(call.env, (flag) => parsed.flags.maybe(flag)),
  });
  const context = parsed.flags.maybe('context');
  if (context !== undefined && context !== 'default') {
    call.err(
      `Failed to initialize: unable to resolve docker endpoint: ${contextNotFound(context, call.env)}\n`,
    );
    return 1;
  }
  const [first, ...rest] = parsed.args;
  if (first === undefined) {
    call.err(fillHome(call, renderPage(root, width(call))));
    return 0;
  }
  if (first === 'help') return helpTopic(call, rest, load);
  if (isGroup(first)) return runGroup(inner, first, rest, load);
  return runTop(inner, parsed.args, load);
}

async function runTop(call: ProgramCall, words: readonly string[], load: Loader): Promise<number> {
  const found = findTop(words);
  const group = found.canonical.split(' ')[0] ?? '';
  const commands = await load(isGroup(group) ? group : 'root');
  const handler = own(commands.handlers, found.canonical);
  if (handler) return runCommand(call, found, handler, commands);
  const page = pageText(commands, found);
  if (page !== '' && words.includes('--help')) return help(call, page, 'asked', found.canonical);
  if (listedCommands(ROOT).includes(words[0] ?? '')) return notSimulated(call, found.path);
  if (words.includes('--help') && !isOldClient(call.env)) return help(call, ROOT, 'asked');
  call.err(`docker: unknown command: ${found.path}\n\nRun 'docker --help' for more information\n`);
  return 1;
}

async function runGroup(
  call: ProgramCall,
  group: GroupName,
  words: readonly string[],
  load: Loader,
): Promise<number> {
  const commands = await load(group);
  const page = commands.pages[group] ?? '';
  const path = `docker ${group}`;
  const first = words[0];
  if (first === undefined) {
    call.err(isOldClient(call.env) ? `\n${page}` : page);
    return 0;
  }
  if (first.startsWith('-')) {
    try {
      const { help: asked } = parseFlags([], words, true, checkValue);
      if (asked !== 'no') return help(call, page, asked);
    } catch (error) {
      return usageError(call, error, path, USAGES[group] ?? path);
    }
  }
  const found = findInGroup(group, words);
  const handler = own(commands.handlers, found.canonical);
  if (handler) return runCommand(call, found, handler, commands);
  const text = pageText(commands, found);
  if (words.includes('--help')) return help(call, text === '' ? page : text, 'asked', found.canonical);
  if (listedCommands(page).includes(first)) return notSimulated(call, found.path);
  const usage = USAGES[group] ?? path;
  call.err(
    `docker: unknown command: ${path} ${first}\n\nUsage:  ${usage}\n\nRun '${path} --help' for more information\n`,
  );
  return 1;
}

async function runCommand(
  call: ProgramCall,
  found: NamedCommand,
  handler: Handler,
  group: CommandGroup,
): Promise<number> {
  const text = pageText(group, found);
  const page = parsePage(text);
  let parsed: ReturnType<typeof parseFlags>;
  try {
    parsed = parseFlags(page.flags, found.rest, handler.interspersed ?? true, checkValue);
  } catch (error) {
    return usageError(call, error, found.path, page.usage);
  }
  if (parsed.help !== 'no') return help(call, text, parsed.help, found.canonical);
  const newer = newerProblem(found.canonical, (flag) => parsed.flags.changed(flag));
  if (newer !== undefined) {
    call.err(`${newer}\n`);
    return 1;
  }
  const wrong = argumentError(found.path, page, handler.args, parsed.args.length, isOldClient(call.env));
  if (wrong !== undefined) {
    call.err(wrong);
    return 1;
  }
  const certificate = missingCertificate(call);
  if (certificate !== undefined) {
    call.err(
      `Failed to initialize: unable to resolve docker endpoint: open ${certificate}: no such file or directory\n`,
    );
    return 1;
  }
  const engine: CommandRun['engine'] = () => {
    const chosen = call.engineFor(call.env);
    if (!chosen) throw new EngineDownError('unreachable');
    return chosen;
  };
  try {
    return await handler.run({
      call,
      path: found.path,
      page,
      flags: parsed.flags,
      args: parsed.args,
      engine,
    });
  } catch (error) {
    return reportError(error, call);
  }
}

/** A command's page, with the usage line of the name that it was called by. */
function pageText(group: CommandGroup, found: NamedCommand): string {
  const page = own(group.pages, found.canonical) ?? '';
  return page.replace(`Usage:  docker ${found.canonical}`, `Usage:  ${found.path}`);
}

function usageError(call: ProgramCall, error: unknown, path: string, usage: string): number {
  if (!(error instanceof FlagError)) throw error;
  call.err(`${error.message}\n\nUsage:  ${usage}\n\nRun '${path} --help' for more information\n`);
  return 125;
}

function help(call: ProgramCall, text: string, asked: 'asked' | 'deprecated', command = ''): number {
  if (asked === 'deprecated') call.out('Flag shorthand -h has been deprecated, use --help\n');
  const page = withoutNewer(command, parsePage(text));
  call.out(fillHome(call, renderPage(page, width(call))));
  return 0;
}

async function helpTopic(call: ProgramCall, words: readonly string[], load: Loader): Promise<number> {
  const [first] = words;
  if (first === undefined) return help(call, ROOT, 'asked');
  const found = isGroup(first) && words.length > 1 ? findInGroup(first, words.slice(1)) : findTop(words);
  const group = found.canonical.split(' ')[0] ?? '';
  const commands = await load(isGroup(group) ? group : 'root');
  const page = pageText(commands, found);
  if (page !== '') return help(call, page, 'asked', found.canonical);
  call.err(`unknown help topic: ${words.join(' ')}\n`);
  return 1;
}

function notSimulated(call: ProgramCall, path: string): number {
  call.err(`docker: '${path}' is not part of the simulated engine. Try it on a real machine.\n`);
  return 1;
}

/** Defaults in a help page are those of the learner's environment. */
function fillHome(call: ProgramCall, text: string): string {
  const { HOME = '~', DOCKER_CERT_PATH: certificates, DOCKER_TLS_VERIFY: verify } = call.env;
  return text
    .replace(/\$HOME\/\.docker(?=\/\w+\.pem)/g, certificates || '$HOME/.docker')
    .replace(/(Use TLS and verify the remote)$/m, verify ? '$1 (default true)' : '$1')
    .replaceAll('$HOME', HOME);
}

/** The same call with another environment, and the certificates that flags name. */
function copyOf(call: ProgramCall, change: Pick<ProgramCall, 'env' | 'certificates'>): ProgramCall {
  return {
    argv: call.argv,
    ...change,
    client: call.client,
    cwd: call.cwd,
    get keyboard() {
      return call.keyboard;
    },
    stdin: () => call.stdin(),
    readFile: (path) => call.readFile(path),
    files: call.files,
    out: (text) => call.out(text),
    err: (text) => call.err(text),
    get isTerminal() {
      return call.isTerminal;
    },
    get columns() {
      return call.columns;
    },
    get world() {
      return call.world;
    },
    engineFor: (asked) => call.engineFor(asked),
    sleep: (ms, leastRealMs) => call.sleep(ms, leastRealMs),
    ...defined({ afterInterrupt: call.afterInterrupt }),
  };
}
