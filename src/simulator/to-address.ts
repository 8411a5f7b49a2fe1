/** `wget`, `ping`, `ssh` and the like for addresses of the simulation. */

import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { letterOptions, type OptionSpecs, readCommandLine } from '../program/options.ts';
import { defined } from '../value/defined.ts';
import { reasonOf } from '../value/error.ts';
import type { StateAccess } from './call/state-access.ts';
import type { World } from './engine/contract/world.ts';
import { NETWORK } from './engine/world/machines.ts';
import { NOT_OURS } from './install/gates.ts';
import { runInMachine } from './machine-shell/run.ts';

const ADDRESS = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g;
/** Simulated milliseconds until a kernel gives up a connection to a host that doesn't answer. */
const CONNECT_LIMIT_MS = 130_000;
/** Options of OpenSSH's client that take a value; the others have no effect here. */
const SSH_OPTIONS = letterOptions('', 'BbcDEeFIiJLlmOoPpQRSWw');
/** wget's most common options; others are ignored. */
const WGET_OPTIONS: OptionSpecs = {
  quiet: { letter: 'q' },
  spider: {},
  'output-document': { letter: 'O', takesValue: true },
  timeout: { letter: 'T', takesValue: true },
  ...letterOptions('', 'toPU'),
};

/**
 * Runs one of them.
 * @returns its exit code; NOT_OURS, without any effect, when no word has an address of the simulation
 */
export async function runToAddress(
  name: string,
  argv: readonly string[],
  access: StateAccess,
): Promise<number> {
  const addresses = argv.flatMap((word) => word.match(ADDRESS) ?? []);
  const address = await access.act((world) => addresses.find((one) => isSimulated(world, one)));
  if (address === undefined) return NOT_OURS;
  switch (name) {
    case 'wget':
      return wget(argv, access);
    case 'ping': {
      const { ping } = await import('./machine-shell/look.ts');
      const { stdout, stderr, exitCode } = await ping(access, '', argv);
      if (stdout !== '') access.io.out(stdout);
      if (stderr !== '') access.io.err(stderr);
      return exitCode;
    }
    case 'ssh':
      return ssh(argv, access);
    default:
      access.io.err(
        `${name}: ${address} is a simulated machine, which only docker, docker-machine, curl, wget, ping and ssh reach\n`,
      );
      return 1;
  }
}

/** The whole network that simulated machines get their addresses from, plus the addresses of machines that were given another. */
function isSimulated(world: World, address: string): boolean {
  return address.startsWith(NETWORK) || world.machineAt(address) !== undefined;
}

async function ssh(argv: readonly string[], access: StateAccess): Promise<number> {
  const [host = '', ...words] = readCommandLine(argv, SSH_OPTIONS, { isLeading: true }).words;
  const address = host.match(ADDRESS)?.[0] ?? '';
  const command = words.join(' ');
  const machine = await access.act((world) => world.machineAt(address));
  if (machine?.state !== 'Running') {
    await access.sleep(CONNECT_LIMIT_MS);
    access.io.err(`ssh: connect to host ${address} port 22: Connection timed out\n`);
    return 255;
  }
  const { io } = access;
  return runInMachine({
    access,
    machine: machine.name,
    io,
    ...defined({ command: command === '' ? undefined : command }),
  });
}

interface WgetOptions {
  readonly url: string;
  readonly file: string;
  readonly quiet: boolean;
  readonly spider: boolean;
  readonly timeoutMs: number;
}

function wgetOptions(argv: readonly string[]): WgetOptions {
  const given = readCommandLine(argv, WGET_OPTIONS);
  const url = given.words.find((word) => word.match(ADDRESS)) ?? '';
  const seconds = Number(given.value('timeout'));
  return {
    url: /^[a-z]+:\/\//.test(url) ? url : `http://${url}`,
    file: given.value('output-document') ?? (/[^/]\/([^/?]+)$/.exec(url)?.[1] || 'index.html'),
    quiet: given.has('quiet'),
    spider: given.has('spider'),
    timeoutMs: seconds > 0 ? seconds * 1000 : CONNECT_LIMIT_MS,
  };
}

async function wget(argv: readonly string[], access: StateAccess): Promise<number> {
  const { io } = access;
  const { url, file, quiet, spider, timeoutMs } = wgetOptions(argv);
  const { protocol, hostname, port, pathname, search } = new URL(url);
  const say = (text: string) => quiet || io.err(text);
  if (protocol !== 'http:') {
    io.err(`wget: simulated web servers speak http only, not ${protocol.slice(0, -1)}\n`);
    return 1;
  }
  const number = Number(port || 80);
  const route = await access.act((world) => world.route(hostname, number, `${pathname}${search}`));
  say(`--  ${url}\nConnecting to ${hostname}:${number}... `);
  if (route.kind === 'timeout') {
    await access.sleep(timeoutMs);
    say('failed: Connection timed out.\n');
    return 4;
  }
  if (route.kind !== 'answer') {
    say(
      route.kind === 'refused'
        ? 'failed: Connection refused.\n'
        : 'connected.\nRead error (Connection reset by peer) in headers.\n',
    );
    return 4;
  }
  say(`connected.\nHTTP request sent, awaiting response... ${route.status}\n`);
  if (route.status >= 400) {
    say(`ERROR ${route.status}.\n`);
    return 8;
  }
  if (spider) return 0;
  const size = Buffer.byteLength(route.body);
  if (file === '-') io.out(route.body);
  else {
    say(`Saving to: '${file}'\n`);
    try {
      writeFileSync(resolve(io.cwd, file), route.body);
    } catch (error) {
      io.err(`${file}: ${reasonOf(error)}\n`);
      return 3;
    }
    say(`'${file}' saved [${size}/${size}]\n`);
  }
  return 0;
}
