/** The visitors of a step, below the swarm. */
import { describe, expect, it } from 'vitest';
import type { VisitorCounts } from '../../../src/tutor/types.ts';
import { withOverlay } from '../../../src/ui/state/screen-state.ts';
import { fakeCourse, fakeStep } from '../../support/fake-course.ts';
import { createFakeTutor, passed, twoMachines } from '../../support/fake-tutor.ts';
import { openWindow, sceneOf } from '../scenes.tsx';

const step = fakeStep({
  id: 'breaking',
  title: 'Breaking',
  kind: 'run',
  commands: [{ text: 'docker-machine stop myvm2' }],
  visitors: 'http://${manager_ip}/',
});
const [lesson] = fakeCourse.lessons;
const course = { ...fakeCourse, lessons: lesson ? [{ ...lesson, steps: [step] }] : [] };
const counts: VisitorCounts = { url: 'http://192.168.99.100/', answered: 23, failed: 2 };

async function seen(
  options: Parameters<typeof createFakeTutor>[0],
  size: { columns: number; rows: number } = { columns: 80, rows: 24 },
  isMap = false,
): Promise<string> {
  const window = openWindow(size);
  const scene = sceneOf(createFakeTutor({ course, at: 'breaking', topology: twoMachines, ...options }));
  const screen = await window.draw(isMap ? { ...scene, screen: withOverlay(scene.screen, 'map') } : scene);
  window.close();
  return screen;
}

describe('visitors', () => {
  it('have their row before they come', async () => {
    expect(await seen({})).toContain('Visitors: they ask for the app while the command runs.');
  });

  it.each([
    { columns: 80, rows: 24, line: 'Visitors meanwhile: 23 answered, 2 failed' },
    { columns: 120, rows: 36, line: 'Visitors: ✓ 23  ✗ 2' },
    { columns: 200, rows: 50, line: 'Visitors meanwhile: 23 answered, 2 failed' },
  ])('are counted below the swarm in $columns columns', async ({ line, ...size }) => {
    const screen = await seen({ visitors: counts }, size);
    expect(screen).toContain(line);
    expect(screen.indexOf('myvm2')).toBeLessThan(screen.indexOf('Visitors'));
  });

  it('are counted on the page of the swarm', async () => {
    expect(await seen({ visitors: counts }, undefined, true)).toContain('23 answered, 2 failed');
  });

  it('are told to be locked out where nobody got in', async () => {
    expect(await seen({ visitors: { ...counts, answered: 0, isClosed: true } })).toContain(
      'Visitors: nobody gets in at http://192.168.99.100/ from here.',
    );
  });

  it('are no longer announced once the step is done', async () => {
    expect(await seen({ records: { breaking: passed } })).not.toContain('Visitors');
  });
});
