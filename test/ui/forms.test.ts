/** Every page in each of its forms: in colour, plain, and as lines for a screen reader. They say the same. */
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../src/exercise/entries.ts';
import { LANGUAGES, type Language } from '../../src/i18n/language.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { loadCourse, loadExercises } from '../../src/lesson/courses.ts';
import type { Card } from '../../src/review/cards.ts';
import { offered, review } from '../../src/review/session.ts';
import { PAGES, type PageName } from '../../src/ui/keys/action.ts';
import { hintsOf } from '../../src/ui/keys/key-hints.ts';
import type { Scene } from '../../src/ui/scene.ts';
import { editorWith } from '../../src/ui/state/editor.ts';
import {
  inExercise,
  type ScreenState,
  startScreen,
  withField,
  withOverlay,
} from '../../src/ui/state/screen-state.ts';
import { dark } from '../../src/ui/theme/dark.ts';
import { doing } from '../support/doing.ts';
import { createFakeTutor, type FakeTutor, outcome, passed, twoMachines } from '../support/fake-tutor.ts';
import { failure, openWindow, sceneOf, type WindowOptions } from './scenes.tsx';

const WALK = startScreen('walk');
const SEARCHING: ScreenState = {
  ...WALK,
  overlay: {
    ...{ name: 'lessons', offset: 0, selected: 1, isSearching: true },
    search: editorWith('swarm'),
  },
};
const OUTPUT_SEARCHED: ScreenState = {
  ...WALK,
  overlay: {
    ...{ name: 'output', offset: 0, selected: 0, isSearching: true },
    search: editorWith('line'),
  },
};
const CARD: Card = {
  ...{ kind: 'question', id: 'question:who-decides', step: 'who-decides', learnedAt: 0 },
  question: {
    prompt: 'Which nodes take commands?',
    again: 'Where may one run docker node ls?',
    options: [
      { id: 'any', text: 'on any node', right: false, why: 'A worker refuses.' },
      { id: 'manager', text: 'on a manager', right: true, why: 'Only managers know the swarm.' },
    ],
  },
};
const EXERCISES = entriesOf(loadExercises(undefined, 'en'), {});
const COURSE = loadCourse(undefined, 'en');
const DOING = doing('idle-worker', { hints: 1 });
/** The steps behind which some commands of the cheat sheet are asked for. */
const DONE = Object.fromEntries(
  COURSE.cheatsheet.flatMap(({ review: asked }) => (asked ? [[asked.after, passed]] : [])),
);
const DIFFERENCE = {
  step: 'init-swarm',
  done: true,
  values: [],
  checks: [outcome('active', 'failed', { expected: 'myvm1 (Running)', actual: 'myvm1 (Stopped)' })],
};

/** A page of the screen: how one gets there. */
interface FormPage {
  readonly name: string;
  readonly at?: string;
  readonly screen?: ScreenState;
  readonly change?: Partial<Scene>;
  readonly arrange?: (tutor: FakeTutor) => void;
  /** Rows in which it is only text: a picture has no words to be read out. */
  readonly rows?: number;
}

/** The pages that keys know, and the others. */
const BY_NAME: Readonly<Record<Exclude<PageName, 'step'>, FormPage>> = {
  welcome: { name: 'welcome', screen: startScreen('welcome'), rows: 18 },
  exercise: {
    name: 'exercise',
    screen: { ...inExercise(WALK), scroll: 0 },
    change: { exercise: DOING },
    rows: 40,
  },
  field: { name: 'field', screen: withField(WALK, 'type', 'docker node ls') },
  help: { name: 'help', screen: withOverlay(WALK, 'help') },
  map: { name: 'map', screen: withOverlay(WALK, 'map') },
  lessons: { name: 'lessons', screen: withOverlay(WALK, 'lessons', 5) },
  'lesson-search': { name: 'a search in the lessons', screen: SEARCHING },
  'output-search': {
    name: 'a search in an output',
    screen: OUTPUT_SEARCHED,
    arrange: (tutor) => tutor.print('one line', 'another line', 'the last'),
  },
  exercises: {
    name: 'exercises',
    screen: withOverlay(WALK, 'exercises', 3),
    change: { exercises: EXERCISES },
  },
  review: {
    name: 'review',
    screen: withOverlay(WALK, 'review'),
    change: { review: review(offered([CARD]), { type: 'begin' }, 0, () => 0).state },
  },
  output: {
    name: 'output',
    screen: withOverlay(WALK, 'output'),
    arrange: (tutor) =>
      tutor.print(...Array.from({ length: 30 }, (_, at) => `line ${at} is \u001B[31mred\u001B[39m`)),
  },
  cheatsheet: { name: 'cheatsheet', screen: withOverlay(WALK, 'cheatsheet') },
  glossary: {
    name: 'glossary',
    screen: withOverlay(WALK, 'glossary'),
    arrange: (tutor) => tutor.become({ course: { ...COURSE, glossary: COURSE.glossary.slice(0, 6) } }),
  },
  recap: {
    name: 'recap',
    screen: withOverlay(WALK, 'recap'),
    arrange: (tutor) => tutor.become({ course: COURSE, records: DONE }),
  },
  share: {
    name: 'what is shown to a teacher',
    screen: withOverlay(WALK, 'share'),
    arrange: (tutor) => tutor.print('one line', 'another line'),
  },
  reality: {
    name: 'reality',
    screen: withOverlay(WALK, 'reality'),
    arrange: (tutor) =>
      tutor.become({ reality: { name: 'known', differences: [DIFFERENCE], unasked: false } }),
  },
};

const STEPS: readonly FormPage[] = [
  { name: 'a step that is read' },
  {
    name: 'a command that runs',
    arrange: (tutor) =>
      tutor.become({
        phase: { name: 'running', command: 'x', startedAt: tutor.now, interrupting: false },
        ran: true,
      }),
  },
  { name: 'a failure with its cause', arrange: (tutor) => tutor.become({ phase: failure, ran: true }) },
  {
    name: 'a step that is passed',
    arrange: (tutor) =>
      tutor.become({
        phase: { name: 'passed', outcomes: [outcome('active', 'passed', { alreadyTrue: true })] },
        ran: true,
      }),
  },
  { name: 'hints', arrange: (tutor) => tutor.become({ hintsShown: 2 }) },
  { name: 'a question', at: 'who-decides' },
  {
    name: 'a wrong answer',
    at: 'who-decides',
    arrange: (tutor) => tutor.send({ type: 'answer', option: 'any' }),
  },
  { name: 'a fork', at: 'leave-or-stay' },
  { name: 'a value that is asked for', at: 'image' },
  { name: 'the end', arrange: (tutor) => tutor.become({ finished: true }) },
];

const FORM_PAGES = [...PAGES.flatMap((name) => (name === 'step' ? STEPS : [BY_NAME[name]]))];

function sceneFor(
  { at = 'init-swarm', screen = WALK, change = {}, arrange }: FormPage,
  language: Language,
): Scene {
  const records = { 'what-a-swarm-is': { ...passed, attempts: 3, hints: 2 } };
  const tutor = createFakeTutor({ at, records, topology: twoMachines });
  arrange?.(tutor);
  return sceneOf(tutor, { ...change, screen, language });
}

async function drawnAs(scene: Scene, options: WindowOptions) {
  const window = openWindow(options);
  const text = await window.draw(scene);
  const { position } = window;
  window.close();
  return { text, position };
}

/** A frame, whatever a spinner turns to, without blanks at the ends of rows. */
function still(text: string): string {
  return text.replace(/[⠀-⣿]/g, '*').replace(/[^\S\n]+$/gm, '');
}

/** Words, without what is only drawn: lines, marks, and what was cut. */
function wordsIn(text: string): Set<string> {
  const words = text.replace(/[─-╿■-◿▌▏⠀-⣿★]/g, ' ').split(/\s+/);
  return new Set(words.filter((word) => /[\p{L}\p{N}]/u.test(word) && !word.includes('…')));
}

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(FORM_PAGES)('$name says in plain what it says in colour', async (page) => {
    const scene = sceneFor(page, language);
    const size = { columns: 120, rows: 36 };
    const coloured = await drawnAs(scene, { ...size, theme: dark });
    const plain = await drawnAs(scene, size);
    expect(plain.text).not.toContain('\u001B');
    expect(still(plain.text)).toBe(still(stripVTControlCharacters(coloured.text)));
  });

  it.each(FORM_PAGES)('$name says all of it to one who has it read out', async (page) => {
    const scene = sceneFor(page, language);
    const { text: seen } = await drawnAs(scene, { columns: 100, rows: page.rows ?? 70 });
    const { text: read } = await drawnAs(scene, { columns: 100, rows: 70, isRead: true });
    const heard = wordsIn(read);
    expect([...wordsIn(seen)].filter((word) => !heard.has(word))).toEqual([]);
    for (const { label } of hintsOf(scene)) expect(read).toContain(label);
    // Nothing is drawn with lines, and nothing is left out because a window is small.
    expect(read).not.toMatch(/[╭╮╰╯│]/);
  });

  it.each(FORM_PAGES)('$name says so where there is more than is seen', async (page) => {
    const { ui: m } = messagesFor(language);
    const mark = (count: number, told: (count: number) => string) => told(count).replace(/\s*\d+\s*/, '');
    for (const size of [
      { columns: 40, rows: 12 },
      { columns: 80, rows: 24 },
    ]) {
      const { text, position } = await drawnAs(sceneFor(page, language), size);
      if (!position || position.last === 0) continue;
      expect(text.replace(/\s*\d+\s*/g, '')).toContain(
        position.at < position.last ? mark(1, m.moreBelow) : mark(1, m.moreAbove),
      );
    }
  });
});
