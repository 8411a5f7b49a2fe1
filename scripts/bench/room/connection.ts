/** A learner's connection, one request at a time over a plain socket: Node's own client takes as much of the processor as a server does, and 5,000 of it would be what is measured. */
import { connect, type Socket } from 'node:net';

const PATIENCE_MS = 10_000;
const END_OF_HEAD = '\r\n\r\n';

export interface LearnerRequest {
  readonly port: number;
  readonly path: string;
  readonly token: string;
  /** JSON. */
  readonly body: string;
}

export interface LearnerAnswer {
  readonly status: number;
  readonly body: string;
}

interface WaitingRequest {
  readonly resolve: (answer: LearnerAnswer) => void;
  readonly reject: (error: Error) => void;
}

export class LearnerConnection {
  #socket: Socket | undefined;
  #port = 0;
  #text = '';
  #waiting: WaitingRequest | undefined;

  /** Asks on the connection that there is, or a new one. @throws Error when nobody answers */
  post({ port, path, token, body }: LearnerRequest): Promise<LearnerAnswer> {
    if (port !== this.#port) this.end();
    this.#port = port;
    this.#socket ??= this.#opened();
    this.#text = '';
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket?.write(
        `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}${END_OF_HEAD}${body}`,
      );
    });
  }

  end(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #opened(): Socket {
    const socket = connect(this.#port, '127.0.0.1').setEncoding('latin1').setNoDelay(true);
    socket.setTimeout(PATIENCE_MS, () => {
      if (this.#waiting) socket.destroy(new Error('no answer'));
    });
    socket.on('error', (error) => this.#fail(socket, error));
    socket.on('close', () => this.#fail(socket, new Error('closed')));
    return socket.on('data', (part: string) => this.#read(part));
  }

  #fail(socket: Socket, error: Error): void {
    if (socket !== this.#socket) return;
    this.#socket = undefined;
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }

  /** Every answer of the room's says how long it is. */
  #read(part: string): void {
    this.#text += part;
    const head = this.#text.indexOf(END_OF_HEAD);
    if (head < 0) return;
    const length = Number(/^content-length: (\d+)/im.exec(this.#text)?.[1]);
    const body = this.#text.slice(head + END_OF_HEAD.length);
    if (body.length < length) return;
    const status = Number(this.#text.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
    this.#waiting?.resolve({ status, body });
    this.#waiting = undefined;
  }
}
