/** Reviews on the screen: what they look like, and what keys do there. */
import { describe, expect, it } from 'vitest';
import { messagesFor } from '../../src/i18n/messages.ts';
import type { Card } from '../../src/review/cards.ts';
import { offered, type ReviewIntent, type ReviewState, review } from '../../src/review/session.ts';
import { widthOf } from '../../src/text/width.ts';
import { pressed } from '../../src/ui/keys/pressed.ts';
import type { Scene } from '../../src/ui/scene.ts';
import { type ScreenState, startScreen, withOverlay } from '../../src/ui/state/screen-state.ts';
import { fakeCourse } from '../support/fake-course.ts';
import { createFakeTutor } from '../support/fake-tutor.ts';
import { SIZES, sceneOf, textOf } from './scenes.tsx';

const quiz: Card = {
  ...{ kind: 'question', id: 'question:q', step: 's', learnedAt: 0 },
  question: {
    prompt: 'Which?',
    again: 'Which of the two is it?',
    options: [
      { id: 'a', text: 'the first '.repeat(12), right: false, why: 'Not the first. '.repeat(8) },
      { id: 'b', text: 'the second', right: true, why: 'It is the second.' },
    ],
  },
};
const typing: Card = {
  ...{ kind: 'command', id: 'command:drain', step: 's', learnedAt: 0 },
  ...{ task: 'Drain a node', command: 'docker node update --availability drain myvm2', before: [] },
};

/** Somebody at the keys of a review: each press is acted on, and what it asks for is done. */
class Learner {
  screen: ScreenState;
  state: ReviewState;
  readonly asked: ReviewIntent[] = [];
  left = false;
  readonly #tutor = createFakeTutor({ course: { ...fakeCourse, usage: { docker: 'the client' } } });

  constructor(due: readonly Card[], isAlone = false) {
    this.state = review(offered(due), { type: 'begin' }, 0, () => 0).state;
    const opened = withOverlay(startScreen('welcome'), 'review');
    this.screen = isAlone ? { ...opened, isAlone: true } : opened;
  }

  scene(change: Partial<Scene> = {}): Scene {
    return sceneOf(this.#tutor, { screen: this.screen, review: this.state, ...change });
  }

  press(...keys: readonly string[]): this {
    for (const key of keys) {
      const text = key.length === 1 ? key : '';
      const { screen, requests } = pressed(this.scene(), { key, text }, undefined);
      this.screen = screen;
      for (const request of requests) {
        if (request.type === 'leave') this.left = true;
        if (request.type !== 'review') continue;
        this.asked.push(request.intent);
        this.state = review(this.state, request.intent, 1000, () => 0).state;
      }
    }
    return this;
  }

  see(): Promise<string> {
    return textOf(this.scene());
  }
}

describe('a question', () => {
  it('stands in other words, its options in another order', async () => {
    const text = await new Learner([quiz]).see();
    expect(text).toContain('Which of the two is it?');
    expect(text).toMatch(/▸ 1 {2}the second\n/);
    expect(text).toContain('⏎ answer');
  });

  it.each([
    ['a digit', ['1']],
    ['arrows and ⏎', ['down', 'up', 'enter']],
  ])('is answered by %s, and says why', async (_, keys) => {
    const learner = new Learner([quiz]).press(...keys);
    expect(learner.state.grades).toEqual(['known']);
    expect(await learner.see()).toContain('Right. It is the second.');
  });

  it('shows the right option beside a wrong one', async () => {
    const text = await new Learner([quiz]).press('2').see();
    expect(text).toMatch(/✓ 1 {2}the second/);
    expect(text).toMatch(/✗ 2 {2}the first/);
    expect(text).toContain('Not the first.');
  });
});

describe('a command', () => {
  it('is typed, letters and digits and all, and tried with ⏎', async () => {
    const learner = new Learner([typing]).press(...'qL1 r?');
    expect(await learner.see()).toContain('▌ qL1 r?');
    learner.press('enter');
    expect(learner.asked).toEqual([{ type: 'try', command: 'qL1 r?' }]);
    expect(await learner.see()).toContain('Trying it');
  });

  it('shows its shape for Tab, and nothing of it before', async () => {
    const learner = new Learner([typing]);
    expect(await learner.see()).not.toContain('docker');
    const text = await learner.press('tab').see();
    expect(text).toContain('docker');
    expect(text).not.toContain('drain myvm2');
  });

  it('is shown to one who doesn’t know it', async () => {
    const text = await new Learner([typing]).press('enter').see();
    expect(text).toContain('One way to do it:');
    expect(text).toContain('docker node update --availability drain myvm2');
  });

  it.each([
    [{ kind: 'right' }, 'Right. It does what was asked.'],
    [{ kind: 'failed', output: 'no such thing\nsee help' }, 'It failed.'],
    [{ kind: 'other-effect' }, 'it did something else'],
    [{ kind: 'other-output', output: 'x' }, 'it shows something else'],
  ] as const)('that was tried: %o', async (verdict, says) => {
    const learner = new Learner([typing]).press('x', 'enter');
    learner.state = review(learner.state, { type: 'judged', verdict }, 0, () => 0).state;
    const text = await learner.see();
    expect(text).toContain(says);
    if ('output' in verdict) expect(text).toContain(verdict.output.split('\n')[0]);
  });

  it('says no more of a long output than is enough, and still how it is done', async () => {
    const learner = new Learner([typing]).press('x', 'enter');
    const verdict = { kind: 'failed', output: `unknown command: ${'long '.repeat(200)}` } as const;
    learner.state = review(learner.state, { type: 'judged', verdict }, 0, () => 0).state;
    const text = await textOf(learner.scene(), { rows: 40 });
    expect(text).toContain('…');
    expect(text.match(/long/g)?.length).toBeLessThan(100);
    expect(text).toContain('One way to do it:');
  });
});

describe('a review', () => {
  it('goes on with an empty field, and ends with what was known', async () => {
    const learner = new Learner([quiz, typing]).press('1', 'enter', 'enter', 'enter');
    expect(learner.state.phase.name).toBe('over');
    expect(await learner.see()).toContain('you knew 1 of 2');
    expect(learner.press('enter').screen.overlay).toBeUndefined();
  });

  it('is left at any time, and gone on with later', () => {
    const learner = new Learner([quiz, typing]).press('1', 'enter', 'd', 'esc');
    expect(learner.screen.overlay).toBeUndefined();
    expect(learner.left).toBe(false);
    expect(learner.press('r').screen.overlay?.name).toBe('review');
    expect(learner.state.at).toBe(1);
  });

  it('that was opened alone ends the program', () => {
    expect(new Learner([quiz], true).press('esc').left).toBe(true);
  });

  it('is offered on the first page in one quiet line while something is due, and never imposed', async () => {
    const learner = new Learner([quiz]);
    const welcome = (state: ReviewState) =>
      textOf(learner.scene({ screen: startScreen('welcome'), review: state }));
    expect(await welcome(learner.state)).toContain('r  asks one thing again');
    expect(await welcome(learner.press('1').state)).not.toContain('r  asks');
  });

  it('fits into every window, in both languages', async () => {
    const scenes = [
      new Learner([quiz]),
      new Learner([quiz]).press('2'),
      new Learner([typing]).press('tab'),
      new Learner([typing]).press('enter'),
      new Learner([]),
    ];
    for (const learner of scenes)
      for (const language of ['en', 'zh'] as const)
        for (const [columns, rows] of SIZES) {
          const scene = learner.scene({ language, messages: messagesFor(language) });
          const seen = (await textOf(scene, { columns, rows })).split('\n');
          expect(seen.length).toBeLessThanOrEqual(rows);
          for (const row of seen) expect(widthOf(row)).toBeLessThanOrEqual(columns);
        }
  });
});
