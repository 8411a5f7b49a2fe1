/** Unattended Part 4 on the simulator, against a shell script that issues the same commands and nothing else. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { homeFolders } from '../../src/files/home.ts';

const DRIVER = 'simulator';

interface Prepared {
  readonly ours: () => Promise<number>;
  readonly script: () => Promise<number>;
  readonly clean: () => void;
}

/** Writes the script once, from what the walk itself says that it ran. @param cli the built program */
export function prepareWalk(cli: string): Prepared {
  const home = mkdtempSync(join(tmpdir(), 'bench-walk-'));
  const env = { ...process.env, SWARM_TUTOR_HOME: home };
  const walk = () =>
    execFileSync(process.execPath, [cli, 'run', '--driver', DRIVER, '--speed', 'instant', '--json'], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    });
  const { compiled } = homeFolders(env);
  // Compiled code stays: the script's programs find theirs, too.
  const forget = () => {
    for (const path of readdirSync(home).map((name) => join(home, name)))
      if (path !== compiled) rmSync(path, { recursive: true, force: true });
  };
  const report = JSON.parse(walk()) as { steps: { id: string; command: string | null; status: string }[] };
  const failed = report.steps.find(({ status }) => status !== 'passed');
  if (failed) throw new Error(`the walk did not pass ${failed.id}`);
  const commands = report.steps.flatMap(({ command }) => (command === null ? [] : [command]));
  const script = join(home, '..', `bench-walk-${process.pid}.sh`);
  writeFileSync(script, scriptOf(commands));
  const start = () => performance.now();
  return {
    async ours() {
      forget();
      const begun = start();
      walk();
      return performance.now() - begun;
    },
    async script() {
      // The same shims, files and state, but none of the machines.
      rmSync(join(home, 'simulator', 'state.json'), { force: true });
      rmSync(join(home, 'simulator', 'machine'), { recursive: true, force: true });
      const bin = join(home, 'simulator', 'bin');
      const begun = start();
      execFileSync('bash', ['--noprofile', '--norc', script], {
        cwd: join(home, 'workspace'),
        env: {
          ...env,
          PATH: `${bin}:${process.env.PATH}`,
          SWARM_TUTOR_SIMULATOR: join(home, 'simulator'),
          SWARM_TUTOR_SPEED: 'instant',
        },
        stdio: 'ignore',
      });
      return performance.now() - begun;
    },
    clean() {
      rmSync(home, { recursive: true, force: true });
      rmSync(script, { force: true });
    },
  };
}

/** The report hides the join token: the script asks for it, as a person would. */
function scriptOf(commands: readonly string[]): string {
  const hidden = /(SWMTKN-1-)?\[secret\]/g;
  const lines = commands.map((command) => command.replace(hidden, '$TOKEN'));
  const first = lines.findIndex((line) => line.includes('$TOKEN'));
  lines.splice(first, 0, `TOKEN=$(docker-machine ssh myvm1 "docker swarm join-token -q worker")`);
  return `set +e\n${lines.join('\n')}\n`;
}
