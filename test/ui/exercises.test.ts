/** The page of exercises: what it lists, and what its keys do. */
import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../src/exercise/entries.ts';
import { loadExercises } from '../../src/lesson/courses.ts';
import { pressed } from '../../src/ui/keys/pressed.ts';
import { startScreen, withOverlay } from '../../src/ui/state/screen-state.ts';
import { createFakeTutor } from '../support/fake-tutor.ts';
import { SIZES, sceneOf, textOf } from './scenes.tsx';

const all = loadExercises(undefined, 'en');
const [first, second] = all;
const results = {
  [first?.id ?? '']: { status: 'passed', best: { durationMs: 1, hints: 0, tries: 0 } },
} as const;
const exercises = entriesOf(all, results);

const scene = (selected = 0) =>
  sceneOf(createFakeTutor({ at: 'init-swarm' }), {
    exercises,
    screen: withOverlay(startScreen('walk'), 'exercises', selected),
  });
const press = (key: string) => ({ key, text: key });

describe('the list', () => {
  it('has each with its kind, level, time and machines, and marks what is solved', async () => {
    const text = await textOf(scene(), { columns: 100, rows: 40 });
    expect(text).toContain(`✓ ${first?.title}`);
    expect(text).toContain(`· ${second?.title}`);
    expect(text).toContain(`1/${all.length}`);
    expect(text).toMatch(/mend, level 1, 4 min, 2 machines/);
  });

  it('begins what it says of them in one column', async () => {
    const rows = (await textOf(scene(), { columns: 100, rows: 40 })).split('\n');
    const abouts = rows.filter((row) => row.includes('level'));
    expect(abouts).toHaveLength(all.length);
    expect(new Set(abouts.map((row) => row.search(/(mend|build), level/))).size).toBe(1);
  });

  it.each(SIZES.slice(2))('keeps the picked one in sight at %i×%i', async (columns, rows) => {
    const last = all.at(-1);
    expect(await textOf(scene(all.length - 1), { columns, rows })).toContain(
      `▌ · ${last?.title.slice(0, 12)}`,
    );
  });
});

describe('its keys', () => {
  it('X opens it from a step, where there are exercises', () => {
    const at = (given: typeof exercises | undefined) =>
      pressed(
        sceneOf(createFakeTutor({ at: 'init-swarm' }), { exercises: given, screen: startScreen('walk') }),
        press('X'),
        undefined,
      );
    expect(at(exercises).screen.overlay?.name).toBe('exercises');
    expect(at(undefined).screen.overlay).toBeUndefined();
  });

  it('arrows move through it, and ⏎ opens the picked one', () => {
    const down = pressed(scene(), press('down'), undefined);
    expect(down.screen.overlay?.selected).toBe(1);
    const { requests } = pressed(scene(1), { key: 'enter', text: '' }, undefined);
    expect(requests).toEqual([{ type: 'open-exercise', id: second?.id }]);
  });

  it('Esc closes it', () => {
    expect(pressed(scene(), { key: 'esc', text: '' }, undefined).screen.overlay).toBeUndefined();
  });
});
