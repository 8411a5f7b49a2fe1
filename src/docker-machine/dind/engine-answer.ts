/** Asks a machine's engine over TLS, as any client would. */

import { request } from 'node:https';
import { isRecord, parseJson } from '../../value/json.ts';
import type { EngineAnswer } from '../backend.ts';
import type { ClientFiles } from './authority.ts';

/** How long an engine may take to answer, milliseconds. */
const ANSWER_MS = 5000;

/** The engine's version, if it answers to the client's certificate at `at` (`HOST:PORT`). Never rejects. */
export function engineAnswer(at: string, client: ClientFiles): Promise<EngineAnswer> {
  const [host, port] = at.split(':');
  return new Promise((resolve) => {
    const refused = () => resolve({ kind: 'refused' });
    const asked = request(
      {
        host,
        port,
        path: '/version',
        ca: client.ca,
        cert: client.cert,
        key: client.key,
        timeout: ANSWER_MS,
        agent: false,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('error', refused);
        response.on('end', () => {
          const version = versionIn(text);
          if (response.statusCode === 200 && version !== undefined) resolve({ kind: 'up', version });
          else refused();
        });
      },
    );
    asked.on('timeout', () => asked.destroy());
    asked.on('error', refused);
    asked.end();
  });
}

function versionIn(json: string): string | undefined {
  const answer = parseJson(json);
  return isRecord(answer) && typeof answer.Version === 'string' ? answer.Version : undefined;
}
