/** `curl` inside the simulation: it reaches the simulated machines and this computer's simulated engine, nothing else. */
import type { ProgramCall } from '../call/call.ts';
import { ENGINE_PORT } from '../engine/contract/version.ts';
import type { Route } from '../engine/contract/world.ts';
import { meter } from '../engine/programs/curl-meter.ts';
import { type CurlOptions, CurlUsage, readCurlOptions, TRY_HELP } from './options.ts';
import { type HttpAnswer, headers, writeOut } from './text.ts';

/** Where curl runs. */
export interface CurlPlace {
  /** The machine that it runs in; undefined on this computer. */
  readonly machine?: { readonly name: string; readonly ip: string };
  /** Saves what `-o` asks for, relative to the call's folder; throws what node:fs throws. */
  readonly writeFile: (path: string, text: string) => void;
}

/** Simulated milliseconds until a kernel gives up a connection to a host that doesn't answer. */
const CONNECT_LIMIT_MS = 130_000;
const UNKNOWN_ISSUER = `SSL certificate problem: unable to get local issuer certificate
More details here: https://curl.se/docs/sslcerts.html

curl failed to verify the legitimacy of the server and therefore could not
establish a secure connection to it. To learn more about this situation and
how to fix it, please visit the web page mentioned above.`;
const BAD_CERTIFICATE =
  'OpenSSL SSL_read: OpenSSL/3.0.19: error:0A000412:SSL routines::sslv3 alert bad certificate, errno 0';

/** Runs `curl WORDS`. @returns curl's exit code */
export async function runCurl(call: ProgramCall, place: CurlPlace): Promise<number> {
  try {
    const options = readCurlOptions(call.argv);
    if (options.version) {
      call.out('curl 8.14.1 (swarm-tutor simulator)\nProtocols: http\n');
      return 0;
    }
    if (options.help) {
      call.out('Usage: curl [options...] <url>\n');
      return 0;
    }
    if (options.urls.length === 0) throw new CurlUsage(`curl: (2) no URL specified\n${TRY_HELP}`);
    let code = 0;
    for (const url of options.urls) code = await new Transfer(call, place, options, url).run();
    return code;
  } catch (error) {
    if (!(error instanceof CurlUsage)) throw error;
    call.err(`${error.message}\n`);
    return error.exitCode;
  }
}

interface Target {
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

class Transfer {
  readonly #call: ProgramCall;
  readonly #place: CurlPlace;
  readonly #options: CurlOptions;
  readonly #url: string;

  constructor(call: ProgramCall, place: CurlPlace, options: CurlOptions, url: string) {
    this.#call = call;
    this.#place = place;
    this.#options = options;
    this.#url = url;
  }

  async run(): Promise<number> {
    const target = parseUrl(this.#url);
    if (!target) return this.#fail(3, 'URL rejected: Malformed input to a URL function');
    if (target.scheme === 'https' && String(target.port) === ENGINE_PORT) return this.#askEngine(target);
    if (target.scheme !== 'http') {
      const mend = target.scheme === 'https' ? ' by the simulated web servers: use http' : '';
      return this.#fail(1, `Protocol "${target.scheme}" not supported${mend}`);
    }
    const host = this.#resolve(target.host);
    if (host === undefined) {
      const code = this.#fail(6, `Could not resolve host: ${target.host}`);
      if (this.#options.showError) {
        this.#call.err('(the simulator has no internet: only its machines can be reached)\n');
      }
      return code;
    }
    return this.#receive(target, this.#call.world.route(host, target.port, target.path));
  }

  /** An engine's certificate is signed by its own authority, and the engine requires one of the client. */
  async #askEngine({ host, port, path }: Target): Promise<number> {
    const route = this.#call.world.route(this.#resolve(host) ?? host, port, path);
    if (route.kind !== 'answer') return this.#receive({ scheme: 'https', host, port, path }, route);
    if (this.#options.insecure) return this.#fail(56, BAD_CERTIFICATE);
    return this.#fail(60, UNKNOWN_ISSUER);
  }

  async #receive(target: Target, route: Route): Promise<number> {
    const shown = `${target.host} port ${target.port}`;
    if (route.kind === 'timeout') return this.#waitInVain(shown);
    if (this.#options.verbose) this.#explain(target, route);
    if (route.kind === 'refused') {
      return this.#fail(7, `Failed to connect to ${shown} after 0 ms: Couldn't connect to server`);
    }
    if (route.kind === 'reset') return this.#fail(56, 'Recv failure: Connection reset by peer');
    if (this.#options.fail && route.status >= 400) {
      return this.#fail(22, `The requested URL returned error: ${route.status}`, route.status);
    }
    return this.#deliver(route);
  }

  async #waitInVain(shown: string): Promise<number> {
    const { maxTime, connectTimeout } = this.#options;
    const limits = [maxTime, connectTimeout].filter((limit) => limit !== undefined);
    const waited = Math.min(CONNECT_LIMIT_MS, ...limits.map((limit) => limit * 1000));
    await this.#call.sleep(waited);
    if (limits.length > 0)
      return this.#fail(28, `Connection timed out after ${Math.round(waited)} milliseconds`);
    return this.#fail(28, `Failed to connect to ${shown} after ${waited} ms: Couldn't connect to server`);
  }

  #deliver(route: HttpAnswer): number {
    const call = this.#call;
    const options = this.#options;
    const url = this.#url;
    const text = (options.include ? headers(route) : '') + (options.head ? '' : route.body);
    const file = options.output ?? (options.remoteName ? url.replace(/^.*\//, '') || undefined : undefined);
    const size = options.head ? 0 : Buffer.byteLength(route.body);
    if (this.#showsMeter(file)) call.err(meter(size));
    if (file === undefined || file === '-') call.out(text);
    else if (file !== '/dev/null' && file.toLowerCase() !== 'nul') {
      try {
        this.#place.writeFile(file, text);
      } catch {
        return this.#fail(23, 'Failure writing output to destination');
      }
    }
    call.out(writeOut(options.writeOut, { url, status: route.status, size, route }));
    return 0;
  }

  #fail(code: number, message: string, status = 0): number {
    const call = this.#call;
    const options = this.#options;
    const url = this.#url;
    if (code > 3 && code !== 23 && this.#showsMeter(options.output)) call.err(meter());
    if (options.showError) call.err(`curl: (${code}) ${message}\n`);
    call.out(writeOut(options.writeOut, { url, status, size: 0 }));
    return code;
  }

  /** curl draws its meter only while its output does not go to a terminal. */
  #showsMeter(file: string | undefined): boolean {
    return !this.#options.silent && (file !== undefined || !this.#call.isTerminal);
  }

  /** The host as the model knows it; undefined for one outside the simulation. */
  #resolve(host: string): string | undefined {
    const { machine } = this.#place;
    if (host === 'localhost' || /^127\./.test(host) || host === '0.0.0.0') return machine?.ip ?? 'localhost';
    if (machine && host === machine.name) return machine.ip;
    return /^(10|172\.(1[6-9]|2\d|3[01])|192\.168)\.[\d.]+$/.test(host) ? host : undefined;
  }

  #explain(target: Target, route: Route): void {
    const call = this.#call;
    const options = this.#options;
    const address = target.host === 'localhost' ? '127.0.0.1' : target.host;
    call.err(`*   Trying ${address}:${target.port}...\n`);
    if (route.kind === 'refused') {
      call.err(`* connect to ${address} port ${target.port} failed: Connection refused\n`);
      return;
    }
    const method = options.method ?? (options.head ? 'HEAD' : 'GET');
    const host = target.port === 80 ? target.host : `${target.host}:${target.port}`;
    call.err(`* Connected to ${target.host} (${address}) port ${target.port}\n`);
    call.err(
      `> ${method} ${target.path} HTTP/1.1\n> Host: ${host}\n> User-Agent: curl/8.14.1\n> Accept: */*\n> \n`,
    );
    if (route.kind !== 'answer') return;
    for (const line of headers(route).trimEnd().split('\r\n')) call.err(`< ${line}\n`);
    call.err('< \n');
  }
}

function parseUrl(text: string): Target | undefined {
  const match = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^@/]*@)?([^:/?#]+)(?::(\d{1,5}))?([/?#].*)?$/i.exec(text);
  const host = match?.[2];
  if (!match || host === undefined || /\s/.test(text)) return undefined;
  const scheme = (match[1] ?? 'http').toLowerCase();
  const port = Number(match[3] ?? (scheme === 'https' ? 443 : 80));
  if (port < 1 || port > 65_535) return undefined;
  const path = (match[4] ?? '/').replace(/#.*$/, '');
  return { scheme, host, port, path: path.startsWith('/') ? path : `/${path}` };
}
