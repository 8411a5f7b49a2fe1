/** The page that is painted before Ink is there is the very page that Ink draws. */
import { describe, expect, it } from 'vitest';
import { firstPageRows } from '../../src/ui/first-page.ts';
import { startScreen } from '../../src/ui/state/screen-state.ts';
import { plain } from '../../src/ui/text/line.ts';
import { createFakeTutor, passed } from '../support/fake-tutor.ts';
import { sceneOf, textOf } from './scenes.tsx';

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  it.each([
    [40, 12],
    [60, 18],
    [80, 24],
    [120, 36],
    [250, 70],
  ])('at %i × %i', async (columns, rows) => {
    for (const records of [{}, { 'init-swarm': passed }]) {
      const tutor = createFakeTutor({ records });
      const scene = sceneOf(tutor, { screen: startScreen('welcome'), language });
      const { state, surroundings } = scene;
      const page = { state, surroundings, language, color: false, version: '0.1.0', spareRows: 0 };
      const painted = firstPageRows(page, columns, rows).map((row) => plain(row).trimEnd());
      expect(painted).toEqual((await textOf(scene, { columns, rows })).split('\n'));
    }
  });
});
