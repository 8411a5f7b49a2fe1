/** How a window is divided between outline, step and picture. */
import { describe, expect, it } from 'vitest';
import { COLUMN_GAP, columnsFor, STEP_WIDTH } from '../../../src/ui/state/columns.ts';

const all = Array.from({ length: 250 - 106 + 1 }, (_, i) => 106 + i);

describe('a wide window', () => {
  it('never gives more than it has, and a wider one takes nothing from what is read', () => {
    for (const width of all) {
      const { outline = 0, step = 0, picture = 0 } = columnsFor(width) ?? {};
      expect(outline + (outline > 0 ? COLUMN_GAP : 0) + step + COLUMN_GAP + picture).toBeLessThanOrEqual(
        width,
      );
      expect(step).toBeGreaterThanOrEqual(64);
      expect(picture).toBeGreaterThanOrEqual(24);
    }
  });

  it('shows a title of a step whole once two machines have their room', () => {
    const { outline, step, picture } = columnsFor(200) ?? {};
    expect(outline).toBeGreaterThan('    When an address doesn’t answer'.length);
    expect(step).toBe(STEP_WIDTH);
    expect(picture).toBeGreaterThan(60);
  });

  it('leaves a narrower one to the step alone', () => {
    expect(columnsFor(105)).toBeUndefined();
  });
});
