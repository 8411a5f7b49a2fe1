/** A process of learners: each has a connection of its own, tells what happens at once, and again until it has arrived. */
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import type { SentEvent } from '../../../src/room/contract/events.ts';
import { LearnerConnection } from './connection.ts';
import type { LearnersDone, LearnersTask, ToldMoment } from './parts.ts';
import { keepRhythm } from './rhythm.ts';

/** Between two tries, milliseconds: a tutor waits longer, and so would the benchmark. */
const PAUSE_MS = 300;

/** One learner: what waits goes together, one request at a time. */
class BenchLearner {
  readonly #connection = new LearnerConnection();
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
    this.#connection.end();
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

  async #sync(events: readonly SentEvent[]): Promise<boolean> {
    const { status, body } = await this.#connection.post({
      port: this.#ports[this.#turn % this.#ports.length] ?? 0,
      path: '/v1/sync',
      token: this.#token,
      body: JSON.stringify({ now: Date.now(), seen: 0, events }),
    });
    if (status === 200 && !body.startsWith('{"refused":[]')) throw new Error(`refused: ${body}`);
    return status === 200;
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
