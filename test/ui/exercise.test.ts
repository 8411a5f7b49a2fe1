/** An exercise on the screen: what is shown of it, in every window and both languages, and what its keys do. */
import { describe, expect, it } from 'vitest';
import { reduceExercise } from '../../src/exercise/reduce.ts';
import type { ExerciseIntent, ExerciseState } from '../../src/exercise/state.ts';
import { LANGUAGES } from '../../src/i18n/language.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { loadCourse, loadExercises, loadFollowUps } from '../../src/lesson/courses.ts';
import { goalOf } from '../../src/lesson/exercise-types.ts';
import { stepsFor } from '../../src/lesson/variants.ts';
import { widthOf } from '../../src/text/width.ts';
import type { ScreenRequest } from '../../src/ui/keys/deed.ts';
import { hintsOf } from '../../src/ui/keys/key-hints.ts';
import { pasted, pressed } from '../../src/ui/keys/pressed.ts';
import type { Scene } from '../../src/ui/scene.ts';
import { inExercise, type ScreenState, startScreen, withOverlay } from '../../src/ui/state/screen-state.ts';
import { endedLesson } from '../../src/ui/state/step.ts';
import { doing } from '../support/doing.ts';
import { createFakeTutor, twoMachines } from '../support/fake-tutor.ts';
import { SIZES, sceneOf, textOf, type WindowOptions } from './scenes.tsx';

const NAME = 'idle-worker';

/** Somebody at the keys of an exercise; what is sent to it is applied. */
class Learner {
  screen: ScreenState = inExercise(withOverlay(startScreen('walk'), 'exercises'));
  state: ExerciseState;
  readonly asked: ScreenRequest[] = [];
  readonly tutor = createFakeTutor({ at: 'init-swarm', topology: twoMachines });

  constructor(state: ExerciseState = doing(NAME)) {
    this.state = state;
  }

  scene(change: Partial<Scene> = {}): Scene {
    return sceneOf(this.tutor, { screen: this.screen, exercise: this.state, exercises: [], ...change });
  }

  press(...keys: readonly string[]): this {
    for (const key of keys) {
      const text = key === 'space' ? ' ' : key.length === 1 ? key : '';
      this.#done(pressed(this.scene(), { key, text }, undefined));
    }
    return this;
  }

  type(text: string): this {
    return this.press(...[...text].map((letter) => (letter === ' ' ? 'space' : letter)));
  }

  paste(text: string): this {
    this.#done(pasted(this.scene(), text));
    return this;
  }

  #done({ screen, requests }: ReturnType<typeof pressed>): void {
    this.screen = screen;
    for (const request of requests) {
      this.asked.push(request);
      if (request.type === 'exercise') this.state = reduceExercise(this.state, request.intent, 1000).state;
    }
  }

  get sent(): ExerciseIntent[] {
    return this.asked.flatMap((request) => (request.type === 'exercise' ? [request.intent] : []));
  }

  see(options?: WindowOptions): Promise<string> {
    return textOf(this.scene(), options);
  }
}

describe('what is seen', () => {
  it('is the situation, the goal without commands, its checks and rules, and the swarm', async () => {
    const text = await new Learner().see();
    expect(text).toContain('Exercises › The node that gets no work');
    expect(text).toContain('Last night myvm2 got a new fan.');
    expect(text).toContain('The goal: Use both nodes again');
    expect(text).toMatch(/✓ the swarm gives myvm2 work\n · four tasks of web run/);
    expect(text).toMatch(/✓ at least two tasks of web run at any time +all the while/);
    expect(text).toContain('myvm1 ★');
    expect(text).not.toMatch(/docker (node|service)/);
  });

  it('stands together in a tall window, with the room for output below', async () => {
    const rows = (await new Learner().see({ rows: 50 })).split('\n');
    const goal = rows.findIndex((row) => row.includes('other node. Visitors'));
    const check = rows.findIndex((row) => row.includes('four tasks of web run'));
    expect(check - goal).toBeLessThan(5);
  });

  it('is of a table what tells, whatever command of the learner printed it', async () => {
    const ran = { command: 'docker service ps web', exitCode: 0 };
    const learner = new Learner(doing(NAME, {}, { ran }));
    learner.tutor.become({ course: loadCourse(undefined, 'en') });
    learner.tutor.print(
      'ID             NAME    IMAGE          NODE      DESIRED STATE   CURRENT STATE            ERROR                       PORTS',
      'u3e8bkg4c0hd   web.1   nginx:alpine   myvm1     Ready           Rejected 9 seconds ago   "no such disk"   ',
    );
    expect(await learner.see()).toMatch(/web\.1 .*myvm1 .*Rejected 9 seconds ago +"no such disk"/);
  });

  it('are the hints that were asked for, and no command before the last of them', async () => {
    for (const hints of [0, 1, 2, 3]) {
      const text = await new Learner(doing(NAME, { hints })).see({ rows: 50 });
      expect(text).not.toContain('--availability active');
      expect(text.match(/^ hint \d/gm)?.length ?? 0).toBe(hints);
    }
    expect(await new Learner(doing(NAME, { hints: 4 })).see({ rows: 50 })).toContain(
      '--availability active myvm2',
    );
  });

  it('is, after it was judged, what is missing and what it looks like', async () => {
    const text = await new Learner(doing(NAME, {}, { judged: { cause: 'still-crowded' } })).see({ rows: 50 });
    expect(text).toMatch(/✗ four tasks of web run\n +expected +two of them\n +seen +one of them/);
    expect(text).toContain('Nothing moves back by itself');
  });

  it('is a broken rule as broken', async () => {
    const rules = [{ id: 'answers', passed: false, expected: 'two', actual: 'none' }];
    expect(await new Learner(doing(NAME, {}, { rules })).see()).toContain('✗ at least two tasks of web');
  });

  it('is the result with time, hints and the best one, and what it teaches', async () => {
    const over = doing(
      NAME,
      { passedAt: 250_000, hints: 1 },
      {
        phase: { name: 'over' },
        before: { status: 'passed', best: { durationMs: 200_000, hints: 0, tries: 1 } },
      },
    );
    const text = await new Learner(over).see();
    expect(text).toContain('Solved in 4 min 10 s.');
    expect(text).toContain('With 1 hint.');
    expect(text).toContain('Your best: solved in 3 min 20 s, after 1 try.');
    expect(text).toContain('A drained node gets no tasks');
  });

  it('is a misspelt word as one that may be meant', async () => {
    const learner = new Learner(doing(NAME, {}, { ran: { command: 'docker nod ls', exitCode: 1 } }));
    const { course } = {
      course: { ...learner.tutor.getState().course, usage: { docker: 'a', 'docker node': 'b' } },
    };
    learner.tutor.become({ course });
    expect(await learner.see()).toContain('nod: did you mean node?');
  });

  it('fits into every window in both languages, and the command line is always in sight', async () => {
    const long = { command: 'docker service update --force '.repeat(9), exitCode: 1 };
    for (const language of LANGUAGES)
      for (const exercise of loadExercises(undefined, language)) {
        const learner = new Learner(doing(exercise.id, { hints: 4 }, { language, ran: long })).press('enter');
        const scene = learner.scene({ language, messages: messagesFor(language) });
        for (const [columns, rows] of SIZES) {
          const seen = (await textOf(scene, { columns, rows })).split('\n');
          expect(seen.length).toBeLessThanOrEqual(rows);
          for (const row of seen) expect(widthOf(row)).toBeLessThanOrEqual(columns);
          if (columns >= 40) expect(seen.join('\n')).toContain(messagesFor(language).ui.typePrompt);
        }
      }
  });
});

describe('its keys', () => {
  it('⏎ opens the command line, which is open again after each command', () => {
    const learner = new Learner().press('enter').type('docker ps').press('enter');
    expect(learner.sent).toEqual([{ type: 'run', command: 'docker ps' }]);
    expect(learner.scene().screen.field).toBeUndefined();
    learner.state = doing(NAME, {}, { ran: { command: 'docker ps', exitCode: 0 } });
    expect(learner.scene().screen.field).toBeDefined();
    learner.press('up', 'enter');
    expect(learner.sent).toHaveLength(2);
  });

  it('Esc leaves the command line for the other keys, and then the exercise', () => {
    const learner = new Learner().press('enter').type('h').press('esc', 'h');
    expect(learner.sent).toEqual([{ type: 'hint' }]);
    learner.press('esc');
    expect(learner.asked.at(-1)).toEqual({ type: 'close-exercise' });
    expect(learner.screen).toMatchObject({ page: 'walk', overlay: { name: 'exercises' } });
  });

  it('Tab completes, and a pasted command is not run by itself', () => {
    const learner = new Learner().press('enter');
    learner.tutor.become({
      course: { ...learner.tutor.getState().course, usage: { docker: 'a', 'docker node': 'b' } },
    });
    learner.type('docker no').press('tab');
    expect(learner.screen.field?.editor.text.join('')).toBe('docker node ');
    learner.paste('ls\n');
    expect(learner.sent).toEqual([]);
    expect(learner.screen.field?.editor.text.join('')).toBe('docker node ls');
  });

  it('a command that is typed past the command line is offered, not lost', () => {
    const learner = new Learner().paste('docker node ls').press('enter');
    expect(learner.screen.field?.editor.text.join('')).toBe('docker node ls');
  });

  it.each([
    ['x', 'anew', 'anew'],
    ['s', 'give-up', 'show'],
  ] as const)('%s is asked for twice, as it throws something away', (key, asking, type) => {
    const learner = new Learner().press(key);
    expect([learner.screen.asking, learner.sent]).toEqual([asking, []]);
    learner.press('m').press('m');
    expect(learner.screen.asking).toBeUndefined();
    learner.press(key, key);
    expect(learner.sent).toEqual([{ type }]);
  });

  it('⏎ walks through the way that is shown', () => {
    const learner = new Learner(doing(NAME, {}, { way: { at: 0, hasRun: false } })).press('enter');
    expect(learner.state.phase.name).toBe('running');
  });

  it('Ctrl-C stops what runs; twice without anything running, it leaves', () => {
    const learner = new Learner(
      doing(NAME, {}, { phase: { name: 'running', command: 'x', startedAt: 0, interrupting: false } }),
    ).press('ctrl-c');
    expect(learner.sent).toEqual([{ type: 'interrupt' }]);
    learner.state = doing(NAME);
    learner.press('enter', 'ctrl-c', 'ctrl-c', 'ctrl-c');
    expect(learner.asked.at(-1)).toEqual({ type: 'leave', ending: 'interrupted' });
  });

  it('m, o and ? lay their pages over it, and Esc comes back', () => {
    const learner = new Learner();
    learner.tutor.print('something');
    for (const key of ['m', 'o', '?']) {
      expect(learner.press(key).screen.overlay).toBeDefined();
      expect(learner.press('esc').screen).toMatchObject({ page: 'exercise' });
    }
  });

  it('the help names its keys, and none that only a step has', async () => {
    const text = await new Learner().press('?').see({ rows: 60 });
    expect(text).toContain('give up and see a way');
    expect(text).not.toContain('skip this step');
    expect(text).not.toContain('The command and the keys');
  });

  it('the key line names what can be done', () => {
    const signs = (state: ExerciseState) => hintsOf(new Learner(state).scene()).map(({ sign }) => sign);
    expect(signs(doing(NAME))).toEqual(
      expect.arrayContaining(['⏎', 'h', 'v', 'm', '$', 'x', 's', '?', 'Esc']),
    );
    expect(signs(doing(NAME, { hints: goalOf(doing(NAME).exercise).hints.length }))).not.toContain('h');
    expect(signs(doing(NAME, {}, { phase: { name: 'building' } }))).not.toContain('Ctrl-C');
  });

  it('an exercise that was opened alone takes the program with it', () => {
    const learner = new Learner();
    learner.screen = { ...learner.screen, isAlone: true };
    learner.press('m', 'esc', 'esc');
    expect(learner.asked).toEqual([{ type: 'leave', ending: 'quit' }]);
  });
});

describe('a follow-up', () => {
  const [task] = loadFollowUps(undefined, 'en');
  if (!task) throw new Error('the course has no follow-up');
  const followUp = { exercise: task, status: 'new', result: undefined } as const;
  const atEnd = (change: Partial<Scene> = {}) =>
    sceneOf(createFakeTutor({ at: 'init-swarm' }), { screen: startScreen('walk'), followUp, ...change });

  it('is offered in one quiet line, and y opens it', async () => {
    expect(await textOf(atEnd())).toContain('Your turn, if you like: y opens a task of two minutes.');
    const { requests } = pressed(atEnd(), { key: 'y', text: 'y' }, undefined);
    expect(requests).toEqual([{ type: 'open-exercise', id: task.id }]);
  });

  it('is not offered where there is none', async () => {
    const scene = sceneOf(createFakeTutor({ at: 'init-swarm' }), { screen: startScreen('walk') });
    expect(await textOf(scene)).not.toContain('Your turn');
    expect(pressed(scene, { key: 'y', text: 'y' }, undefined).requests).toEqual([]);
  });

  it('says whose swarm it runs on, and leads back to the step', async () => {
    const copy = new Learner(doing(task.id, { isCopy: true }));
    expect(await copy.see()).toContain('This is a copy of your swarm');
    expect(await new Learner(doing(task.id)).see()).toContain(
      'This is a simulated swarm, built for this task',
    );
    copy.press('esc');
    expect(copy.screen).toMatchObject({ page: 'walk' });
    expect(copy.screen.overlay).toBeUndefined();
  });

  it('comes when nothing of the lesson is left that has to be done', () => {
    const course = loadCourse(undefined, 'en');
    const stops = stepsFor(course, 'simulator');
    const ended = stops.flatMap(({ step }, at) =>
      endedLesson({ stops, at }) === undefined ? [] : [step.id],
    );
    for (const lesson of course.lessons) {
      const last = lesson.steps.findLast((step) => stops.some((stop) => stop.step === step));
      expect(ended).toContain(last?.id);
    }
    expect(ended).toEqual(expect.arrayContaining(['view-tasks', 'deploy-over-ssh', 'remove-trial']));
    expect(ended).not.toContain('deploy-stack');
    expect(ended).not.toContain('try-image');
  });
});
