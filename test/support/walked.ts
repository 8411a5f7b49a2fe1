/** Homes of learners who have walked some way: walked to once in a run of the tests, copied for each story. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inside } from './inside.ts';
import { inThisRun } from './one-run.ts';
import { copyHome } from './program.ts';

/** The steps that stories begin after, in the order of the course. */
const PLACES = [
  ...(['docker-version', 'trial-port', 'create-manager', 'list-machines'] as const),
  ...(['view-tasks', 'scale-up', 'remove-global'] as const),
] as const;
type Place = (typeof PLACES)[number];

/**
 * Makes `home` that of a learner on the simulator who has just passed this step.
 * @returns its path
 */
export async function walkedTo(place: Place, home: string): Promise<string> {
  const walked = await ready(place);
  return copyHome(walked, home);
}

/** The home that is copied. The first who wants it walks there; the others, in other workers as well, wait for that. */
async function ready(place: Place): Promise<string> {
  const folder = inThisRun(`walked-to-${place}`);
  if (folder === undefined) throw new Error('no run of the tests');
  const home = join(folder, 'home');
  const outcome = join(folder, 'outcome');
  if (mkdirSync(folder, { recursive: true }) !== undefined) {
    // From the last place that somebody has walked to already.
    const before = PLACES.slice(0, PLACES.indexOf(place))
      .map((each) => inThisRun(`walked-to-${each}`) ?? '')
      .findLast((each) => existsSync(join(each, 'outcome')));
    if (before !== undefined) copyHome(join(before, 'home'), home);
    const args = ['run', '--until', place, '--driver', 'simulator', '--speed', 'instant'];
    const { code, stdout, stderr } = await inside(args, { home });
    writeFileSync(outcome, code === 0 ? '' : `${stdout}${stderr}`);
  }
  while (!existsSync(outcome)) await sleep(20);
  const said = readFileSync(outcome, 'utf8');
  if (said !== '') throw new Error(`the walk to ${place} failed:\n${said}`);
  return home;
}
