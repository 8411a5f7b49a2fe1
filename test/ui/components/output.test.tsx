/** The output's place in a step: what of it tells most, as things stand. */
import { expect, it } from 'vitest';
import type { Phase } from '../../../src/tutor/types.ts';
import { createFakeTutor, outcome } from '../../support/fake-tutor.ts';
import { failure, sceneOf, textOf } from '../scenes.tsx';

const failed = (why: 'interrupted' | 'checks', exitCode: number | null, outcomes: Phase | object[] = []) =>
  ({ name: 'failed', why, exitCode, outcomes }) as Phase;

/** The screen after a command printed forty lines, an error among the first. */
function shown(phase: Phase): Promise<string> {
  const tutor = createFakeTutor({ at: 'init-swarm' });
  tutor.print(
    'it begins',
    'Error: tried again',
    ...Array.from({ length: 40 }, (_, at) => `Creating ${at + 1}...`),
  );
  tutor.become({ ran: true, phase });
  return textOf(sceneOf(tutor));
}

it.each([130, null, 0, 1])(
  'ends with the last lines of a command that Ctrl-C ended with %s',
  async (exitCode) => {
    const text = await shown(failed('interrupted', exitCode));
    expect(text).toContain('Creating 40...');
    expect(text).toContain('Creating 39...');
    expect(text).not.toMatch(/it begins|tried again/);
    expect(text).toMatch(/\d+ more lines {3}o/);
  },
);

it('keeps to what tells most where only the wait for the checks was broken off', async () => {
  const text = await shown(failed('interrupted', 0, [outcome('active', 'waiting')]));
  expect(text).toContain('it begins');
});

it('shows what went wrong where a command failed by itself', async () => {
  expect(await shown(failed('checks', 1))).toContain('Error: tried again');
});

it('leaves its rows to a long text until something is printed', async () => {
  const tutor = createFakeTutor({ at: 'join-swarm' });
  const proseRows = async () => {
    const rows = (await textOf(sceneOf(tutor))).split('\n');
    return rows.findIndex((row) => row.includes('▌')) - 4;
  };
  const before = await proseRows();
  tutor.become({ ran: true, phase: { name: 'running', command: 'x', startedAt: 1, interrupting: false } });
  expect(await proseRows()).toBeLessThan(before);
});

it('takes all rows that are free once it is over', async () => {
  const tutor = createFakeTutor({ at: 'init-swarm' });
  const lines = Array.from({ length: 19 }, (_, at) => `file line ${at + 1}`);
  tutor.print(...lines);
  tutor.become({ ran: true, phase: { name: 'passed', outcomes: [] } });
  const text = await textOf(sceneOf(tutor), { rows: 50 });
  for (const line of lines) expect(text).toContain(line);
});

it('gives way to a cause and the check that failed', async () => {
  const tutor = createFakeTutor({ at: 'init-swarm' });
  tutor.print(...Array.from({ length: 40 }, (_, at) => `line ${at}`));
  tutor.become({ ran: true, phase: failure });
  const text = await textOf(sceneOf(tutor));
  expect(text).toContain('f runs this:');
  expect(text).toMatch(/✗ myvm1 is the Leader|↓ \d+ more/);
  expect(text).toContain('That is the daemon’s port');
});

const TASKS = [
  'ID             NAME    IMAGE                NODE      DESIRED STATE   CURRENT STATE            ERROR                              PORTS',
  'u3e8bkg4c0hd   web.1   nginx:no-such-tag    myvm1     Shutdown        Rejected 9 seconds ago   "No such image: nginx:no-such-tag"   ',
];

it('of a table which a learner asked for, keeps the columns that the course names, where it is too wide', async () => {
  const tutor = createFakeTutor({ at: 'init-swarm' });
  tutor.print(...TASKS);
  tutor.become({ ran: true, phase: { name: 'passed', outcomes: [] } });
  const cut = await textOf(sceneOf(tutor));
  expect(cut).not.toContain('No such image');
  const tables = [
    ['NAME', 'REPLICAS'],
    ['NAME', 'CURRENT STATE', 'ERROR'],
  ];
  tutor.become({ course: { ...sceneOf(tutor).state.course, tables } });
  const text = await textOf(sceneOf(tutor));
  expect(text).toMatch(/NAME +… .*CURRENT STATE +ERROR/);
  expect(text).toMatch(/web\.1 .*Rejected 9 seconds ago +"No such image/);
});
