/** A process of learners: each has a connection of its own, tells what happens at once, and again until it has arrived. */
import { Agent, request } from 'node:http';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import type { SentEvent } from '../../../src/room/contract/events.ts';
import type { LearnersDone, LearnersTask, ToldMoment } from './parts.ts';
import { keepRhythm } from './rhythm.ts';

/** Between two tries, milliseconds: a tutor waits longer, and so would the benchmark. */
const PAUSE_MS = 300;
const PATIENCE_MS = 10_000;

/** One learner: what waits goes together, one request at a time. */
class BenchLearner {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #token: string;
  readonly #ports: readonly number[];
  #turn: number;
  #waiting: SentEvent[] = [];
  #sending: Promise<void> | undefined;
  retries = 0;

  constructor(token: string, ports: readonly number[], turn: number) {
    this.#token = token;
    this.#ports = ports;
    this.#turn = turn;
  }

  tell(sent: SentEvent): void {
    this.#waiting.push(sent);
    this.#sending ??= this.#send();
  }

  async end(): Promise<void> {
    await this.#sending;
    this.#agent.destroy();
  }

  async #send(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      while (!(await this.#sync(batch).catch(() => false))) {
        this.retries += 1;
        // As a load balancer would: the next server.
        this.#turn += 1;
        await pause(PAUSE_MS * (0.5 + Math.random()));
      }
    }
    this.#sending = undefined;
  }

  #sync(events: readonly SentEvent[]): Promise<boolean> {
    const body = JSON.stringify({ now: Date.now(), seen: 0, events });
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          ...{ host: '127.0.0.1', port: this.#ports[this.#turn % this.#ports.length], path: '/v1/sync' },
          ...{ method: 'POST', agent: this.#agent, timeout: PATIENCE_MS },
          headers: {
            authorization: `Bearer ${this.#token}`,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (part: string) => {
            text += part;
          });
          answer.on('error', reject).on('end', () => {
            if (answer.statusCode === 200 && !text.startsWith('{"refused":[]'))
              reject(new Error(`refused: ${text}`));
            else resolve(answer.statusCode === 200);
          });
        },
      );
      asked.on('timeout', () => asked.destroy(new Error('no answer'))).on('error', reject);
      asked.end(body);
    });
  }
}

process.once('message', async (task: LearnersTask) => {
  const learners = task.learners.map(
    ({ token, number }) => new BenchLearner(token, task.ports, number % task.ports.length),
  );
  const told: ToldMoment[] = [];
  const latest = await keepRhythm(task, { count: learners.length, steps: task.steps }, (at, sent, now) => {
    told.push({ id: sent.id, at: now });
    learners[at]?.tell(sent);
  });
  await Promise.all(learners.map((learner) => learner.end()));
  const retries = learners.reduce((sum, learner) => sum + learner.retries, 0);
  process.send?.({ told, retries, latest } satisfies LearnersDone, () => process.exit());
});
