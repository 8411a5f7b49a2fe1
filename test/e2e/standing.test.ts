/** After every step of the walk, all that should hold by then does hold: what `ends` in the lessons is for. */
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { check } from '../../src/commands/check.ts';
import { run } from '../../src/commands/run.ts';
import { loadCourse } from '../../src/lesson/courses.ts';
import { stepsFor } from '../../src/lesson/variants.ts';
import type { WalkReport } from '../../src/tutor/report.ts';
import { failedChecks, temporaryFolders } from '../support/program.ts';
import { startOf } from '../support/start.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());

/** A command line run in this process; its exit code and what it wrote to stdout. */
async function command(home: string, line: string): Promise<{ code: number; out: string }> {
  let out = '';
  const start = startOf([...line.split(' '), '--driver', 'simulator', '--json'], {
    home,
    json: (document) => {
      out += JSON.stringify(document);
    },
  });
  const code = await (line.startsWith('run') ? run(start) : check(start));
  return { code, out };
}

test('what should hold holds after every single step, and is looked at', async () => {
  const home = join(folders.make(), 'home');
  const looked = new Set<string>();
  const stops = stepsFor(loadCourse(undefined, 'en'), 'simulator');
  for (const { step } of stops) {
    const walked = await command(home, `run --until ${step.id} --speed instant`);
    expect(walked.code, `run --until ${step.id}`).toBe(0);
    const { code, out } = await command(home, `check ${step.id}`);
    const report = JSON.parse(out) as WalkReport;
    expect(failedChecks(report), `after ${step.id}`).toEqual([]);
    expect(code).toBe(0);
    for (const { id, checks } of report.steps) for (const each of checks) looked.add(`${id}/${each.id}`);
  }
  const states = stops.flatMap(({ step }) =>
    step.checks
      .filter(
        ({ kind, choice }) => kind !== 'output' && (choice ?? step.choice?.default) === step.choice?.default,
      )
      .map(({ id }) => `${step.id}/${id}`),
  );
  expect(states.filter((id) => !looked.has(id))).toEqual([]);
}, 180_000);
