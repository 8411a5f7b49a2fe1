/** Mending what a learner did before, behind the step where they stand. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { OutputBuffer } from '../../src/shell/output-buffer.ts';
import { repair } from '../../src/tutor/repair.ts';
import type { WalkState } from '../../src/tutor/types.ts';
import { reduce } from '../../src/tutor/walk/reduce.ts';
import { startWalk } from '../../src/tutor/walk/start.ts';
import { defined } from '../../src/value/defined.ts';
import { attemptContext } from '../support/attempt-context.ts';
import { courseOf, step } from '../support/course.ts';
import { passed } from '../support/fake-tutor.ts';

const folder = mkdtempSync(join(tmpdir(), 'repair-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const made = step('made', {
  kind: 'run',
  commands: [{ text: 'echo printed by the repair; echo "n: 7" > made.yml' }],
  checks: [{ kind: 'file', id: 'seven', title: 'n is 7', withinMs: 0, path: 'made.yml', values: { n: 7 } }],
});
const here = step('here', { kind: 'run', commands: [{ text: 'echo mine' }] });

// Its commands are bash's.
test.skipIf(process.platform === 'win32')(
  'the step where the learner is keeps its own output, and shows none of the repair’s',
  async () => {
    const output = new OutputBuffer();
    const context = attemptContext(folder, { output });
    output.push('stdout', 'printed by my own step\n');
    const shown = new Set<string>();
    let state: WalkState = {
      ...startWalk({
        course: courseOf([made, here]),
        driver: 'simulator',
        records: { made: passed },
        values: {},
        at: 'here',
      }),
      reality: { name: 'repairing', steps: [{ step: 'made', status: 'waiting' }], startedAt: 0 },
    };
    await repair(
      {
        state: () => state,
        tell(happening) {
          state = reduce(state, happening, Date.now()).state;
          shown.add(output.text());
        },
      },
      { ...context, session: { ...context.session, driver: 'simulator' } },
      new AbortController().signal,
    );
    expect(state.reality).toMatchObject({ name: 'known', repaired: [{ step: 'made', status: 'done' }] });
    expect(existsSync(join(folder, 'made.yml'))).toBe(true);
    expect([...shown, output.text()]).toEqual(Array(2).fill('printed by my own step\n'));
    const [transcript = ''] = readdirSync(join(folder, 'transcripts'));
    expect(readFileSync(join(folder, 'transcripts', transcript), 'utf8')).toContain('printed by the repair');
  },
);

/** Repairs one step whose file says n: 6, and whose cause has this fix. @returns how the repair ended, and the file */
async function repairsBy(fix: string, removes?: readonly string[]) {
  const home = mkdtempSync(join(folder, 'home-'));
  writeFileSync(join(home, 'made.yml'), 'n: 6\n');
  const slow = step('slow', {
    kind: 'run',
    commands: [{ text: 'echo it is there already; exit 1' }],
    checks: [{ kind: 'file', id: 'seven', title: 'n is 7', withinMs: 0, path: 'made.yml', values: { n: 7 } }],
    diagnoses: [
      {
        ...{ id: 'six', title: 'it is 6', explain: 'as it was', fix, ...defined({ removes }) },
        file: { path: 'made.yml', values: { n: 6 } },
      },
    ],
  });
  let state: WalkState = {
    ...startWalk({
      course: courseOf([slow, here]),
      driver: 'simulator',
      records: { slow: passed },
      values: {},
      at: 'here',
    }),
    reality: { name: 'repairing', steps: [{ step: 'slow', status: 'waiting' }], startedAt: 0 },
  };
  const context = attemptContext(home);
  await repair(
    {
      state: () => state,
      tell(happening) {
        state = reduce(state, happening, Date.now()).state;
      },
    },
    { ...context, session: { ...context.session, driver: 'simulator' } },
    new AbortController().signal,
  );
  const left = join(home, 'made.yml');
  return { reality: state.reality, file: existsSync(left) ? readFileSync(left, 'utf8') : undefined };
}

test.skipIf(process.platform === 'win32')(
  'a fix mends what it can, but one that takes something away is left to the learner',
  async () => {
    const mended = await repairsBy('echo "n: 7" > made.yml');
    expect(mended.file).toBe('n: 7\n');
    expect(mended.reality).toMatchObject({ repaired: [{ step: 'slow', status: 'done' }] });

    const left = await repairsBy('rm made.yml', ['machine:myvm1']);
    expect(left.file).toBe('n: 6\n');
    expect(left.reality).toMatchObject({
      repaired: [{ step: 'slow', status: 'failed' }],
      differences: [{ step: 'slow' }],
    });
  },
);
