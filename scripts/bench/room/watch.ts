/** Looks at a server's board from outside: up to which event it shows, and what its page is sent. */
import { globalAgent, type IncomingMessage, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { type SeenMoment, sharedClock } from './parts.ts';
import type { BenchServer } from './server.ts';

/** Before a server that does not answer is asked again, milliseconds. */
const PAUSE_MS = 100;
const POSITIONS = '/v1/positions';
/** On a connection of its own, whose bytes are counted. */
const LIVE = '/v1/live';

export interface BoardWatch {
  readonly seen: readonly SeenMoment[];
  /** Messages to the page, by the place in the log that they show. */
  readonly page: readonly SeenMoment[];
  /** Bytes that the page's connection has taken, in all and of the first board. */
  bytes(): { readonly all: number; readonly first: number; readonly ms: number };
  end(): void;
}

/** Begins to watch. */
export function watchBoard({ port, key }: Pick<BenchServer, 'port' | 'key'>): BoardWatch {
  const stop = new AbortController();
  const { signal } = stop;
  const seen: SeenMoment[] = [];
  const page: SeenMoment[] = [];
  positions();
  let counted = { all: 0, first: 0, ms: 0 };
  follow();
  return {
    seen,
    page,
    bytes: () => counted,
    end: () => stop.abort(),
  };

  /** Again where the connection is lost, as a server is killed on purpose. */
  function positions(): void {
    const again = (): void => void pause(PAUSE_MS).then(() => signal.aborted || positions());
    get(POSITIONS, again, (answer) => {
      let text = '';
      answer
        .setEncoding('utf8')
        .on('data', (part: string) => {
          const lines = (text + part).split('\n');
          text = lines.pop() ?? '';
          const pos = Number(lines.at(-1) ?? 0);
          if (pos > (seen.at(-1)?.pos ?? 0)) seen.push({ pos, at: sharedClock() });
        })
        .on('error', () => undefined)
        .on('close', again);
    });
  }

  /** As a browser does: compressed where the server offers it. */
  function follow(): void {
    const begun = sharedClock();
    get(
      LIVE,
      () => undefined,
      (answer) => {
        const stream = answer.headers['content-encoding'] === 'gzip' ? answer.pipe(createGunzip()) : answer;
        let text = '';
        let first = 0;
        stream
          .on('error', () => undefined)
          .on('data', (part: Buffer) => {
            text += part.toString('utf8');
            const messages = text.split('\n\n');
            text = messages.pop() ?? '';
            for (const message of messages) {
              const data = /^data: (.*)$/m.exec(message)?.[1];
              if (data !== undefined) page.push({ pos: JSON.parse(data).pos, at: sharedClock() });
            }
            const all = answer.socket.bytesRead;
            first ||= all;
            counted = { all, first, ms: sharedClock() - begun };
          });
      },
    );
  }

  function get(
    path: string,
    failed: (error: Error) => void,
    answered: (answer: IncomingMessage) => void,
  ): void {
    const headers = { authorization: `Bearer ${key}`, 'accept-encoding': 'gzip' };
    request(
      { host: '127.0.0.1', port, path, headers, signal, agent: path === LIVE ? false : globalAgent },
      answered,
    )
      .on('error', failed)
      .end();
  }
}
