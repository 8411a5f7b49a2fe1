/** A prediction on the screen of a step: what was asked, and what came of it. */
import { expect, it } from 'vitest';
import { fakeCheck, fakeCourse, fakeStep } from '../../support/fake-course.ts';
import { createFakeTutor, passed } from '../../support/fake-tutor.ts';
import { openWindow, sceneOf } from '../scenes.tsx';

const options = ['one', 'two'].map((id) => ({ id, text: id, why: `It was ${id}.`, when: fakeCheck(id, id) }));
const step = fakeStep({
  id: 'asking',
  title: 'Asking',
  kind: 'run',
  commands: [{ text: 'docker node ls' }],
  checks: [fakeCheck('ready', 'it is ready')],
  predict: { prompt: 'How many?', options },
});
const [lesson] = fakeCourse.lessons;
const course = { ...fakeCourse, lessons: lesson ? [{ ...lesson, steps: [step] }] : [] };

async function seen(records: Parameters<typeof createFakeTutor>[0] & object): Promise<string> {
  const window = openWindow();
  const screen = await window.draw(sceneOf(createFakeTutor({ course, at: 'asking', ...records })));
  window.close();
  return screen;
}

it('is asked above the command', async () => {
  const screen = await seen({});
  expect(screen).toContain('First predict: How many?');
  expect(screen.indexOf('How many?')).toBeLessThan(screen.indexOf('▌ docker node ls'));
});

it('is held against what came true, below the checks', async () => {
  const screen = await seen({ records: { asking: { ...passed, predicted: 'one', cameTrue: 'two' } } });
  expect(screen).not.toContain('First predict');
  expect(screen).toContain('Not as you predicted: two');
  expect(screen.indexOf('it is ready')).toBeLessThan(screen.indexOf('It was two.'));
  expect(await seen({ records: { asking: { ...passed, predicted: 'two', cameTrue: 'two' } } })).toContain(
    'As you predicted: two',
  );
});

it('says nothing to one who did not predict', async () => {
  expect(await seen({ records: { asking: { ...passed, cameTrue: 'two' } } })).not.toContain('predicted');
});
