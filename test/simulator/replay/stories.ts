/** How each recording began, and what was done between its commands. */
import { SSH_UP_MS } from '../../../src/simulator/docker-machine/timing.ts';
import type { State } from '../../../src/simulator/engine/model/state.ts';
import { COMPOSE_FILE } from '../../support/compose-file.ts';
import type { Recorded } from '../../support/recordings.ts';
import { ReplayLab } from './lab.ts';
import { catV } from './redrawn.ts';
import { type Compared, type Play, replay } from './replay.ts';
import {
  asRecorded,
  countOnFirst,
  DEPLOY,
  drainedAndSpread,
  edit,
  failing,
  fromMachine,
  luck,
  obedient,
  onFirst,
  stack,
  swarm,
  twoMachines,
  wantedTasks,
  withRegistry,
} from './set-ups.ts';

export interface Story extends Play {
  readonly name: string;
  /** Goes on with the lab of the story before it. */
  readonly follows?: true;
  /** Decides what chance decides; the name if left out. */
  readonly seed?: string;
  readonly setUp?: (lab: ReplayLab) => Promise<void>;
}

const remarked = (recorded: Recorded, pattern: RegExp): boolean =>
  recorded.remarks.some((remark) => pattern.test(remark));

/** Does something before an entry, by its number from 0. */
function at(steps: Readonly<Record<number, (lab: ReplayLab) => Promise<void> | void>>): Pick<Play, 'before'> {
  return { before: (lab, _recorded, index) => steps[index]?.(lab) };
}

export const STORIES: readonly Story[] = [
  {
    name: '01-before-swarm',
    setUp: async (lab) => {
      await twoMachines(lab);
      lab.writeFile('docker-compose.yml', '[]\n');
      await lab.types('docker-machine scp docker-compose.yml myvm1:~');
      lab.writeFile('docker-compose.yml', COMPOSE_FILE);
    },
  },
  { name: '02-swarm-init', follows: true },
  { name: '03-swarm-join', follows: true },
  { name: '04-nodes', follows: true },
  {
    name: '06-stack-deploy',
    follows: true,
    ...at({
      2: async (lab) => {
        await lab.types('eval $(docker-machine env myvm1)');
        await luck(lab, () => lab.types(DEPLOY), onFirst([1, 4]));
      },
    }),
  },
  // The tasks run for 48 s.
  { name: '07-stack-views', follows: true, ...at({ 0: (lab) => lab.pass(44_000) }) },
  {
    name: '08-scale',
    follows: true,
    ...at({
      // What the deploy before took away had gone.
      19: (lab) => lab.pass(15_000),
      // Five again; nothing was left of the three.
      26: async (lab) => {
        edit(lab, 'replicas: 3', 'replicas: 5');
        lab.pass(15_000);
        await luck(lab, () => lab.types(DEPLOY), onFirst([2, 5]));
      },
    }),
  },
  {
    name: '09-rolling-update',
    follows: true,
    ...at({
      // The tasks run for 31 s.
      0: async (lab) => {
        lab.pass(27_000);
        await luck(lab, () => lab.types(DEPLOY).then(() => lab.pass(80_000)), countOnFirst(3));
      },
      23: (lab) =>
        luck(
          lab,
          () => lab.types('docker service rollback -d getstartedlab_web').then(() => lab.pass(80_000)),
          countOnFirst(3),
        ),
    }),
  },
  {
    name: '13-stack-rm',
    follows: true,
    ...at({
      // The rollback had reached its last task 2 s before.
      0: (lab) => {
        while (
          !wantedTasks(lab.state).every(
            ({ Status, Spec }) => Status.State === 'running' && Spec.ContainerSpec.Image.endsWith('part2'),
          )
        )
          lab.pass(100);
        lab.pass(2_000);
      },
      38: (lab) => edit(lab, 'part3', 'part2'),
      // Its tasks run.
      39: (lab) => lab.pass(5_000),
      45: (lab) => lab.types('docker service rm getstartedlab_web').then(() => undefined),
    }),
  },
  {
    name: '11-node-down',
    setUp: drainedAndSpread,
    before: (lab, recorded) => {
      if (remarked(recorded, /^A\. graceful/)) lab.world.stopEngine('myvm2');
      if (remarked(recorded, /^start again/)) lab.pass(20_000);
      if (remarked(recorded, /^B\. hard/)) lab.world.killMachine('myvm2');
      if (!remarked(recorded, /^power on again/)) return;
      lab.world.startMachine('myvm2');
      lab.pass(SSH_UP_MS);
    },
  },
  {
    name: '14-leave',
    setUp: async (lab) => {
      await stack(lab, [2, 4]);
      await lab.types('docker service scale -d getstartedlab_web=6');
      lab.pass(10_000);
    },
  },
  {
    name: '15-cli-20.10',
    setUp: async (lab) => {
      await swarm(lab);
      await lab.types('export SWARM_TUTOR_DOCKER_CLI=20.10');
      lab.writeFile('unk.yml', 'version: "3"\nservices:\n  web:\n    image: a\n    nosuchkey: 1\n');
      lab.writeFile('bad.yml', 'version: "3"\nservices:\n  web:\n    image: a\n   ports: b\n');
      lab.writeFile('nover.yml', COMPOSE_FILE.replace(/^version.*\n/, ''));
    },
    ...at({
      2: (lab) => luck(lab, () => lab.types(DEPLOY), onFirst([2, 4])),
      28: (lab) => edit(lab, 'replicas: 5', 'replicas: 3'),
    }),
  },
  {
    name: '16-scp-ssh-deploy',
    setUp: swarm,
    before: async (lab, recorded) => {
      if (!remarked(recorded, /^the 4000:80 variant/)) return;
      edit(lab, '"80:80"', '"4000:80"');
      await lab.types('eval $(docker-machine env myvm1)');
    },
  },
  {
    name: '17-no-such-image',
    seed: 's8',
    setUp: async (lab) => {
      await swarm(lab);
      edit(lab, 'image: john/get-started:part2', 'image: username/repo:tag');
      await luck(lab, () => lab.types(DEPLOY), onFirst([3, 5]));
    },
    before: (lab, recorded) => {
      if (!remarked(recorded, /^fixed image/)) return;
      edit(lab, 'image: username/repo:tag', 'image: john/get-started:part2');
      // The next attempt of the old tasks was 3.4 s away.
      const away = () => Math.min(...wantedTasks(lab.state).map(({ sim }) => sim.runAt ?? lab.now)) - lab.now;
      while (away() < 3_400) lab.pass(100);
      lab.pass(away() - 3_400);
    },
  },
  { name: '18-task-fails', seed: 's4', setUp: failing },
  {
    name: '19-tty',
    setUp: (lab) => stack(lab, [2, 4]),
    type: async (lab, command) => {
      const words = command
        .replace(/ +\(on a .*/, '')
        .split(' ')
        .slice(1);
      // A terminal puts a carriage return before every line's end.
      const screen = (await lab.onTerminal(words)).replace(/\n/g, '\r\n');
      return { stdout: catV(screen), stderr: '', exitCode: 0 };
    },
  },
  {
    name: '21-registry',
    setUp: withRegistry,
    ...at({
      2: (lab) => fromMachine(lab, onFirst([2, 4])),
      16: (lab) => edit(lab, 'part2', 'nosuchtag'),
      // The slot whose task was rejected came first.
      19: async (lab) => {
        edit(lab, 'nosuchtag', 'part3');
        const nextRuns = (state: State) =>
          wantedTasks(state).some(
            ({ Status, Spec }) => Status.State === 'running' && Spec.ContainerSpec.Image.includes('part3'),
          );
        await luck(lab, () => lab.types(DEPLOY).then(() => lab.pass(5_000)), nextRuns);
      },
    }),
  },
  { name: '22-health', setUp: obedient },
  {
    name: 'machine-virtualbox',
    setUp: async (lab) => {
      lab.writeFile('docker-compose.yml', COMPOSE_FILE);
      lab.world.setComputer({ virtualbox: 'no-vtx' });
      lab.world.setOnline(false);
      await lab.types('docker-machine regenerate-certs -f none');
    },
    before: (lab, recorded) => {
      if (/stack deploy/.test(recorded.command)) asRecorded(lab);
    },
  },
  { name: 'machine-rm', follows: true },
  {
    name: 'machine-generic',
    rewrite: inItsOwnShell,
    setUp: async (lab) => {
      lab.writeFile('docker-compose.yml', 'hello\n');
      lab.world.setComputer({ nativeSsh: 'refused' });
    },
    before: (lab, recorded) => {
      if (remarked(recorded, /^the failures above/)) lab.world.setComputer({});
      if (remarked(recorded, /^machine stopped by other means/)) lab.world.killMachine('myvm2');
      if (remarked(recorded, /^container started again/)) lab.world.startMachine('myvm2');
    },
  },
  ...['00-version', '01-help', '02-help-commands', '03-ls-empty', '04-create', '05-nosuch', '06-noargs'].map(
    (name): Story => ({
      name: `machine-errors/${name}`,
      rewrite: inItsOwnShell,
      setUp: async (lab) => lab.world.setComputer({ virtualbox: 'missing', hyperv: 'missing' }),
    }),
  ),
];

/** Tokens of the recorded swarms, and the workers' secrets in them. */
const RECORDED_TOKEN = /(SWMTKN-1-(?:3cgs85n2p9|5f098i0m2s)\w{40}-)(\w{25})/;
const RECORDED_SECRETS = ['1qhp9ed7ytkwsalnqv5sc0gu7', '06f8bbjpijqonw86na3pr5zln'];

/** The lab's token for the recorded one, so that what is wrong with a token stays wrong. */
async function ownTokens(lab: ReplayLab, recorded: Recorded): Promise<string> {
  const [whole, , secret = ''] = RECORDED_TOKEN.exec(recorded.command) ?? [];
  if (whole === undefined) return recorded.command;
  const own = (await lab.types('docker-machine ssh myvm1 docker swarm join-token -q worker')).stdout.trim();
  const digest = own.slice(0, own.lastIndexOf('-') + 1);
  return recorded.command.replace(whole, RECORDED_SECRETS.includes(secret) ? own : `${digest}${secret}`);
}

/** These were typed each into a shell of its own. */
async function inItsOwnShell(_lab: ReplayLab, recorded: Recorded): Promise<string> {
  return `(${recorded.command})`;
}

/** Follows remarks such as `docker-compose.yml edited: replicas: 5 -> 7`. */
function follow(lab: ReplayLab, recorded: Recorded): void {
  for (const remark of recorded.remarks) {
    const [, kind, from = '', to = ''] =
      /docker-compose\.yml edited: (replicas:|image) (\S+) -> (\S+)/.exec(remark) ?? [];
    if (kind === 'replicas:') edit(lab, `replicas: ${from}`, `replicas: ${to}`);
    else if (kind === 'image') edit(lab, /(image: \S+:)\S+/, `$1${to}`);
  }
}

export interface Result {
  readonly name: string;
  readonly compared: readonly Compared[];
}

/**
 * Plays stories, one after the other; with names only those, and those that they follow.
 * @param differing the entries that are known not to agree, as `NAME NUMBER`
 */
export async function playAll(
  names?: readonly string[],
  differing: readonly string[] = [],
): Promise<Result[]> {
  const results: Result[] = [];
  let lab: ReplayLab | undefined;
  for (const [index, story] of STORIES.entries()) {
    if (names !== undefined && !isNeeded(index, names)) continue;
    if (story.follows !== true) {
      lab?.close();
      lab = new ReplayLab(story.seed ?? story.name);
      await story.setUp?.(lab);
    }
    if (lab === undefined) throw new Error(`${story.name} follows nothing`);
    const play: Play = {
      rewrite: story.rewrite ?? ownTokens,
      differing: differing.flatMap((entry) => {
        const [name, number] = entry.split(' ');
        return name === story.name ? [Number(number)] : [];
      }),
      ...(story.type === undefined ? {} : { type: story.type }),
      before: async (on, recorded, entry) => {
        follow(on, recorded);
        await story.before?.(on, recorded, entry);
      },
    };
    results.push({ name: story.name, compared: await replay(lab, story.name, play) });
  }
  lab?.close();
  return results;
}

/** A story is asked for, or one that follows it. */
function isNeeded(index: number, names: readonly string[]): boolean {
  for (let i = index; i < STORIES.length && (i === index || STORIES[i]?.follows === true); i += 1)
    if (names.includes(STORIES[i]?.name ?? '')) return true;
  return false;
}
