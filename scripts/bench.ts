/**
 * `npm run bench`: how fast it is, each figure a ratio of two things measured in turn in the same run. Ends with
 * exit code 1 when one is over its limit. Names after the command run only those figures; `--seconds` says how long
 * a round of a room counts.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareEngineWalk } from './bench/engine.ts';
import { lineOf, measure, type Pair } from './bench/pairs.ts';
import { roomFigures } from './bench/room-figures.ts';
import { cpuToEnd } from './bench/start.ts';
import { startFigures } from './bench/start-figures.ts';
import { prepareWalk } from './bench/walk.ts';
import { prepareEngine, whyNot } from './engine/engine.ts';
import { bundleInOneFile } from './one-file.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const CLI = join(ROOT, 'dist', 'cli.js');
const SIMULATOR = join(ROOT, 'dist', 'simulator.js');
const MOST_MEMORY_MIB = 100;
/** A key that waits longer than this is felt. */
const LONGEST_PAUSE_MS = 50;

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const home = (name: string) => ({
  SWARM_TUTOR_HOME: join(folder, name),
  LANG: 'en_US.UTF-8',
  LC_ALL: 'en_US.UTF-8',
});
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '8' } },
});
const wanted = new Set(positionals);
let failures = 0;

async function figure(pair: Pair): Promise<void> {
  const result = await measure(pair);
  if (!(result.ratio <= result.limit)) failures += 1;
  console.log(lineOf(result));
}

/** Bundles a program of the bench: with Ink as it is published or as the build changes it for us, or without it. @returns the file */
async function bundled(source: string, ink: 'published' | 'ours' | 'none' = 'published'): Promise<string> {
  const outfile = join(folder, `${source}-${ink}.mjs`);
  await bundleInOneFile({ source: join(ROOT, 'scripts', 'bench', source), outfile, ink, minify: true });
  return outfile;
}

const figures: Record<string, () => Promise<void>> = {
  ...startFigures({
    ...{ cli: CLI, simulator: SIMULATOR, folder, home, figure, bundled },
    say(line, holds) {
      if (!holds) failures += 1;
      console.log(holds ? line : `${line}  TOO MUCH`);
    },
  }),
  async redraw() {
    const [screen, plain] = [await bundled('redraw.tsx', 'ours'), await bundled('redraw.tsx')];
    const cpuTime = async (app: string, what: string): Promise<number> =>
      JSON.parse(execFileSync(process.execPath, [app, what], { encoding: 'utf8', stdio: 'pipe' })).ms;
    await figure({
      name: 'CPU of a frame, 250×70 / rows of plain text',
      limit: 2,
      rounds: 5,
      ours: () => cpuTime(screen, 'ours'),
      other: () => cpuTime(plain, 'text'),
    });
  },
  async lines() {
    // To take the types out of its sources as they are loaded would take 25 MiB.
    const program = await bundled('million-lines.ts', 'none');
    const once = (how: string) =>
      JSON.parse(execFileSync(process.execPath, [program, how], { encoding: 'utf8' })) as {
        ms: number;
        longest: number;
        peak: number;
      };
    let peak = 0;
    let longest = 0;
    await figure({
      name: '1,000,000 lines / execa alone',
      limit: 1.1,
      rounds: 21,
      ours: async () => {
        const run = once('ours');
        peak = Math.max(peak, run.peak);
        longest = Math.max(longest, run.longest);
        return run.ms;
      },
      other: async () => once('execa').ms,
    });
    console.log(
      `  memory ${peak.toFixed(0)} MiB (limit ${MOST_MEMORY_MIB}), longest pause for a key ${longest.toFixed(0)} ms (limit ${LONGEST_PAUSE_MS})`,
    );
    if (peak > MOST_MEMORY_MIB || longest > LONGEST_PAUSE_MS) failures += 1;
  },
  async scale() {
    const script = join(ROOT, 'scripts', 'bench', 'scale.ts');
    const run = (...words: (string | number)[]): string =>
      execFileSync(process.execPath, [script, ...words.map(String)], { encoding: 'utf8' });
    const cost = (nodes: number, tasks: number, of: 'scale' | 'update') => async (): Promise<number> =>
      JSON.parse(run('cost', nodes, tasks))[of] * 1000;
    await figure({
      name: 'CPU of 1000 tasks, scaled to 1,000 / to 100',
      limit: 1.2,
      rounds: 3,
      ours: cost(100, 1_000, 'scale'),
      other: cost(10, 100, 'scale'),
    });
    await figure({
      name: 'CPU of 1000 tasks, updated of 10,000 / of 100',
      limit: 1.2,
      rounds: 3,
      warmUp: false,
      ours: cost(1_000, 10_000, 'update'),
      other: cost(10, 100, 'update'),
    });
    const simulator = join(folder, 'large');
    run('state', 1_000, 10_000, simulator);
    const copy =
      "const fs = require('fs'), [, file] = process.argv; fs.writeFileSync(`${file}.copy`, JSON.stringify(JSON.parse(fs.readFileSync(file, 'utf8'))))";
    // `docker-machine` looks for the machine first, so the state is used twice.
    for (const [command, limit] of [
      ['node ls', 2],
      ['service ls', 2],
      ['service ps web', 2],
      ['service scale -d web=10001', 2],
    ] as const) {
      // What a round has begun goes on in the next one, which would pay for it.
      cpSync(simulator, `${simulator}-before`, { recursive: true });
      await figure({
        name: `CPU of ${command} / the state read and written`,
        limit,
        rounds: 3,
        warmUp: false,
        ours: () => {
          cpSync(`${simulator}-before`, simulator, { recursive: true });
          return cpuToEnd([SIMULATOR, 'docker-machine', 'ssh', 'm1', `docker ${command}`], {
            SWARM_TUTOR_SIMULATOR: simulator,
            SWARM_TUTOR_SPEED: '1',
          });
        },
        other: () => cpuToEnd(['-e', copy, join(simulator, 'state.json')]),
      });
    }
  },
  async course() {
    const cost = (lessons: number, ...command: string[]) => {
      const course = join(folder, `course-${lessons}`);
      execFileSync(process.execPath, [join(ROOT, 'scripts', 'bench', 'course.ts'), `${lessons}`, course]);
      const words = [CLI, ...command.map((word) => (word === 'COURSE' ? course : word))];
      return async (): Promise<number> =>
        (((await cpuToEnd(words, home('courses'))) - (await cpuToEnd([CLI, '--version']))) / lessons) * 1000;
    };
    for (const command of [
      ['lint', 'COURSE'],
      ['list', '--course', 'COURSE'],
    ])
      await figure({
        name: `CPU of ${command[0]} for 1000 lessons of 1,000 / of 100`,
        limit: 1.1,
        rounds: 3,
        ours: cost(1_000, ...command),
        other: cost(100, ...command),
      });
  },
  async walk() {
    const walk = prepareWalk(CLI);
    await figure({
      name: 'unattended Part 4 / the same commands as a script',
      limit: 1,
      rounds: 3,
      ours: walk.ours,
      other: walk.script,
    });
    walk.clean();
  },
  async room() {
    await roomFigures({
      ...{ cli: CLI, seconds: Number(values.seconds), figure },
      say(line, holds) {
        if (!holds) failures += 1;
        console.log(holds ? line : `${line}  TOO MUCH`);
      },
    });
  },
  async engine() {
    const reason = whyNot();
    if (reason !== undefined) {
      console.log(`unattended Part 4 on real engines: not measured, ${reason}`);
      return;
    }
    const engine = await prepareEngine();
    try {
      const walk = await prepareEngineWalk(CLI, engine.env);
      await figure({
        name: 'unattended Part 4 on dind / a script that waits',
        limit: 1.05,
        rounds: 3,
        // The walk that the script was made from has warmed everything up.
        warmUp: false,
        ours: walk.ours,
        other: walk.script,
      });
      walk.clean();
    } finally {
      await engine.end();
    }
  },
};

try {
  for (const [name, run] of Object.entries(figures)) if (wanted.size === 0 || wanted.has(name)) await run();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures > 0 ? 1 : 0;
