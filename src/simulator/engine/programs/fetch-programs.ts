/** wget and curl in containers. */

import { letterOptions, readCommandLine } from '../../../program/options.ts';
import { behind } from '../network/container-network.ts';
import { containerFiles } from '../storage/container-files.ts';
import { findImage } from '../storage/images.ts';
import { route } from '../web/route.ts';
import { httpAnswer, noteAccess } from '../web/web-answers.ts';
import { meter } from './curl-meter.ts';
import { addressOf, type NetworkPlace, type NetworkProgram } from './network-place.ts';
import { prints, type Running } from './script/steps.ts';

/** Simulated milliseconds until a connection without an answer is given up. */
const CONNECT_LIMIT_MS = 127_000;

interface Url {
  readonly host: string;
  readonly port: number;
  readonly path: string;
}
function urlOf(text: string): Url | undefined {
  const match = /^(?:http:\/\/)?([^/:]+)(?::(\d+))?(\/.*)?$/.exec(text);
  return match === null
    ? undefined
    : { host: match[1] ?? '', port: Number(match[2] ?? 80), path: match[3] ?? '/' };
}

type Got =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Record<string, string>;
      readonly body: string;
    }
  | { readonly kind: 'refused' }
  | { readonly kind: 'silent' };

/** The result of a request, and its line in the log of the server. */
function get({ sim, from, acts }: NetworkPlace, ip: string, { port, path }: Url, agent: string): Got {
  const who = behind(sim, from, ip, true);
  if (who.kind === 'nobody') return { kind: 'silent' };
  if (who.kind === 'outside') return { kind: 'refused' };
  if (who.kind === 'machine') {
    const found = route(sim, { host: who.name, port, path, agent });
    if (found.kind === 'answer') return found;
    return found.kind === 'timeout' ? { kind: 'silent' } : { kind: 'refused' };
  }
  const { daemon, container } = who;
  if (container.State.Paused) return { kind: 'silent' };
  const image =
    daemon.images.find((i) => i.Id === container.Image) ?? findImage(daemon, container.Config.Image);
  const files = containerFiles(sim, daemon, container);
  const found = image === undefined ? undefined : httpAnswer(image, container, port, path, files);
  if (image === undefined || found === undefined) return { kind: 'refused' };
  const own = Object.values(from.container.NetworkSettings.Networks).find((n) => n.IPAddress !== '');
  if (acts())
    noteAccess(sim, image, container, { client: own?.IPAddress ?? '127.0.0.1', path, agent, ...found });
  return { kind: 'answer', ...found };
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  500: 'Internal Server Error',
};

/** busybox's. */
export const wget: NetworkProgram = (place, args) => {
  const options = readCommandLine(args, { spider: {}, ...letterOptions('qSc', 'OTU') });
  const [text, more] = options.words;
  const url = text === undefined ? undefined : urlOf(text);
  if (options.wrong !== undefined || url === undefined || more !== undefined) return undefined;
  const quiet = options.has('q');
  const say = (line: string): string => (quiet ? '' : `${line}\n`);
  const ip = addressOf(place, url.host);
  if (ip === undefined) return prints('', 1, `wget: bad address '${url.host}'\n`, 60);
  const head = say(`Connecting to ${url.host}${url.port === 80 ? '' : `:${url.port}`} (${ip}:${url.port})`);
  const got = get(place, ip, url, 'Wget');
  const limit = Number(options.value('T') ?? 0) * 1000;
  if (got.kind === 'silent')
    return limit > 0
      ? prints('', 1, `${head}wget: download timed out\n`, limit)
      : prints(
          '',
          1,
          `${head}wget: can't connect to remote host (${ip}): Operation timed out\n`,
          CONNECT_LIMIT_MS,
        );
  if (got.kind === 'refused')
    return prints('', 1, `${head}wget: can't connect to remote host (${ip}): Connection refused\n`, 60);
  if (got.status >= 400)
    return prints(
      '',
      1,
      `${head}wget: server returned error: HTTP/1.1 ${got.status} ${REASONS[got.status] ?? ''}\n`,
      60,
    );
  if (options.has('spider')) return prints('', 0, `${head}${say('remote file exists')}`, 60);
  const file = options.value('O') ?? (url.path.replace(/^.*\//, '') || 'index.html');
  const bar = (name: string): string =>
    say(
      `${name.padEnd(20)} 100% |********************************| ${String(Buffer.byteLength(got.body)).padStart(5)}  0:00:00 ETA`,
    );
  if (file === '-')
    return prints(
      got.body,
      0,
      `${head}${say('writing to stdout')}${bar('-')}${say('written to stdout')}`,
      60,
    );
  const wrong = place.save(file, got.body);
  if (wrong !== undefined) return prints('', 1, `${head}wget: can't open '${file}': ${wrong}\n`, 60);
  return prints('', 0, `${head}${say(`saving to '${file}'`)}${bar(file)}${say(`'${file}' saved`)}`, 60);
};

/** As far as it is needed to look at a page. */
export const curl: NetworkProgram = (place, args) => {
  const options = readCommandLine(args, letterOptions('sSfiIL', 'om'));
  const [text, more] = options.words;
  const url = text === undefined ? undefined : urlOf(text);
  if (options.wrong !== undefined || url === undefined || more !== undefined) return undefined;
  const on = options.has;
  const silent = on('s');
  const fail = (code: number, why: string, ms = 60): Running =>
    prints('', code, `${silent ? '' : meter()}${silent && !on('S') ? '' : `curl: (${code}) ${why}\n`}`, ms);
  const ip = addressOf(place, url.host);
  if (ip === undefined) return fail(6, `Could not resolve host: ${url.host}`);
  const got = get(place, ip, url, 'curl/7.88.1');
  const where = `${url.host} port ${url.port}`;
  if (got.kind === 'silent') {
    const limit = on('m') ? Number(options.value('m')) * 1000 : CONNECT_LIMIT_MS;
    return fail(
      28,
      on('m')
        ? `Connection timed out after ${limit} milliseconds`
        : `Failed to connect to ${where} after ${limit} ms: Couldn't connect to server`,
      limit,
    );
  }
  if (got.kind === 'refused')
    return fail(7, `Failed to connect to ${where} after 0 ms: Couldn't connect to server`);
  if (on('f') && got.status >= 400) return fail(22, `The requested URL returned error: ${got.status}`);
  const lines = Object.entries(got.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `HTTP/1.1 ${got.status} ${got.status === 200 ? 'OK' : (REASONS[got.status] ?? '')}\r\n${lines.join('')}\r\n`;
  const shown = `${on('i') || on('I') ? head : ''}${on('I') ? '' : got.body}`;
  const bar = silent ? '' : meter(on('I') ? 0 : Buffer.byteLength(got.body));
  const file = options.value('o');
  if (file === undefined) return prints(shown, 0, bar, 60);
  const wrong = file === '/dev/null' ? undefined : place.save(file, shown);
  return wrong === undefined ? prints('', 0, bar, 60) : fail(23, 'Failure writing output to destination');
};
