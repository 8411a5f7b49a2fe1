/** The simulator as a computer with machines, on a clock of its own. */
import { ReplayLab } from '../simulator/replay/lab.ts';
import { COMPOSE_FILE, POINT, REACH, REACHED, type TimedPlace } from './play.ts';
import { STATES, type StartState } from './script.ts';

const LONGEST_MS = 300_000;

export class Simulated implements TimedPlace {
  readonly #chance: string;
  #lab: ReplayLab | undefined;

  /** `chance` decides what chance decides. */
  constructor(chance = 'conformance') {
    this.#chance = chance;
  }

  async begin(state: StartState, from: StartState | undefined): Promise<void> {
    if (from !== state) {
      this.close();
      this.#lab = new ReplayLab(this.#chance);
      this.#lab.world.setOnline(false);
      // The engines' kernel has no IPVS, so the routing mesh answers nobody; on the computer itself runs no engine.
      this.#lab.world.setRoutingMesh(false);
      this.#lab.state.local.up = false;
    }
    const lab = this.#here();
    await lab.types(
      'unset DOCKER_TLS_VERIFY DOCKER_HOST DOCKER_CERT_PATH DOCKER_MACHINE_NAME; rm -f ./*.yml',
    );
    lab.writeFile('docker-compose.yml', COMPOSE_FILE);
    if (from !== state)
      for (const step of STATES.slice(1, STATES.indexOf(state) + 1)) await this.#reach(step);
    if (state === 'swarm' || state === 'stack') await lab.types(POINT);
  }

  async #reach(state: StartState): Promise<void> {
    if (state === 'nothing') return;
    const lab = this.#here();
    if (state === 'stack') await lab.types(POINT);
    for (const line of REACH[state]) {
      const { exitCode, stderr } = await this.types(line);
      if (exitCode !== 0) throw new Error(`${line}: ${stderr}`);
    }
    const reached = REACHED[state];
    if (reached === undefined) return;
    await lab.types(POINT);
    await this.until(...reached);
  }

  async types(line: string): ReturnType<ReplayLab['types']> {
    const printed = await this.#here().types(line);
    this.#furnish();
    return printed;
  }

  /** New machines have the images of the app, whose web server does as it is told. */
  #furnish(): void {
    const lab = this.#here();
    for (const { name, daemon } of Object.values(lab.state.machines)) {
      if (daemon.images.length > 0) continue;
      for (const tag of ['part2', 'part3']) lab.world.loadImage(name, `john/get-started:${tag}`);
      for (const image of daemon.images) {
        Object.assign(image.Config, { Cmd: ['/start'], Env: [], WorkingDir: '' });
        image.sim = { ...image.sim, ignoresTerm: false };
      }
    }
  }

  async until(line: string, matches: RegExp): Promise<void> {
    const lab = this.#here();
    const end = lab.now + LONGEST_MS;
    for (;;) {
      const mark = lab.mark();
      const { stdout, stderr } = await lab.types(line);
      lab.back(mark);
      if (matches.test(stdout)) return;
      if (lab.now > end) throw new Error(`waited in vain: ${line}\n${stdout}${stderr}`);
      lab.pass(Math.min(500, Math.max(1, lab.next - lab.now)));
    }
  }

  async pass(ms: number): Promise<void> {
    this.#here().pass(ms);
  }

  close(): void {
    this.#lab?.close();
    this.#lab = undefined;
  }

  #here(): ReplayLab {
    if (this.#lab === undefined) throw new Error('nothing has begun');
    return this.#lab;
  }
}
