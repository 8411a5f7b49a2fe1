/** Small programs that show information about the machine. */

import type { ResolvedCommandContext } from 'just-bash';
import { letterOptions, operandsOf, readCommandLine } from '../../program/options.ts';
import type { StateAccess } from '../call/state-access.ts';
import { KERNEL } from '../engine/contract/version.ts';
import type { World } from '../engine/contract/world.ts';
import { dateCommand } from './date.ts';
import { dfCommand } from './disk.ts';
import { ifconfig, ipCommand, linksOf } from './links.ts';
import { freeCommand } from './memory.ts';
import { netstatCommand } from './netstat.ts';
import type { Execute, Output } from './output.ts';
import { psCommand } from './ps.ts';
import { sockets } from './sockets.ts';
import { topCommand, uptimeCommand } from './top.ts';

/** Options of ping that take a value; the others have no effect here. */
const PING_OPTIONS = letterOptions('', 'cIilmMpQsStTwW');

const isRoot = (context: ResolvedCommandContext): boolean => context.env.has('SUDO_USER');
const ok = (stdout: string): Output => ({ stdout, stderr: '', exitCode: 0 });

/** By name, for a machine. */
export function lookCommands(access: StateAccess, machine: string): Record<string, Execute> {
  return {
    hostname: async (args) => {
      const [option = ''] = args;
      if (!/^-[Ii]$|^--(all-)?ip-address(es)?$/.test(option)) return ok(`${machine}\n`);
      if (option !== '-I' && option !== '--all-ip-addresses')
        return ok(`${await access.act((world) => world.machine(machine)?.ip ?? '')}\n`);
      const links = await access.act((world) => linksOf(world, machine));
      const addresses = links.slice(1).map((link) => `${link.ip} `);
      return ok(`${addresses.join('')}\n`);
    },
    ps: async (args, context) => access.act((world) => psCommand(world, machine, args, isRoot(context))),
    top: async (args, context) => access.act((world) => topCommand(world, machine, args, isRoot(context))),
    free: async (args) => access.act((world) => freeCommand(world, machine, args)),
    df: async (args) => access.act((world) => dfCommand(world, machine, args)),
    uptime: async (args) => access.act((world) => uptimeCommand(world, machine, args)),
    nproc: async () => ok(`${await access.act((world) => world.machine(machine)?.cpus ?? 1)}\n`),
    netstat: async (args, context) =>
      access.act((world) => netstatCommand(world, machine, args, isRoot(context))),
    whoami: async (_, context) => ok(`${context.env.has('SUDO_USER') ? 'root' : 'docker'}\n`),
    id: async (args, context) => ok(`${identity(args, context.env.has('SUDO_USER'))}\n`),
    groups: async () => ok('docker\n'),
    uname: async (args) => ok(`${kernel(args, machine)}\n`),
    date: async (args) => dateCommand(args, await access.act((world) => world.now)),
    ss: async (args, context) => {
      const root = isRoot(context);
      return ok(await access.act((world) => sockets(world, machine, args.join(''), root)));
    },
    ifconfig: async (args) => {
      const [asked] = operandsOf(args);
      const text = ifconfig(await access.act((world) => linksOf(world, machine)), asked);
      if (text !== '') return ok(text);
      const stderr = `${asked ?? ''}: error fetching interface information: Device not found\n`;
      return { stdout: '', stderr, exitCode: 1 };
    },
    ip: async (args) => ipCommand(args, await access.act((world) => linksOf(world, machine))),
    ping: async (args) => ping(access, machine, args),
  };
}

/** `ping ARGS` from a machine; an empty name is the learner's computer. */
export async function ping(access: StateAccess, machine: string, args: readonly string[]): Promise<Output> {
  const options = readCommandLine(args, PING_OPTIONS);
  const host = options.words.at(-1);
  if (host === undefined) {
    return { stdout: '', stderr: 'ping: usage error: Destination address required\n', exitCode: 1 };
  }
  const found = await access.act((world) => find(world, machine, host));
  if (found.kind === 'unknown') {
    return { stdout: '', stderr: `ping: ${host}: Name or service not known\n`, exitCode: 2 };
  }
  const count = Number.parseInt(options.value('c') ?? '', 10) || 4;
  await access.sleep((found.kind === 'up' ? count - 1 : 3) * 1000);
  return echoes(host, found.ip, Math.min(count, 20), found.kind === 'up');
}

function identity(args: readonly string[], root: boolean): string {
  if (args[0] === '-u') return args.includes('-n') ? (root ? 'root' : 'docker') : root ? '0' : '1000';
  if (args[0] === '-un') return root ? 'root' : 'docker';
  return root
    ? 'uid=0(root) gid=0(root) groups=0(root)'
    : 'uid=1000(docker) gid=107(docker) groups=107(docker)';
}

function kernel(args: readonly string[], machine: string): string {
  const letters = args.join('').replaceAll('-', '');
  const parts: readonly (readonly [string, string])[] = [
    ['s', 'Linux'],
    ['n', machine],
    ['r', KERNEL],
    ['v', '#1 SMP PREEMPT_DYNAMIC Debian'],
    ['m', 'x86_64'],
    ['o', 'GNU/Linux'],
  ];
  const wanted = letters === '' ? 's' : letters.includes('a') ? 'snrvmo' : letters;
  return parts
    .filter(([letter]) => wanted.includes(letter))
    .map(([, value]) => value)
    .join(' ');
}

type FoundHost = { readonly kind: 'up' | 'down'; readonly ip: string } | { readonly kind: 'unknown' };

function find(world: World, machine: string, host: string): FoundHost {
  const self = world.machine(machine);
  if (host === 'localhost' || host === machine || /^127\./.test(host)) {
    return { kind: 'up', ip: host === machine ? (self?.ip ?? '') : '127.0.0.1' };
  }
  if (!/^[\d.]+$/.test(host)) return { kind: 'unknown' };
  return { kind: world.machineAt(host)?.state === 'Running' ? 'up' : 'down', ip: host };
}

function echoes(host: string, ip: string, count: number, up: boolean): Output {
  const lines = [`PING ${host} (${ip}) 56(84) bytes of data.`];
  for (let turn = 1; up && turn <= count; turn += 1) {
    lines.push(`64 bytes from ${ip}: icmp_seq=${turn} ttl=64 time=0.${300 + turn} ms`);
  }
  lines.push('', `--- ${host} ping statistics ---`);
  lines.push(
    `${count} packets transmitted, ${up ? count : 0} received, ${up ? 0 : 100}% packet loss, time ${(count - 1) * 1000}ms`,
  );
  return { stdout: `${lines.join('\n')}\n`, stderr: '', exitCode: up ? 0 : 1 };
}
