/** A prediction on the screen of a step: what was asked, and what came of it. */
import { expect, it } from 'vitest';
import type { Step } from '../../../src/lesson/types.ts';
import type { Scene } from '../../../src/ui/scene.ts';
import { withField } from '../../../src/ui/state/screen-state.ts';
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

const counting: Step = {
  ...step,
  predict: { prompt: 'How many?', number: { kind: 'output', match: '(.+)' }, why: 'It is so.' },
};
const counted = { ...course, lessons: lesson ? [{ ...lesson, steps: [counting] }] : [] };

async function seen(
  records: Parameters<typeof createFakeTutor>[0] & object,
  rest: Partial<Scene> = {},
): Promise<string> {
  const window = openWindow();
  const scene = sceneOf(createFakeTutor({ course, at: 'asking', ...records }));
  const screen = await window.draw({ ...scene, ...rest });
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

it('asks for a number, which is typed and then told', async () => {
  expect(await seen({ course: counted })).toContain('▌ Type a number');
  const scene = sceneOf(createFakeTutor({ course: counted, at: 'asking' }));
  expect(await seen({ course: counted }, { screen: withField(scene.screen, 'number', '12') })).toContain(
    '▌ 12',
  );
  const right = await seen({
    course: counted,
    records: { asking: { ...passed, predicted: '8', cameTrue: '8' } },
  });
  expect(right).toContain('As you predicted: 8');
  expect(right).toContain('It is so.');
  const wrong = await seen({
    course: counted,
    records: { asking: { ...passed, predicted: '7', cameTrue: '8' } },
  });
  expect(wrong).toContain('Not 7, as you predicted, but 8');
});
