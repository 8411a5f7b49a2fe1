/** The messages of a stream as bytes: compressed one after another, so that what was said before costs next to nothing. */
import { constants, createGzip } from 'node:zlib';

export interface MessagePacker {
  pack(text: string): Promise<Uint8Array>;
  close(): void;
}

/** Whether an `Accept-Encoding` takes gzip. */
export function takesGzip(accepted: string | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(accepted ?? '');
}

/** With gzip all messages are one compressed stream, of which each is complete when it arrives. */
export function messagePacker(isCompressed: boolean): MessagePacker {
  if (!isCompressed) return { pack: async (text) => new TextEncoder().encode(text), close: () => undefined };
  const gzip = createGzip();
  let parts: Buffer[] = [];
  let fail: (error: Error) => void = () => undefined;
  gzip.on('data', (part: Buffer) => parts.push(part));
  gzip.on('error', (error) => fail(error));
  return {
    pack: (text) =>
      new Promise((resolve, reject) => {
        fail = reject;
        gzip.write(text);
        gzip.flush(constants.Z_SYNC_FLUSH, () => {
          const packed = Buffer.concat(parts);
          parts = [];
          resolve(packed);
        });
      }),
    close: () => gzip.close(),
  };
}
