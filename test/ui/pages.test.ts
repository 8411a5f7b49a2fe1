/** What the pages say, whatever stands. */
import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../src/lesson/courses.ts';
import { widthOf } from '../../src/text/width.ts';
import type { Reality } from '../../src/tutor/types.ts';
import type { Scene } from '../../src/ui/scene.ts';
import { startScreen, withOverlay } from '../../src/ui/state/screen-state.ts';
import { fakeCheck, fakeCourse, fakeStep } from '../support/fake-course.ts';
import { createFakeTutor, outcome, passed, twoMachines } from '../support/fake-tutor.ts';
import { failure, SIZES, sceneOf, textOf } from './scenes.tsx';

describe('what stands', () => {
  const stopped = outcome('active', 'failed', {
    expected: 'myvm1 (Running)',
    actual: 'myvm1 (Stopped), and a long story about it '.repeat(4),
  });
  const done = { step: 'init-swarm', done: true, values: [], checks: [stopped] };
  const open = { step: 'join-swarm', done: false, values: [], checks: [stopped] };
  const steps = [
    { step: 'init-swarm', status: 'done' },
    { step: 'join-swarm', status: 'running' },
  ] as const;
  const REALITIES: readonly Reality[] = [
    { name: 'looking' },
    { name: 'known', differences: [], unasked: false },
    { name: 'known', differences: [done, open], unasked: true },
    { name: 'known', differences: [open], unasked: true },
    { name: 'repairing', steps, startedAt: 1, command: 'docker-machine start myvm1 '.repeat(9) },
    { name: 'known', differences: [], unasked: false, repaired: steps },
    { name: 'known', differences: [done], unasked: false, repaired: steps, why: 'It is stuck. '.repeat(12) },
  ];
  const seen = (reality: Reality, change: Partial<Scene> = {}) => {
    const tutor = createFakeTutor({ at: 'leave-or-stay', topology: twoMachines });
    tutor.become({ reality });
    return sceneOf(tutor, { screen: withOverlay(startScreen('walk'), 'reality'), ...change });
  };

  it('fits into every window, in both languages', async () => {
    for (const reality of REALITIES)
      for (const language of ['en', 'zh'] as const)
        for (const [columns, rows] of SIZES)
          for (const row of (await textOf(seen(reality, { language }), { columns, rows })).split('\n'))
            expect(widthOf(row)).toBeLessThanOrEqual(columns);
  });

  it('tells what was expected and seen of what was done, and only names what was not', async () => {
    const text = await textOf(seen({ name: 'known', differences: [done, open], unasked: false }));
    expect(text).toContain('One step that you finished is no longer as you left it');
    expect(text).toContain('expected  myvm1 (Running)');
    expect(text).toMatch(/· Join as a worker +not done yet/);
    expect(text).toContain('⏎ repair   r redo from there');
  });

  it('offers to build for one who is ahead, and to repair nothing where all stands', async () => {
    expect(await textOf(seen({ name: 'known', differences: [open], unasked: false }))).toContain(
      '⏎ build it',
    );
    const well = await textOf(seen({ name: 'known', differences: [], unasked: false }));
    expect(well).toContain('still in place');
    expect(well).not.toContain('⏎');
  });

  it('is a quiet line on the other pages, and none where all is well', async () => {
    const screen = startScreen('walk');
    const broken: Reality = { name: 'known', differences: [done], unasked: true };
    expect(await textOf(seen(broken, { screen }))).toContain('w shows what changed, and repairs it');
    expect(await textOf(seen(broken, { screen: startScreen('welcome') }))).toContain(
      'w shows what changed, and repairs it',
    );
    expect(await textOf(seen({ ...broken, differences: [] }, { screen }))).not.toContain('w shows');
  });
});

describe('a step that can’t be done here', () => {
  const reason = 'This kernel has no ip_vs, so no node answers on the port of a service.';
  const impossible = { D4: reason };

  it('says so before it is tried, offers to go on, and can be tried all the same', async () => {
    const tutor = createFakeTutor({ at: 'init-swarm', surroundings: { impossible } });
    const text = await textOf(sceneOf(tutor));
    expect(text.replace(/\s+/g, ' ')).toContain(`– This step can't be done here. ${reason}`);
    expect(text).toMatch(/⏎ skip .*r try it anyway/);
    tutor.become({
      phase: { name: 'failed', outcomes: [], exitCode: 1, why: 'checks' },
      ran: true,
    });
    expect(await textOf(sceneOf(tutor))).toContain('⏎ run again');
  });

  it('is as any other where it can, and once it is done', async () => {
    const free = await textOf(sceneOf(createFakeTutor({ at: 'init-swarm' })));
    expect(free).not.toContain('cannot be done');
    const records = { 'init-swarm': passed };
    const done = createFakeTutor({ at: 'init-swarm', records, surroundings: { impossible } });
    expect(await textOf(sceneOf(done))).not.toContain('cannot be done');
    expect(await textOf(sceneOf(done))).toContain('⏎ next');
  });
});

describe('a failure', () => {
  it('says at its check what was expected and seen, why, and which key mends it', async () => {
    const tutor = createFakeTutor({ at: 'init-swarm' });
    tutor.become({ phase: failure, ran: true });
    const text = await textOf(sceneOf(tutor), { rows: 40 });
    expect(text).toMatch(/✗ myvm1 is the Leader\n\s+expected +one row of nodes/);
    expect(text).toMatch(/seen +0 rows/);
    expect(text).toContain('→         Run docker swarm init first.');
    expect(text).toContain('That is the daemon’s port');
    expect(text).toContain('f runs this:');
    expect(text.split('\n').at(-1)).toContain('f fix');
  });

  it('shows its cause where it is longer than the window, and the way to the rest', async () => {
    const tutor = createFakeTutor({ at: 'init-swarm' });
    tutor.become({ phase: failure, ran: true });
    const text = await textOf(sceneOf(tutor));
    expect(text).toContain('f runs this:');
    expect(text).toMatch(/↓ \d+ more {3}PgUp/);
  });

  it('stands above the checks, below the command that was really run', async () => {
    const tutor = createFakeTutor({ at: 'init-swarm' });
    tutor.print('docker-machin: command not found');
    tutor.become({ phase: failure, ran: true, command: 'docker-machin --version' });
    const text = await textOf(sceneOf(tutor), { rows: 50 });
    const at = (what: string) => text.indexOf(what);
    expect(at('docker-machin --version')).toBeGreaterThan(0);
    expect(at('docker-machin: command')).toBeGreaterThan(at('docker-machin --version'));
    expect(at('That is the daemon’s port')).toBeGreaterThan(at('docker-machin: command'));
    expect(at('✗ myvm1 is the Leader')).toBeGreaterThan(at('That is the daemon’s port'));
    expect(text).not.toContain('--advertise-addr');
    expect(text).toContain("⏎ run the lesson's command");
  });

  it('shows a long error whole', async () => {
    const tutor = createFakeTutor({ at: 'init-swarm' });
    const message = `Error response from daemon: rpc error: code = Unavailable desc = connection error: transport: authentication handshake failed: tls: no application protocol`;
    tutor.print(message);
    tutor.become({ phase: { name: 'failed', why: 'checks', exitCode: 1, outcomes: [] }, ran: true });
    expect((await textOf(sceneOf(tutor))).replace(/\n\s+/g, ' ')).toContain(message);
  });
});

describe('texts of a lesson', () => {
  it('fills placeholders and shows code without its backticks, in options, hints and checks too', async () => {
    const step = fakeStep({
      id: 'ports',
      title: 'Ports of ${manager}',
      kind: 'question',
      question: {
        prompt: 'Which port of `${manager}`?',
        options: [
          { id: 'a', text: '`${manager_ip}:2377`', right: true, why: 'Because `2377` is the swarm’s.' },
        ],
      },
      hints: ['Look at `docker-machine ls`.'],
    });
    const course = { ...fakeCourse, lessons: [{ id: 'l', title: 'L', intro: [], steps: [step] }] };
    const tutor = createFakeTutor({ course });
    tutor.send({ type: 'hint' });
    tutor.send({ type: 'answer', option: 'a' });
    const text = await textOf(sceneOf(tutor));
    for (const part of [
      'Ports of myvm1',
      'Which port of myvm1?',
      '192.168.99.100:2377',
      'Because 2377 is',
      'Look at docker-machine ls.',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/`|\$\{/);
  });

  it('begin with the introduction on the first step that the driver has', async () => {
    const hyperv = {
      ...fakeStep({ id: 'switch', title: 'Switch', kind: 'read' }),
      drivers: ['hyperv'] as const,
    };
    const intro = [{ type: 'paragraph', content: [{ type: 'text', text: 'A word before.' }] }] as const;
    const steps = [
      hyperv,
      fakeStep({ id: 'a', title: 'A', kind: 'read' }),
      fakeStep({ id: 'b', title: 'B', kind: 'read' }),
    ];
    const course = { ...fakeCourse, lessons: [{ id: 'l', title: 'L', intro, steps }] };
    expect(await textOf(sceneOf(createFakeTutor({ course, at: 'a' })))).toContain('A word before.');
    expect(await textOf(sceneOf(createFakeTutor({ course, at: 'b' })))).not.toContain('A word before.');
  });

  it('leaves out checks of other drivers', async () => {
    const step = fakeStep({
      id: 'a',
      title: 'A',
      kind: 'by-hand',
      checks: [fakeCheck('here', 'for all'), { ...fakeCheck('there', 'for Hyper-V'), drivers: ['hyperv'] }],
    });
    const course = { ...fakeCourse, lessons: [{ id: 'l', title: 'L', intro: [], steps: [step] }] };
    const text = await textOf(sceneOf(createFakeTutor({ course })));
    expect(text).toContain('· for all');
    expect(text).not.toContain('Hyper-V');
  });
});

describe('the first page', () => {
  it('says what this is, which machines and why, and how to begin', async () => {
    const text = await textOf(sceneOf(createFakeTutor(), { screen: startScreen('welcome') }));
    expect(text).toContain('3 lessons, 7 steps');
    expect(text).toContain('simulator · no Docker on this computer');
    expect(text).toContain('⏎  begins with Prerequisites › What a swarm is');
  });

  it.each([
    [80, 24],
    [120, 40],
  ])('keeps every row in its place when the machines are known, at %i×%i', async (columns, rows) => {
    const scene = sceneOf(createFakeTutor(), { screen: startScreen('welcome') });
    const rowsWith = async (why: string) => {
      const drawn = { ...scene, surroundings: { ...scene.surroundings, why } };
      const text = (await textOf(drawn, { columns, rows })).split('\n');
      return ['one swarm', '3 lessons', '⏎  begins', 'Folder', 'Machines'].map((part) =>
        text.findIndex((row) => row.includes(part)),
      );
    };
    const before = await rowsWith('');
    expect(before).not.toContain(-1);
    expect(await rowsWith('Not virtualbox: this computer has none of what it needs. '.repeat(3))).toEqual(
      before,
    );
  });

  it('keeps the machines and the way to begin in a small window', async () => {
    const course = {
      ...fakeCourse,
      summary: 'Build a small cluster and run five copies of an app on it. '.repeat(4),
    };
    const scene = sceneOf(createFakeTutor({ course }), { screen: startScreen('welcome') });
    const text = await textOf(scene, { columns: 60, rows: 15 });
    expect(text).toContain('simulator · no Docker');
    expect(text).toContain('⏎  begins with');
  });

  it('says where one was', async () => {
    const tutor = createFakeTutor({
      at: 'join-swarm',
      records: { 'init-swarm': { status: 'passed', attempts: 1, durationMs: 1, answers: [] } },
    });
    const text = await textOf(sceneOf(tutor, { screen: startScreen('welcome') }));
    expect(text).toContain('⏎  takes you back to Set up your swarm › Join as a worker');
    expect(text).toContain('1 of 7 steps done');
  });
});

it('says at the end what was done, how long it took and what is open', async () => {
  const records = Object.fromEntries(
    ['what-a-swarm-is', 'who-decides', 'image', 'init-swarm'].map((id) => [
      id,
      { status: 'passed' as const, attempts: 2, durationMs: 30_000, answers: [] },
    ]),
  );
  const tutor = createFakeTutor({
    records: { ...records, 'join-swarm': { status: 'skipped', attempts: 0, durationMs: 0, answers: [] } },
  });
  tutor.become({ finished: true });
  const text = await textOf(sceneOf(tutor), { rows: 30 });
  expect(text).toMatch(/✓ Prerequisites +1 min 30 s/);
  expect(text).toMatch(/– Set up your swarm +1\/3 {3}30 s/);
  expect(text).toContain('4 steps done, 1 skipped, in 2 min.');
  expect(text).toContain('2 steps are still open.');
  const end = sceneOf(tutor, { screen: { ...startScreen('walk'), step: '', scroll: 99 } });
  expect(await textOf(end, { rows: 16 })).toMatch(/finished the whole part\. +↑ \d+ above {3}PgUp PgDn/);
});

it('parts the commands of a lesson at the end of a row, never at its beginning', async () => {
  const course = loadCourse(undefined, 'en');
  const records = Object.fromEntries(
    course.lessons.flatMap(({ steps }) => steps.map(({ id }) => [id, passed] as const)),
  );
  const tutor = createFakeTutor({ course, records });
  tutor.become({ finished: true });
  const text = await textOf(sceneOf(tutor), { rows: 60 });
  expect(text).toMatch(/docker\snode\supdate\s·/);
  expect(text).not.toMatch(/^ +·/m);
});

it('names only the keys that do something now', async () => {
  const tutor = createFakeTutor({ at: 'init-swarm' });
  const keys = async () => (await textOf(sceneOf(tutor), { columns: 200 })).split('\n').at(-1) ?? '';
  expect(await keys()).toContain('⏎ run');
  expect(await keys()).toContain('v check ');
  expect(await keys()).not.toMatch(/o output|f fix|v check again|r repeat/);
  tutor.become({ phase: { name: 'running', command: 'x', startedAt: 1, interrupting: false } });
  expect(await keys()).toContain('Ctrl-C stop the command');
  expect(await keys()).not.toMatch(/⏎|e edit|→ next|s skip|\$ shell/);
  tutor.become({ phase: { name: 'passed', outcomes: [] }, ran: true });
  expect(await keys()).toContain('⏎ next');
  expect(await keys()).not.toMatch(/h hint|s skip/);
});
