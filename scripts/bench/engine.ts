/** Unattended Part 4 on real engines, against a shell script that issues the same commands and waits for the same conditions. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { openSession } from '../../src/driver/open-session.ts';
import { homeFolders } from '../../src/files/home.ts';
import type { WalkReport } from '../../src/tutor/report.ts';

interface Prepared {
  readonly ours: () => Promise<number>;
  readonly script: () => Promise<number>;
  readonly clean: () => void;
}

const STACK = 'getstartedlab';
const EVERYWHERE = 'swarm-tutor-everywhere';
const on = (machine: string, words: string) => `docker-machine ssh ${machine} "docker ${words}"`;
const lines = (command: string, pattern: string, count: number) =>
  `[ "$(${command} 2>/dev/null | grep -c '${pattern}')" = ${count} ]`;
const some = (command: string, pattern: string) => `${command} 2>/dev/null | grep -q '${pattern}'`;
const empty = (command: string) => `[ -z "$(${command} 2>/dev/null)" ]`;
const ready = (count: number) => lines(on('myvm1', 'node ls --format {{.Status}}'), '^Ready', count);
const swarm = (machine: string, state: string) =>
  some(on(machine, 'info --format {{.Swarm.LocalNodeState}}'), `^${state}`);
const machines = (state: string, count: number) =>
  lines(`docker-machine ls --format '{{.State}} {{.DockerVersion}}'`, `^${state}`, count);
const active = some(`docker-machine ls --format '{{.Name}} {{.Active}}'`, '^myvm1 \\*');
const running = (count: number, pattern = 'Running') =>
  lines(
    `docker service ps ${STACK}_web -f desired-state=running --format '{{.Image}} {{.CurrentState}} {{.Node}}'`,
    pattern,
    count,
  );
const everywhere = (count: number) =>
  lines(`docker service ps ${EVERYWHERE} --format '{{.CurrentState}}'`, '^Running', count);

/** What the checks of a step look at, asked once more until it holds, as a shell asks it. */
const UNTIL: Readonly<Record<string, readonly string[]>> = {
  'try-image': [some('docker ps', 'swarm-tutor-hello'), 'curl -s http://localhost/ | grep -q .'],
  'remove-trial': [empty('docker ps -q -f name=swarm-tutor-hello')],
  'create-manager': [machines('Running', 1)],
  'create-worker': [machines('Running', 2)],
  'list-machines': [
    machines('Running', 2),
    some('docker-machine ip myvm1', '.'),
    some('docker-machine ip myvm2', '.'),
  ],
  'init-swarm': [swarm('myvm1', 'active'), ready(1)],
  'join-worker': [swarm('myvm2', 'active'), ready(2)],
  'node-list': [ready(2)],
  'ask-the-worker': [swarm('myvm2', 'active')],
  'active-machine': [active],
  'private-registry': [some('docker info', 'Is Manager: true')],
  'deploy-stack': [
    some('docker stack ls', STACK),
    some('docker stack services getstartedlab', 'replicated'),
    some('docker network ls', `${STACK}_.* overlay`),
    running(5),
  ],
  'view-tasks': [running(5)],
  'deploy-over-ssh': [running(5)],
  'scale-up': [running(7)],
  'rolling-update': [running(7, 'part3 Running')],
  'global-service': [some('docker service ls', `${EVERYWHERE} .*global`), everywhere(2)],
  'create-extra': [machines('Running', 3)],
  'join-extra': [ready(3), everywhere(3)],
  'reach-extra': [running(9), some(`docker service ps ${STACK}_web`, 'myvm3')],
  'remove-global': [empty(`docker service ls -q -f name=${EVERYWHERE}`)],
  'remove-stack': [
    empty(`docker stack ps -q ${STACK}`),
    empty(`docker ps -aq -f label=com.docker.stack.namespace=${STACK}`),
    empty(`docker network ls -q -f name=${STACK}_`),
  ],
  'leave-extra': [swarm('myvm3', 'inactive'), lines('docker node ls --format {{.Status}}', '^Down', 1)],
  'forget-extra': [lines('docker node ls -q', '.', 2)],
  'stop-machines': [machines('Stopped', 2)],
  'start-machines': [
    machines('Running', 3),
    some('docker-machine ip myvm1', '.'),
    some('docker-machine ip myvm2', '.'),
    ready(2),
  ],
  'point-shell-again': [active, ready(2)],
  'leave-swarm': [ready(2)],
  'stop-all': [machines('Stopped', 3)],
  'delete-machines': [empty('docker-machine ls -q')],
};

/** What the walk edits before a step's command, for sed. */
const EDITS: Readonly<Record<string, string>> = {
  'scale-up': 's/replicas: 5/replicas: 7/',
  'rolling-update': 's/:part2/:part3/',
  'reach-extra': 's/replicas: 7/replicas: 9/',
};

/** Walks once, and writes the script from what the walk says that it ran. `env` leads to the engine. */
export async function prepareEngineWalk(cli: string, engine: Record<string, string>): Promise<Prepared> {
  const home = mkdtempSync(join(tmpdir(), 'bench-engine-'));
  const env = { ...process.env, ...engine, SWARM_TUTOR_HOME: home };
  const tutor = (...words: string[]) =>
    execFileSync(process.execPath, [cli, ...words, '--driver', 'dind'], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
  const reset = () => tutor('reset', '--all', '--yes');
  const report = JSON.parse(tutor('run', '--yes', '--json')) as WalkReport;
  const session = await openSession('dind', {
    home: homeFolders(env),
    language: 'en',
    env,
    mainPath: join(cli, '..', 'simulator.js'),
  });
  const file = join(home, '..', `bench-engine-${process.pid}`);
  // As it was before the walk edited it.
  const compose = join(session.workspace, 'docker-compose.yml');
  copyFileSync(compose, `${file}.yml`);
  execFileSync('sed', ['-i', 's/replicas: 9/replicas: 5/; s/:part3/:part2/', `${file}.yml`]);
  writeFileSync(`${file}.sh`, scriptOf(report));
  reset();
  return {
    async ours() {
      const begun = performance.now();
      tutor('run', '--yes', '--json');
      const took = performance.now() - begun;
      reset();
      return took;
    },
    async script() {
      const place = await openSession('dind', {
        home: homeFolders(env),
        language: 'en',
        env,
        mainPath: join(cli, '..', 'simulator.js'),
      });
      copyFileSync(`${file}.yml`, compose);
      const begun = performance.now();
      execFileSync('bash', ['--noprofile', '--norc', `${file}.sh`], {
        cwd: place.workspace,
        env: { ...place.env },
        stdio: 'ignore',
      });
      const took = performance.now() - begun;
      reset();
      return took;
    },
    clean() {
      for (const path of [`${file}.sh`, `${file}.yml`, home]) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** The report hides the join token: the script asks for it, as a person would. */
function scriptOf({ steps }: WalkReport): string {
  const done = steps.flatMap(({ id, command, status }) => {
    if (status === 'failed') throw new Error(`the walk did not pass ${id}`);
    if (command === null || status !== 'passed') return [];
    const edit = EDITS[id] === undefined ? [] : [`sed -i '${EDITS[id]}' docker-compose.yml`];
    const token = command.includes('[secret]')
      ? [`TOKEN=$(${on('myvm1', 'swarm join-token -q worker')})`]
      : [];
    const waits = (UNTIL[id] ?? []).map((holds) => `until ${holds}; do sleep 0.1; done`);
    return [...edit, ...token, command.replace(/(SWMTKN-1-)?\[secret\]/g, '$TOKEN'), ...waits];
  });
  return `set +e\n${done.join('\n')}\n`;
}
