/** `netstat` in a machine, for listening sockets. */
import type { World } from '../engine/contract/world.ts';
import type { Output } from './output.ts';
import { listening, type Socket } from './sockets.ts';

/** `netstat`; only root sees names of programs. */
export function netstatCommand(
  world: World,
  machine: string,
  args: readonly string[],
  root: boolean,
): Output {
  const flags = args.join('').replaceAll('-', '');
  const unknown = /[^ltnupae]/.exec(flags)?.[0];
  if (unknown !== undefined)
    return { stdout: '', stderr: `netstat: invalid option -- '${unknown}'\n`, exitCode: 1 };
  const both = flags.includes('t') === flags.includes('u');
  const named = flags.includes('p');
  const found = listening(world, machine).filter(({ kind }) => both || flags.includes(kind[0] ?? ''));
  const stderr =
    named && !root
      ? '(Not all processes could be identified, non-owned process info\n will not be shown, you would have to be root to see it all.)\n'
      : '';
  const lines = [
    'Active Internet connections (only servers)',
    `Proto Recv-Q Send-Q Local Address           Foreign Address         State      ${named ? ' PID/Program name    ' : ''}`,
    ...found
      .toSorted((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0))
      .map((socket) => row(socket, named, root)),
  ];
  return { stdout: `${lines.join('\n')}\n`, stderr, exitCode: 0 };
}

function row(socket: Socket, named: boolean, root: boolean): string {
  const anywhere = socket.address === '*' || socket.address === '[::]';
  const proto = anywhere ? `${socket.kind}6` : socket.kind;
  const address = anywhere ? `:::${socket.port}` : `${socket.address}:${socket.port}`;
  const peer = anywhere ? ':::*' : '0.0.0.0:*';
  const state = socket.kind === 'tcp' ? 'LISTEN' : '';
  const owner = /"([^"]+)",pid=(\d+)/.exec(socket.users);
  const program = root && owner ? `${owner[2]}/${owner[1]}` : '-';
  return `${proto.padEnd(5)}      0      0 ${address.padEnd(23)} ${peer.padEnd(23)} ${state.padEnd(11)}${named ? ` ${program.padEnd(20)}` : ' '}`;
}
