/** Looks at a server's board from outside: up to which event it shows, and what its page is sent. */
import { type IncomingMessage, request } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type SeenMoment, sharedClock } from './parts.ts';
import type { BenchServer } from './server.ts';

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
  let counted = { all: 0, first: 0, ms: 0 };
  positions();
  follow();
  return {
    seen,
    page,
    bytes: () => counted,
    end: () => stop.abort(),
  };

  function positions(): void {
    get('/v1/positions', (answer) =>
      eachIn(answer, '\n', (line) => seen.push({ pos: Number(line), at: sharedClock() })),
    );
  }

  /** As a browser does: compressed where the server offers it. */
  function follow(): void {
    const begun = sharedClock();
    get('/v1/live', (answer) => {
      const stream = answer.headers['content-encoding'] === 'gzip' ? answer.pipe(createGunzip()) : answer;
      eachIn(stream, '\n\n', (message) => {
        const data = /^data: (.*)$/m.exec(message)?.[1];
        if (data !== undefined) page.push({ pos: JSON.parse(data).pos, at: sharedClock() });
      });
      let first = 0;
      stream.on('data', () => {
        const all = answer.socket.bytesRead;
        first ||= all;
        counted = { all, first, ms: sharedClock() - begun };
      });
    });
  }

  function get(path: string, answered: (answer: IncomingMessage) => void): void {
    const headers = { authorization: `Bearer ${key}`, 'accept-encoding': 'gzip' };
    // On a connection of its own, whose bytes are counted.
    request({ host: '127.0.0.1', port, path, headers, signal, agent: false }, answered)
      // What was not seen is on no board, which says enough.
      .on('error', () => undefined)
      .end();
  }
}

/** Hands out what stands before each separator. */
function eachIn(stream: Readable, separator: string, take: (part: string) => void): void {
  let text = '';
  stream
    .setEncoding('utf8')
    .on('error', () => undefined)
    .on('data', (more: string) => {
      const parts = (text + more).split(separator);
      text = parts.pop() ?? '';
      parts.forEach(take);
    });
}
