/** The figures of starts, of keys, and of doing nothing: each beside an Ink app, or beside Node itself. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { watchIdle } from './idle.ts';
import { median, type Pair } from './pairs.ts';
import { timesToAnswer, timeToEnd, timeToFrame } from './start.ts';

/** Node itself may wake a thread once. */
const MOST_WAKES = 2;

interface Parts {
  readonly cli: string;
  readonly simulator: string;
  /** For what is made meanwhile. */
  readonly folder: string;
  readonly home: (name: string) => Record<string, string>;
  readonly figure: (pair: Pair) => Promise<void>;
  /** Prints a line that is no ratio, and whether it holds. */
  readonly say: (line: string, holds: boolean) => void;
  /** Bundles an Ink app of the bench as ours is bundled. @returns the file */
  readonly bundled: (source: string) => Promise<string>;
}

/** How long each of these takes, by the names under which they are asked for. */
export function startFigures({ cli, simulator, folder, home, figure, say, bundled }: Parts) {
  const walkTo = (place: string, name: string): Record<string, string> => {
    const args = [cli, 'run', '--driver', 'simulator', '--speed', 'instant', '--until', place];
    execFileSync(process.execPath, args, { env: { ...process.env, ...home(name) }, stdio: 'ignore' });
    return home(name);
  };
  const nothing = () => timeToEnd(['-e', '0']);

  return {
    async frame() {
      const hello = await bundled('hello.tsx');
      const other = () => timeToFrame([hello], 'Hello, world!');
      const ofHello = (name: string, limit: number, ours: Pair['ours']) =>
        figure({ name: `${name} / hello-world Ink`, limit, rounds: 15, ours, other });
      await ofHello('first frame, first start', 0.8, async () => {
        rmSync(join(folder, 'fresh'), { recursive: true, force: true });
        return timeToFrame([cli], '⏎', home('fresh'));
      });
      const used = walkTo('node-list', 'used');
      const stepOf = [cli, 'learn', 'node-list'];
      const step = () => timeToFrame(stepOf, '⏎', used);
      // After a walk in lines, which keeps no code of the screen; nor do starts that are ended at their first frame.
      await ofHello('a step opened directly, no screen before', 1.2, step);
      await timesToAnswer(stepOf, '⏎', [], used);
      await ofHello('a step opened directly', 1, step);
      await ofHello('first frame, later start', 0.6, () => timeToFrame([cli], '⏎', used));
      await ofHello('the step after ⏎ on the first page', 0.25, async () => {
        const [took = Number.NaN] = await timesToAnswer([cli], '⏎', ['\r'], used);
        return took;
      });
    },
    async key() {
      const answers = await bundled('answers.tsx');
      const used = walkTo('node-list', 'keys');
      // Letters into the field of an edited command.
      const typed = ['e', ...'docker service ls --quiet'];
      await figure({
        name: 'from a key to its frame / Ink app that answers one',
        limit: 1.5,
        rounds: 5,
        ours: async () => median(await timesToAnswer([cli, 'learn', 'node-list'], '⏎', typed, used)),
        other: async () => median(await timesToAnswer([answers], 'Hello, world!', typed)),
      });
    },
    async idle() {
      if (process.platform !== 'linux') return;
      // Node's engine tidies its memory up for some minutes after a start, and wakes every eight seconds for it.
      const args = ['--no-memory-reducer', cli];
      const { ticks, wakes } = await watchIdle(args, '⏎', walkTo('node-list', 'idle'));
      say(
        `idle at a step: ${ticks * 10} ms of processor time, ${wakes} wake-ups in half a minute (limits 0, ${MOST_WAKES})`,
        ticks === 0 && wakes <= MOST_WAKES,
      );
    },
    async version() {
      const ours = () => timeToEnd([cli, '--version']);
      await figure({ name: '--version / node -e 0', limit: 1.3, rounds: 25, ours, other: nothing });
    },
    async list() {
      const used = walkTo('node-list', 'listed');
      const ours = () => timeToEnd([cli, 'list'], used);
      await figure({ name: 'list / node -e 0', limit: 1.7, rounds: 25, ours, other: nothing });
    },
    async docker() {
      const used = walkTo('node-list', 'asked');
      const state = join(used.SWARM_TUTOR_HOME ?? '', 'simulator');
      const env = {
        SWARM_TUTOR_SIMULATOR: state,
        SWARM_TUTOR_SPEED: '4',
        DOCKER_HOST: 'tcp://192.168.99.100:2376',
        DOCKER_TLS_VERIFY: '1',
        DOCKER_CERT_PATH: join(state, 'machine', 'machines', 'myvm1'),
      };
      const ours = () => timeToEnd([simulator, 'docker', 'node', 'ls'], env);
      await figure({
        name: 'simulated docker node ls / node -e 0',
        limit: 1.6,
        rounds: 25,
        ours,
        other: nothing,
      });
    },
  };
}
