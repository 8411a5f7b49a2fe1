/** Two simulated machines and a `docker` command line on them, with time that passes only when a test says so. */
import { posix } from 'node:path';
import type { ProgramCall } from '../../src/simulator/call/call.ts';
import { runDocker } from '../../src/simulator/docker/index.ts';
import { advance, openSim, settleNow } from '../../src/simulator/engine/clock.ts';
import type { Engine } from '../../src/simulator/engine/contract/engine.ts';
import type { World } from '../../src/simulator/engine/contract/world.ts';
import type { Sim } from '../../src/simulator/engine/model/sim.ts';
import { newState } from '../../src/simulator/engine/model/state.ts';
import { makeWorld } from '../../src/simulator/engine/world/sim-world.ts';
import { COMPOSE_FILE } from './compose-file.ts';

/** What a command printed. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export interface RunOptions {
  /** The machine that the command runs on, or that DOCKER_HOST names; the empty name is this computer. */
  readonly on?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly terminal?: boolean;
  readonly columns?: number;
  /** Ctrl-C comes after so many simulated milliseconds. */
  readonly interruptAfterMs?: number;
}

class Interrupted extends Error {}

export class DockerLab {
  readonly files = new Map<string, string>([['docker-compose.yml', COMPOSE_FILE]]);
  readonly world: World;
  readonly #sim: Sim;

  /** The whole state, as it would be written to disk. */
  everything(): string {
    return JSON.stringify(this.#sim.state);
  }

  constructor(
    machines: readonly string[] = ['myvm1', 'myvm2'],
    seed = 'lab',
    start = '2026-11-22T11:34:00Z',
  ) {
    this.#sim = openSim(newState(Date.parse(start), seed, 1));
    this.world = makeWorld(this.#sim);
    for (const name of machines) {
      this.world.createMachine({ name, driver: 'generic' });
      for (const tag of ['part2', 'part3']) this.world.loadImage(name, `john/get-started:${tag}`);
    }
    this.world.setOnline(false);
    this.pass(1000);
  }

  /** Lets simulated milliseconds pass. */
  pass(ms: number): void {
    advance(this.#sim, this.#sim.now + ms);
  }

  /** Runs one docker command, its words split at spaces (single quotes keep them together). */
  async docker(line: string, options: RunOptions = {}): Promise<Printed> {
    let stdout = '';
    let stderr = '';
    const on = options.on ?? 'myvm1';
    const { world, files } = this;
    const sim = this.#sim;
    const start = sim.now;
    const call: ProgramCall = {
      argv: words(line),
      env: options.env ?? {},
      client: on,
      cwd: '/home/sam',
      stdin: async () => options.stdin ?? '',
      readFile: (path) => {
        const text = files.get(path);
        if (text === undefined) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
        return text;
      },
      files: {
        kindOf: (path) => (files.has(path) ? 'file' : path === '.' ? 'folder' : undefined),
        read: (path) => [{ path: '', content: files.get(path) ?? '' }],
        write: (path, copied) => {
          for (const { path: inside, content } of copied)
            if (content !== undefined) files.set(posix.join(path, inside), content);
        },
      },
      out: (text) => {
        stdout += text;
      },
      err: (text) => {
        stderr += text;
      },
      isTerminal: options.terminal ?? false,
      columns: options.columns ?? 80,
      world,
      engineFor: (): Engine | undefined => (on === '' ? undefined : world.engine(on)),
      sleep: async (ms) => {
        advance(sim, sim.now + ms);
        if (sim.now - start >= (options.interruptAfterMs ?? Number.POSITIVE_INFINITY))
          throw new Interrupted();
      },
      afterInterrupt: async (work) => work(),
    };
    const exitCode = await runDocker(call).catch((error: unknown) => {
      if (error instanceof Interrupted) return 130;
      throw error;
    });
    settleNow(sim);
    return { stdout, stderr, exitCode };
  }

  /** Makes myvm1 a manager and lets the others join it. */
  async swarm(): Promise<void> {
    await this.docker('swarm init --advertise-addr 192.168.99.100');
    const token = (await this.docker('swarm join-token -q worker')).stdout.trim();
    for (const { name } of this.world.listMachines().slice(1))
      await this.docker(`swarm join --token ${token} 192.168.99.100:2377`, { on: name });
  }

  /** A swarm with the stack of the recordings, after its tasks have started. */
  async stack(): Promise<void> {
    await this.swarm();
    await this.docker('stack deploy -c docker-compose.yml getstartedlab');
    this.pass(10_000);
  }
}

function words(line: string): string[] {
  return [...line.matchAll(/(?:'[^']*'|[^\s'])+/g)].map((match) => match[0].replaceAll("'", ''));
}
