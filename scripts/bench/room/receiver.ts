/** A process that takes what learners send, answers at once, and does nothing with it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';

const ANSWER = JSON.stringify({ refused: [] });

const server = createServer((request, answer) => {
  request.resume().on('end', () => {
    answer.writeHead(200, { 'content-type': 'application/json', 'content-length': ANSWER.length });
    answer.end(ANSWER);
  });
});
process.once('message', () => {
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
});
process.once('disconnect', () => process.exit());
