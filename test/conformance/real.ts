/** Containers as machines on a Docker Engine, as a learner with the driver dind has them. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openSession } from '../../src/driver/open-session.ts';
import type { Session } from '../../src/driver/types.ts';
import { homeFolders } from '../../src/files/home.ts';
import { runCommand } from '../../src/shell/run-command.ts';
import type { ShellState } from '../../src/shell/types.ts';
import type { Printed } from '../simulator/replay/lab.ts';
import { COMPOSE_FILE, POINT, REACH, REACHED, type TimedPlace } from './play.ts';
import { STATES, type StartState } from './script.ts';

const LONGEST_MS = 90_000;
const LOOK_EVERY_MS = 150;
const USER_HOME = '/home/sam';

/** What one machine forgets before it stands as it was made. */
const FORGET = [
  'docker swarm leave -f 2>/dev/null',
  // Networks of tasks go some seconds later; in the way of a next swarm, they would stay.
  'for second in 1 2 3 4 5 6 7 8 9; do [ -z "$(docker network ls -q --filter driver=overlay)" ] || sleep 1; done',
  'docker ps -aq | xargs -r docker rm -fv',
  'docker network prune -f',
  'docker volume ls -q | xargs -r docker volume rm',
  'rm -rf /root/*',
].join('; ');

export class Real implements TimedPlace {
  readonly #root: string;
  readonly #workspace: string;
  readonly #session: Session;
  #state: ShellState;

  private constructor(root: string, session: Session) {
    this.#root = root;
    this.#workspace = session.workspace;
    this.#session = session;
    this.#state = this.#fresh();
  }

  /** `env` leads to the engine; `mainPath` is the built simulator, beside which the machines' program lies. */
  static async open(env: Readonly<Record<string, string>>, mainPath: string): Promise<Real> {
    const root = mkdtempSync(join(tmpdir(), 'conformance-'));
    const workspace = join(root, 'workspace');
    mkdirSync(workspace);
    const { PATH = '/usr/bin:/bin' } = process.env;
    const session = await openSession('dind', {
      home: homeFolders({ SWARM_TUTOR_HOME: root }),
      language: 'en',
      env: { PATH, HOME: workspace, USER: 'sam', SHELL: '/bin/bash', LANG: 'C.UTF-8', ...env },
      workspace,
      mainPath,
    });
    return new Real(root, session);
  }

  async begin(state: StartState, from: StartState | undefined): Promise<void> {
    this.#state = this.#fresh();
    for (const name of readdirSync(this.#workspace))
      if (!name.startsWith('.')) rmSync(join(this.#workspace, name), { recursive: true });
    writeFileSync(join(this.#workspace, 'docker-compose.yml'), COMPOSE_FILE);
    if (from !== state) await this.#stand(state);
    if (state === 'swarm' || state === 'stack') await this.#done(POINT);
  }

  async #stand(state: StartState): Promise<void> {
    const there = (await this.types('docker-machine ls -q')).stdout.split('\n').filter((name) => name !== '');
    const keep = state === 'nothing' ? [] : ['myvm1', 'myvm2'];
    const extra = there.filter((name) => !keep.includes(name));
    if (extra.length > 0) await this.#done(`docker-machine rm -f ${extra.join(' ')}`);
    for (const name of keep) {
      if (!there.includes(name)) await this.#done(`docker-machine create --driver dind ${name}`);
      else {
        if ((await this.types(`docker-machine status ${name}`)).stdout.trim() !== 'Running')
          await this.#done(`docker-machine start ${name}`);
        await this.#done(`docker-machine ssh ${name} '${FORGET}'`);
      }
    }
    for (const step of STATES.slice(2, STATES.indexOf(state) + 1)) {
      if (step === 'nothing') continue;
      if (step === 'stack') await this.#done(POINT);
      for (const line of REACH[step]) await this.#done(line);
      const reached = REACHED[step];
      if (step === 'swarm') await this.#done(POINT);
      if (reached !== undefined) await this.until(...reached);
    }
  }

  async #done(line: string): Promise<void> {
    const { exitCode, stderr, stdout } = await this.types(line);
    if (exitCode !== 0) throw new Error(`${line}: exit ${exitCode}: ${stderr}${stdout}`);
  }

  async types(line: string): Promise<Printed> {
    const { shell, shellProgram } = this.#session;
    const ran = await runCommand({
      command: line,
      shell,
      shellProgram,
      state: this.#state,
      scratch: this.#session.scratch,
      onOutput: () => undefined,
      timeoutMs: LONGEST_MS,
    });
    this.#state = ran.state;
    return { stdout: this.#here(ran.stdout), stderr: this.#here(ran.stderr), exitCode: ran.exitCode ?? -1 };
  }

  async until(line: string, matches: RegExp): Promise<void> {
    for (const end = Date.now() + LONGEST_MS; ; ) {
      const { stdout, stderr } = await this.types(line);
      if (matches.test(stdout)) return;
      if (Date.now() > end) throw new Error(`waited in vain: ${line}\n${stdout}${stderr}`);
      await this.pass(LOOK_EVERY_MS);
    }
  }

  pass(ms: number): Promise<void> {
    return setTimeout(ms);
  }

  /** The versions of client and engine, in words. */
  async versions(): Promise<string> {
    await this.begin('machines', undefined);
    await this.#done(POINT);
    const format = 'docker CLI {{.Client.Version}}, Docker Engine {{.Server.Version}}';
    return (await this.types(`docker version --format '${format}'`)).stdout.trim();
  }

  /** Removes the machines and all files. */
  async close(): Promise<void> {
    await this.begin('nothing', undefined);
    rmSync(this.#root, { recursive: true, force: true });
  }

  #fresh(): ShellState {
    return { env: this.#session.env, cwd: this.#session.workspace };
  }

  /** The computer's folders under other names, which recordings share. */
  #here(text: string): string {
    return text
      .replaceAll(join(this.#root, 'dind', 'machine'), `${USER_HOME}/.docker/machine`)
      .replaceAll(this.#workspace, USER_HOME)
      .replaceAll(this.#root, USER_HOME);
  }
}
