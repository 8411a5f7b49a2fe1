/** What a step asks about its output, on the screen. */
import { expect, it } from 'vitest';
import { fakeCheck, fakeCourse, fakeStep } from '../../support/fake-course.ts';
import { createFakeTutor } from '../../support/fake-tutor.ts';
import { openWindow, sceneOf } from '../scenes.tsx';

const options = ['one', 'two'].map((id) => ({
  ...{ id, text: `It is ${id}`, why: `Why ${id}.`, right: false },
  when: fakeCheck(id, id),
}));
const step = fakeStep({
  id: 'asking',
  title: 'Asking',
  kind: 'run',
  commands: [{ text: 'docker node ls' }],
  explain: { prompt: 'Which node is down?', options },
  after: [{ type: 'paragraph', content: [{ type: 'text', text: 'That gives it away.' }] }],
});
const [lesson] = fakeCourse.lessons;
const course = { ...fakeCourse, lessons: lesson ? [{ ...lesson, steps: [step] }] : [] };

it('is asked below the output, and what follows waits for the answer', async () => {
  const tutor = createFakeTutor({ course });
  const window = openWindow();
  expect(await window.draw(sceneOf(tutor))).not.toContain('Which node is down?');
  tutor.happen({ type: 'started', command: 'docker node ls', at: 1 });
  tutor.print('myvm1   Ready', 'myvm2   Down');
  tutor.happen({
    type: 'ended',
    result: { passed: true, outcomes: [], explains: ['two'] },
    at: 2,
    tookMs: 1,
  });
  const asked = await window.draw(sceneOf(tutor));
  expect(asked).toContain('Look at the output: Which node is down?');
  expect(asked.indexOf('myvm2   Down')).toBeLessThan(asked.indexOf('Which node is down?'));
  expect(asked).toContain('2  It is two');
  expect(asked).not.toContain('That gives it away.');

  tutor.send({ type: 'explain', option: 'one' });
  const wrong = await window.draw(sceneOf(tutor));
  expect(wrong).toContain('Not quite. Why one.');
  expect(wrong).toContain('✗ 1  It is one');

  tutor.send({ type: 'explain', option: 'two' });
  const right = await window.draw(sceneOf(tutor));
  expect(right).toContain('Right. Why two.');
  expect(right).toContain('That gives it away.');
  window.close();
});
