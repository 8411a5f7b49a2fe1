/** Unattended Part 4 on real engines, against a shell script that issues the same commands and waits for the same conditions. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { openSession } from '../../src/driver/open-session.ts';
import { homeFolders } from '../../src/files/home.ts';
import type { Report } from '../../src/tutor/report.ts';

interface Prepared {
  readonly ours: () => Promise<number>;
  readonly script: () => Promise<number>;
  readonly clean: () => void;
}

const STACK = 'getstartedlab';
const onManager = (words: string) => `docker-machine ssh myvm1 "docker ${words}"`;
const lines = (command: string, pattern: string, count: number) =>
  `[ "$(${command} 2>/dev/null | grep -c '${pattern}')" = ${count} ]`;
const ready = (count: number) => lines(onManager('node ls --format {{.Status}}'), '^Ready', count);
const running = (count: number, image = '') =>
  lines(
    `docker service ps ${STACK}_web -f desired-state=running --format '{{.Image}} {{.CurrentState}}'`,
    `${image} Running`,
    count,
  );
const everywhere = (count: number) =>
  lines(`docker service ps swarm-tutor-everywhere --format '{{.CurrentState}}'`, '^Running', count);
const empty = (command: string) => `[ -z "$(${command} 2>/dev/null)" ]`;

/** What the lesson's checks wait for after a step's command, as a shell asks it. */
const UNTIL: Readonly<Record<string, readonly string[]>> = {
  'try-image': ['curl -s http://localhost/ | grep -q .'],
  'init-swarm': [ready(1)],
  'join-worker': [ready(2)],
  'deploy-stack': [running(5)],
  'deploy-over-ssh': [running(5)],
  'scale-up': [running(7)],
  'rolling-update': [running(7, 'part3')],
  'global-service': [everywhere(2)],
  'join-extra': [ready(3), everywhere(3)],
  'reach-extra': [running(9)],
  'remove-global': [empty('docker service ls -q -f name=swarm-tutor-everywhere')],
  'remove-stack': [
    empty(`docker stack ps -q ${STACK}`),
    empty(`docker ps -aq -f label=com.docker.stack.namespace=${STACK}`),
    empty(`docker network ls -q -f name=${STACK}_`),
  ],
  'leave-extra': [lines('docker node ls --format {{.Status}}', '^Down', 1)],
  'start-machines': [ready(2)],
  'point-shell-again': [ready(2)],
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
  const report = JSON.parse(tutor('run', '--yes', '--json')) as Report;
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
function scriptOf({ steps }: Report): string {
  const done = steps.flatMap(({ id, command, status }) => {
    if (status === 'failed') throw new Error(`the walk did not pass ${id}`);
    if (command === null || status !== 'passed') return [];
    const edit = EDITS[id] === undefined ? [] : [`sed -i '${EDITS[id]}' docker-compose.yml`];
    const token = command.includes('[secret]') ? [`TOKEN=$(${onManager('swarm join-token -q worker')})`] : [];
    const waits = (UNTIL[id] ?? []).map((holds) => `until ${holds}; do sleep 0.1; done`);
    return [...edit, ...token, command.replace(/(SWMTKN-1-)?\[secret\]/g, '$TOKEN'), ...waits];
  });
  return `set +e\n${done.join('\n')}\n`;
}
