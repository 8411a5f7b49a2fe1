/** Nothing jumps and nothing flickers: whatever changes, the first frame that the terminal gets is the one that stays. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Language } from '../../src/i18n/language.ts';
import { loadCourse } from '../../src/lesson/courses.ts';
import { checksFor, stepsFor } from '../../src/lesson/variants.ts';
import type { Phase, Stop, WalkState } from '../../src/tutor/types.ts';
import { outcome, twoMachines } from '../support/fake-tutor.ts';
import { KEY } from '../support/terminal.ts';
import { still } from './scenes.tsx';
import { endShown, type Shown, show } from './show.ts';

afterEach(endShown);

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** The time a command has taken, which goes on by itself. */
const timeless = (frame: string) => still(frame).replace(/\d+(\.\d+)? ?(s|秒)/g, '0 s');

/** Watches what the terminal shows. */
interface Film {
  /** The frames that a change leads to, once no more come; not those that only turn a sign or count a second. */
  after(change: () => void, until?: (text: string) => boolean): Promise<string[]>;
}

function filmed({ terminal }: Shown): Film {
  let frames: string[] = [];
  let writing = 0;
  const { stdout } = terminal;
  const write = stdout.write.bind(stdout) as (data: string, done: () => void) => boolean;
  stdout.write = ((data: string, ...rest: unknown[]) => {
    writing += 1;
    return write(data, () => {
      writing -= 1;
      frames.push(timeless(terminal.text()));
      const done = rest.at(-1);
      if (typeof done === 'function') done();
    });
  }) as typeof stdout.write;
  return {
    async after(change, until) {
      let before = timeless(terminal.text());
      frames = [];
      change();
      if (until) await terminal.until(until);
      for (let quiet = 0; quiet < 3; quiet = writing === 0 ? quiet + 1 : 0) await turn();
      return frames.filter((frame) => {
        const isNew = frame !== before;
        before = frame;
        return isNew;
      });
    },
  };
}

/** A step's whole life: read, run, waited for, over. */
function livesOf({ step }: Stop): readonly (readonly [name: string, change: Partial<WalkState>])[] {
  const checks = checksFor(step, 'simulator', undefined);
  const all = (status: 'waiting' | 'passed' | 'failed') => checks.map(({ id }) => outcome(id, status));
  const ran = { ran: true, command: 'docker node ls' };
  const phases: readonly Phase[] = [
    { name: 'running', command: 'docker node ls', startedAt: 1_000_000, interrupting: false },
    { name: 'checking', startedAt: 1_000_000, deadline: 1_060_000, outcomes: all('waiting') },
    { name: 'failed', why: 'checks', exitCode: 1, outcomes: all('failed') },
    { name: 'passed', outcomes: all('passed') },
  ];
  return phases.map((phase) => [phase.name, { phase, ...ran }] as const);
}

const WINDOWS: readonly (readonly [columns: number, rows: number, language: Language, every: number])[] = [
  [80, 24, 'en', 2],
  [40, 12, 'zh', 6],
  [120, 36, 'zh', 6],
  [200, 50, 'en', 6],
];

describe.each(WINDOWS)('in a window of %i × %i, in %s', (columns, rows, language, every) => {
  const course = loadCourse(undefined, language);

  it('each change of a step is one frame', async () => {
    const shown = show({ course, topology: twoMachines }, { columns, rows, language });
    const { tutor } = shown;
    await shown.terminal.until((text) => text.trim() !== '');
    const film = filmed(shown);
    const jumps: string[] = [];
    const expectOne = async (name: string, change: () => void) => {
      const seen = await film.after(change);
      if (seen.length > 1) jumps.push(`${name}: ${seen.length} frames\n${seen.join('\n———\n')}`);
    };
    for (const [at, stop] of stepsFor(course, 'simulator').entries()) {
      if (at % every !== 0) continue;
      const { id } = stop.step;
      await expectOne(`${id} is gone to`, () =>
        tutor.become({ at, ran: false, phase: { name: 'reading' }, hintsShown: 0 }),
      );
      for (const [name, change] of livesOf(stop)) {
        await expectOne(`${id} ${name}`, () => tutor.become(change));
        if (name === 'running')
          await expectOne(`${id} prints`, () =>
            tutor.print(...Array.from({ length: 30 }, (_, line) => `line ${line} of many`)),
          );
      }
    }
    expect(jumps.join('\n\n')).toBe('');
  });

  it('each page opens and scrolls in one frame', async () => {
    const shown = show({ course, at: course.goal, topology: twoMachines }, { columns, rows, language });
    await shown.terminal.until((text) => text.trim() !== '');
    const film = filmed(shown);
    await film.after(() => {
      shown.tutor.print(...Array.from({ length: 100 }, (_, line) => `line ${line}`));
      shown.tutor.become({ ran: true, command: 'docker node ls', phase: { name: 'passed', outcomes: [] } });
    });
    const jumps: string[] = [];
    const walk = shown.terminal.text();
    const expectOne = async (name: string, key: string, until?: (text: string) => boolean) => {
      const seen = await film.after(() => shown.terminal.press(key), until);
      if (seen.length > 1) jumps.push(`${name}: ${seen.length} frames\n${seen.join('\n———\n')}`);
    };
    for (const page of ['?', 'l', 'o', 'c', 'm']) {
      await expectOne(page, page, (text) => text !== walk);
      await expectOne(`down on ${page}`, KEY.down);
      await expectOne(`a page down on ${page}`, KEY.pageDown);
      await expectOne(`back from ${page}`, KEY.esc, (text) => text === walk);
    }
    expect(jumps.join('\n\n')).toBe('');
  });
});

it('sees a frame that is followed by another', async () => {
  const shown = show({ at: 'init-swarm' });
  await shown.terminal.until('docker');
  const seen = await filmed(shown).after(
    () => {
      shown.tutor.print('one');
      setImmediate(() => shown.tutor.become({ ran: true, phase: { name: 'passed', outcomes: [] } }));
    },
    (text) => text.includes('next'),
  );
  expect(seen.length).toBeGreaterThan(1);
});
