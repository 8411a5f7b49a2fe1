/** Small programs that tell about the machine. */
import { KERNEL } from '../engine/version.ts';
import type { World } from '../engine/world.ts';
import type { Session } from '../session.ts';
import { dateCommand } from './date.ts';
import type { Execute, Output } from './output.ts';
import { sockets } from './sockets.ts';

const ok = (stdout: string): Output => ({ stdout, stderr: '', exitCode: 0 });

/** By name, for a machine. */
export function lookCommands(session: Session, machine: string): Record<string, Execute> {
  const address = () => session.act((world) => world.machine(machine)?.ip ?? '');
  return {
    hostname: async (args) =>
      ok(`${args[0] === '-I' || args[0] === '-i' ? `${await address()} ` : machine}\n`),
    whoami: async (_, context) => ok(`${context.env.has('SUDO_USER') ? 'root' : 'docker'}\n`),
    id: async (args, context) => ok(`${identity(args, context.env.has('SUDO_USER'))}\n`),
    groups: async () => ok('docker\n'),
    uname: async (args) => ok(`${kernel(args, machine)}\n`),
    date: async (args) => dateCommand(args, await session.act((world) => world.now)),
    ss: async (args, context) => {
      const root = context.env.has('SUDO_USER');
      return ok(await session.act((world) => sockets(world, machine, args.join(''), root)));
    },
    ifconfig: async () => ok(interfaces(await address())),
    ip: async (args) => ipCommand(args, await address()),
    ping: async (args) => {
      const host = args.findLast((arg) => !arg.startsWith('-') && !/^\d+$/.test(arg));
      if (host === undefined) {
        return { stdout: '', stderr: 'ping: usage error: Destination address required\n', exitCode: 1 };
      }
      const found = await session.act((world) => find(world, machine, host));
      if (found.kind === 'unknown') {
        return { stdout: '', stderr: `ping: ${host}: Name or service not known\n`, exitCode: 2 };
      }
      const count = Number(/-c\s*(\d+)/.exec(args.join(' '))?.[1] ?? 4);
      await session.sleep((found.kind === 'up' ? count - 1 : 3) * 1000);
      return echoes(host, found.ip, Math.min(count, 20), found.kind === 'up');
    },
  };
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

function interfaces(ip: string): string {
  return (
    `eth1: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500\n        inet ${ip}  netmask 255.255.255.0  broadcast ${ip.replace(/\d+$/, '255')}\n\n` +
    'lo: flags=73<UP,LOOPBACK,RUNNING>  mtu 65536\n        inet 127.0.0.1  netmask 255.0.0.0\n'
  );
}

function ipCommand(args: readonly string[], ip: string): Output {
  const object = args.find((arg) => !arg.startsWith('-')) ?? '';
  if ('address'.startsWith(object) && object !== '') {
    return ok(
      '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000\n    inet 127.0.0.1/8 scope host lo\n' +
        `2: eth1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc pfifo_fast state UP group default qlen 1000\n    inet ${ip}/24 brd ${ip.replace(/\d+$/, '255')} scope global eth1\n`,
    );
  }
  if ('route'.startsWith(object) && object !== '') {
    return ok(`${ip.replace(/\d+$/, '0')}/24 dev eth1 proto kernel scope link src ${ip}\n`);
  }
  return { stdout: '', stderr: `Object "${object}" is unknown, try "ip help".\n`, exitCode: 1 };
}

type Found = { readonly kind: 'up' | 'down'; readonly ip: string } | { readonly kind: 'unknown' };

function find(world: World, machine: string, host: string): Found {
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
