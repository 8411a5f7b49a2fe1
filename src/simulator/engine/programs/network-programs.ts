/** Programs in containers that look at networks: ping, nslookup, getent, nc, and those that fetch pages. */

import { letterOptions, readCommandLine } from '../../../program/options.ts';
import { hash32 } from '../model/random.ts';
import { behind, hasResolver, resolveName } from '../network/container-network.ts';
import { curl, wget } from './fetch-programs.ts';
import { addressOf, type NetworkPlace, type NetworkProgram } from './network-place.ts';
import { prints, type Running } from './script/steps.ts';

const ECHO_MS = 1000;

/** Whether it is one of them. */
export const isNetworkProgram = (name: string): boolean => Object.hasOwn(PROGRAMS, name);

/** The result of a program of this kind; undefined for another one, or unsupported arguments. */
export function networkProgram(
  place: NetworkPlace,
  name: string,
  args: readonly string[],
): Running | undefined {
  return Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name]?.(place, args) : undefined;
}

const ping: NetworkProgram = (place, args) => {
  const options = readCommandLine(args, letterOptions('qn4', 'cwWis'));
  const [host, more] = options.words;
  return options.wrong !== undefined || host === undefined || more !== undefined
    ? undefined
    : echoes(place, host, options.has('c') ? Number(options.value('c')) : undefined);
};

function* echoes(place: NetworkPlace, host: string, count: number | undefined): Running {
  const { sim, from } = place;
  const ip = addressOf(place, host);
  if (ip === undefined) return yield* prints('', 1, `ping: bad address '${host}'\n`, 60);
  yield { stream: 'stdout', text: `PING ${host} (${ip}): 56 data bytes\n` };
  const times: number[] = [];
  let sent = 0;
  for (; count === undefined || sent < count; sent++) {
    if (sent > 0) yield { ms: ECHO_MS };
    const { kind } = behind(sim, from, ip);
    if (kind === 'nobody') continue;
    const outside = kind === 'outside';
    const time = (outside ? 11 : 0.06) + (hash32(`${ip}${sent}`) % 900) / (outside ? 300 : 8000);
    times.push(time);
    yield {
      stream: 'stdout',
      text: `64 bytes from ${ip}: seq=${sent} ttl=${outside ? 52 : 64} time=${time.toFixed(3)} ms\n`,
    };
  }
  // The last one is waited for.
  if (times.length < sent) yield { ms: 10 * ECHO_MS };
  const lost = sent === 0 ? 0 : Math.round((100 * (sent - times.length)) / sent);
  const total = times.reduce((sum, time) => sum + time, 0);
  const round =
    times.length === 0
      ? ''
      : `round-trip min/avg/max = ${Math.min(...times).toFixed(3)}/${(total / times.length).toFixed(3)}/${Math.max(...times).toFixed(3)} ms\n`;
  yield {
    stream: 'stdout',
    text: `\n--- ${host} ping statistics ---\n${sent} packets transmitted, ${times.length} packets received, ${lost}% packet loss\n${round}`,
  };
  return times.length > 0 ? 0 : 1;
}

const nslookup: NetworkProgram = (place, args) => {
  const [name, ...more] = args.filter((arg) => !arg.startsWith('-type'));
  if (name === undefined || more.length > 0 || name.startsWith('-')) return undefined;
  const { sim, from } = place;
  const key = `dns ${name}`;
  const turn = from.daemon.turns[key] ?? 0;
  from.daemon.turns[key] = turn + 1;
  const found = resolveName(sim, from, name, turn);
  const inside = hasResolver(from.container);
  if (found.length === 0 && !sim.state.online)
    return prints(';; connection timed out; no servers could be reached\n\n', 1, '', 10_000);
  const server = inside ? '127.0.0.11' : '10.0.2.3';
  const head = `Server:\t\t${server}\nAddress:\t${server}:53\n\n`;
  if (found.length === 0)
    return prints(`${head}${`** server can't find ${name}: NXDOMAIN\n\n`.repeat(2)}`, 1, '', 60);
  const answers = found.map((ip) => `Name:\t${name}\nAddress: ${ip}\n`).join('');
  return prints(`${head}Non-authoritative answer:\n${answers}\nNon-authoritative answer:\n\n`, 0, '', 60);
};

const getent: NetworkProgram = (place, args) => {
  const [base, name] = args;
  if ((base !== 'hosts' && base !== 'ahosts') || name === undefined) return undefined;
  const ip = addressOf(place, name);
  return ip === undefined ? prints('', 2, '', 60) : prints(`${ip.padEnd(15)} ${name}\n`, 0, '', 60);
};

/** `nc -z HOST PORT`, as scripts use it to wait for another container. */
const nc: NetworkProgram = (place, args) => {
  const options = readCommandLine(args, letterOptions('zv', 'w'));
  const [host = '', port = '', more] = options.words;
  if (options.wrong !== undefined || !options.has('z') || port === '' || more !== undefined) return undefined;
  const ip = addressOf(place, host);
  if (ip === undefined) return prints('', 1, `nc: bad address '${host}'\n`, 60);
  const { sim, from } = place;
  const who = behind(sim, from, ip);
  const listens =
    who.kind === 'container' &&
    who.daemon.images.find((i) => i.Id === who.container.Image)?.Config.ExposedPorts?.[`${port}/tcp`] !==
      undefined;
  const said = !options.has('v')
    ? ''
    : listens
      ? `${host} (${ip}:${port}) open\n`
      : `nc: ${host} (${ip}:${port}): Connection refused\n`;
  return prints('', listens ? 0 : 1, said, 60);
};

const PROGRAMS: Readonly<Record<string, NetworkProgram>> = { ping, nslookup, getent, wget, curl, nc };
