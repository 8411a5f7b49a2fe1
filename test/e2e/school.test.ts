/** A beginner's story by keys, at 80×24: some of the walk, five exercises, a review on another day, a report. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { LANGUAGES, type Language } from '../../src/i18n/language.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { loadCourse, loadExercises } from '../../src/lesson/courses.ts';
import { type Exercise, goalOf, stepsOf } from '../../src/lesson/exercise-types.ts';
import { fillKnown } from '../../src/lesson/placeholders.ts';
import { inside } from '../support/inside.ts';
import { temporaryFolders } from '../support/program.ts';
import { endPtys, type Pty } from '../support/pty.ts';
import { openPty } from '../support/served-program.ts';
import { walkedTo } from '../support/walked.ts';

vi.setConfig({ testTimeout: 400_000 });
const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());

const COURSE = loadCourse(undefined, 'en');
const SETTINGS = Object.fromEntries(COURSE.settings.map(({ id, default: value }) => [id, value]));
const NAMES = ['idle-worker', 'by-label', 'label-typo', 'wrong-node', 'all-on-one'];
/** Questions of the walk that are answered. */
const QUESTIONS = ['node-roles'] as const;
const DAYS = 2 * 24 * 3600_000;

/** The place of the right answer among the options. */
function rightOf(id: string): number {
  const step = COURSE.lessons.flatMap(({ steps }) => steps).find((one) => one.id === id);
  return step?.question?.options.findIndex(({ right }) => right) ?? -1;
}

const squeezed = (text: string) => text.replace(/[\s▌]+/g, '');
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The commands of the first solution that change something, as one types them. */
function commandsOf(exercise: Exercise): string[] {
  const [solution] = exercise.solutions;
  const steps = solution ? stepsOf(exercise, solution) : [];
  const all = steps.map(({ commands }) =>
    fillKnown(commands[0]?.text ?? '', SETTINGS)
      .split('\n')
      .join(' && '),
  );
  // Looking is no secret: hints say where to look.
  return all.filter((command) => !/^docker(-machine)? (\w+ )?(ls|ps|inspect|active)\b/.test(command));
}

/** Goes to an exercise in the list, which is open, and opens it. */
async function openFromList(terminal: Pty, title: string): Promise<void> {
  const isPicked = new RegExp(`▌ [·…✓] ${escaped(title.slice(0, 20))}`);
  for (let moves = 0; !isPicked.test(terminal.text()) && moves < 60; moves += 1) {
    const before = terminal.text();
    terminal.type('j');
    await terminal.until((text) => text !== before);
  }
  terminal.type('\r');
}

/** Everything is answered, rightly or not, until the review is over. */
async function reviewAll(terminal: Pty, lang: Language): Promise<string> {
  const { keys } = messagesFor(lang).review;
  for (let answers = 0; answers < 60; answers += 1) {
    const label = (text: string) => /⏎ (.+?)(?: {2}|$)/m.exec(text.split('\n').at(-1) ?? '')?.[1]?.trim();
    const text = await terminal.until((now) => Object.values(keys).includes(label(now) ?? ''));
    if (label(text) === keys.close) return text;
    terminal.type(label(text) === keys.answer ? '1' : '\r');
    await terminal.until((now) => now !== text);
  }
  throw new Error('the review does not end');
}

/** The learner goes to sleep, and comes back: all times that are remembered lie further back. */
function sleepTwice(home: string): void {
  const path = join(home, 'progress.json');
  const earlier = (_: string, value: unknown) =>
    typeof value === 'number' && value > Date.now() - 30 * DAYS ? value - DAYS : value;
  writeFileSync(path, JSON.stringify(JSON.parse(readFileSync(path, 'utf8'), earlier)));
}

test.each(LANGUAGES)('in %s', async (lang) => {
  const words = messagesFor(lang);
  const home = await walkedTo('docker-version', join(folders.make(), 'home'));
  const all = loadExercises(undefined, lang);
  const args = ['learn', QUESTIONS[0], '--lang', lang, '--driver', 'simulator', '--speed', 'instant'];
  const terminal = openPty({ home, args });
  for (const id of QUESTIONS) {
    await terminal.until(`⏎ ${words.ui.keys.answer}`);
    terminal.type(String(rightOf(id) + 1));
    await terminal.until(`⏎ ${words.ui.keys.next}`);
    terminal.type('\r');
    await terminal.until((text) => !text.includes(words.ui.right));
  }
  terminal.type('X');
  await terminal.until(new RegExp(`0/${all.length}`));

  // Down the list, as they stand in it.
  const chosen = all.filter(({ id }) => NAMES.includes(id));
  expect(chosen).toHaveLength(NAMES.length);
  for (const [done, exercise] of chosen.entries()) {
    const commands = commandsOf(exercise);
    await openFromList(terminal, fillKnown(exercise.title, SETTINGS));
    await terminal.until(`⏎ ${words.exercise.keys.type}`);
    // Up to the hint before the last, no screen gives a command away.
    const { hints } = goalOf(exercise);
    for (let hint = 1; done === 0 && hint < hints.length; hint += 1) {
      terminal.type('h');
      await terminal.until(`${words.ui.hint} ${hint}`);
      for (const command of commands) expect(squeezed(terminal.text())).not.toContain(squeezed(command));
    }
    terminal.type('\r');
    await terminal.until(words.ui.typePrompt);
    for (const [at, command] of commands.entries()) {
      expect(squeezed(terminal.text())).not.toContain(squeezed(command));
      terminal.type(`${command}\r`);
      const over = `⏎ ${words.exercise.keys.close}`;
      const isLast = at === commands.length - 1;
      const hasRun = (text: string) =>
        squeezed(text).includes(squeezed(command)) && text.includes(words.ui.typePrompt);
      await terminal.until((text) => text.includes(over) || (!isLast && hasRun(text)));
      if (terminal.text().includes(over)) break;
    }
    await terminal.until(`⏎ ${words.exercise.keys.close}`);
    terminal.type('\r');
    await terminal.until(new RegExp(`${done + 1}/${all.length}`));
  }
  terminal.type('\u001B');
  await terminal.until(words.ui.keys.quit);
  terminal.type('q');
  expect((await terminal.exited).code).toBe(0);

  sleepTwice(home);
  const review = openPty({ home, args: ['review', '--lang', lang] });
  await reviewAll(review, lang);
  review.type('\r');
  expect((await review.exited).code).toBe(0);

  const page = await inside(['report', '--lang', lang], { home });
  for (const name of NAMES) {
    const title = all.find(({ id }) => id === name)?.title ?? '';
    expect(page.stdout).toContain(
      `| ${fillKnown(title, SETTINGS)} | ${words.report.exerciseStatuses.passed} |`,
    );
  }
  expect(page.stdout).toContain(words.report.exercisesPassed(NAMES.length, all.length));
  const cards = JSON.parse(readFileSync(join(home, 'progress.json'), 'utf8')).cards;
  expect(Object.keys(cards['part-4-swarms']).length).toBe(QUESTIONS.length);
});
