/** The simulator as a computer with machines, on a clock of its own. */
import { ReplayLab } from '../simulator/replay/lab.ts';
import { COMPOSE_FILE, type Place, POINT, REACH, REACHED } from './play.ts';
import { STATES, type StartState } from './script.ts';

const LONGEST_MS = 300_000;

export class Simulated implements Place {
  private lab: ReplayLab | undefined;

  async begin(state: StartState, from: StartState | undefined): Promise<void> {
    if (from !== state) {
      this.close();
      this.lab = new ReplayLab('conformance');
      this.lab.world.setOnline(false);
      // The engines' kernel has no IPVS, so the routing mesh answers nobody; on the computer itself runs no engine.
      this.lab.world.setRoutingMesh(false);
      this.lab.state.local.up = false;
    }
    const lab = this.here();
    await lab.types(
      'unset DOCKER_TLS_VERIFY DOCKER_HOST DOCKER_CERT_PATH DOCKER_MACHINE_NAME; rm -f ./*.yml',
    );
    lab.writeFile('docker-compose.yml', COMPOSE_FILE);
    if (from !== state) for (const step of STATES.slice(1, STATES.indexOf(state) + 1)) await this.reach(step);
    if (state === 'swarm' || state === 'stack') await lab.types(POINT);
  }

  private async reach(state: StartState): Promise<void> {
    if (state === 'nothing') return;
    const lab = this.here();
    if (state === 'stack') await lab.types(POINT);
    for (const line of REACH[state]) {
      const { exitCode, stderr } = await lab.types(line);
      if (exitCode !== 0) throw new Error(`${line}: ${stderr}`);
    }
    if (state === 'machines')
      for (const machine of Object.values(lab.state.machines)) {
        for (const tag of ['part2', 'part3']) lab.world.loadImage(machine.name, `john/get-started:${tag}`);
        // A small web server stands for the tutorial's application.
        for (const image of machine.daemon.images) {
          Object.assign(image.Config, { Cmd: ['/start'], Env: [], WorkingDir: '' });
          image.sim = { ...image.sim, ignoresTerm: false };
        }
      }
    const reached = REACHED[state];
    if (reached === undefined) return;
    await lab.types(POINT);
    await this.until(...reached);
  }

  types(line: string): ReturnType<ReplayLab['types']> {
    return this.here().types(line);
  }

  async until(line: string, matches: RegExp): Promise<void> {
    const lab = this.here();
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

  close(): void {
    this.lab?.close();
    this.lab = undefined;
  }

  private here(): ReplayLab {
    if (this.lab === undefined) throw new Error('nothing has begun');
    return this.lab;
  }
}
