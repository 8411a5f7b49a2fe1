/** The screen of `swarm-tutor preview`: the step that was changed last, as learners see it, with its problems. */
import { expect, test } from 'vitest';
import { draftOf } from '../../src/commands/preview.ts';
import type { Language } from '../../src/i18n/language.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import type { FolderFiles } from '../../src/lesson/course-files.ts';
import { parseFiles } from '../../src/lesson/course-folders.ts';
import { showPreview } from '../../src/ui/preview/index.tsx';
import type { Draft } from '../../src/ui/preview/state.ts';
import { smallCourse } from '../support/small-course.ts';
import { KEY, openTerminal } from '../support/terminal.ts';

const words = messagesFor('en').lint;

function draftWith(changed: Readonly<Record<string, string>> = {}, before?: Draft): Draft {
  const read: FolderFiles = { files: new Map(Object.entries(smallCourse(changed))), problems: [] };
  return draftOf(parseFiles('small', read, words), before, true);
}

/** A change of the small course's only lesson. */
const lesson = (from: string, to: string): Record<string, string> => ({
  '01-start.md': smallCourse()['01-start.md']?.replace(from, to) ?? '',
});

/** The screen over drafts that a test sets. */
function open(first: Draft, columns = 80, rows = 24) {
  let draft = first;
  const read: Language[] = [];
  const listeners = new Set<() => void>();
  const terminal = openTerminal(columns, rows);
  const leaving = new AbortController();
  const ending = showPreview({
    source: {
      draft: () => draft,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      read: (language) => void read.push(language),
    },
    language: 'en',
    theme: undefined,
    isAmbiguousWide: false,
    stdin: terminal.stdin,
    stdout: terminal.stdout,
    signal: leaving.signal,
  });
  return {
    ...terminal,
    read,
    become(next: Draft) {
      draft = next;
      for (const listener of listeners) listener();
    },
    async close() {
      leaving.abort();
      await ending;
    },
    ending,
  };
}

test('shows the first step with its command, and goes to the others by keys', async () => {
  const screen = open(draftWith());
  const text = await screen.until('docker-machine create node9');
  expect(text).toContain('Nothing to mend.');
  expect(text).toMatch(/Start .*Preview {3}1\/2/);
  screen.press('n');
  expect(await screen.until('docker-machine ls')).toContain('2/2');
  screen.press(KEY.left);
  await screen.until('1/2');
  screen.press('q');
  expect(await screen.ending).toBe('quit');
});

test('shows what a learner sees once the step has passed', async () => {
  const after = lesson('count: 1}\n```\n', 'count: 1}\n```\n\nThere it is.\n');
  const screen = open(draftWith(after));
  expect(await screen.until('docker-machine create')).not.toContain('There it is.');
  screen.press(' ');
  await screen.until('There it is.');
  await screen.close();
});

test('goes to the step that was changed, wherever it was', async () => {
  const before = draftWith();
  const screen = open(before);
  await screen.until('1/2');
  screen.become(draftWith(lesson('docker-machine ls', 'docker-machine ls -q'), before));
  expect(await screen.until('docker-machine ls -q')).toContain('2/2');
  await screen.close();
});

test('a step that can not be read is shown as it was, with the reason and its place', async () => {
  const good = draftWith();
  const broken = draftWith(lesson("output: {stdout: '/node9/'}", 'output: {sdout: x}'), good);
  expect(broken).toMatchObject({ isOld: true, changed: 'look' });
  const screen = open(broken);
  const text = await screen.until('docker-machine ls');
  expect(text).toContain('01-start.md:27:');
  expect(text).toContain('unknown key "sdout"');
  await screen.close();
});

test('changes the language, also that of the problems', async () => {
  const screen = open(draftWith());
  await screen.until('Nothing to mend.');
  screen.press('L');
  await screen.until('没有需要修正的地方');
  expect(screen.read).toEqual(['zh']);
  await screen.close();
});

test.each([
  [80, 24],
  [40, 12],
])('a course of which nothing can be read is told in %d columns and %d rows', async (columns, rows) => {
  const screen = open(draftWith({ 'course.yaml': 'a: [' }), columns, rows);
  await screen.until('course.yaml:1:');
  expect(screen.rows().length).toBeLessThanOrEqual(rows);
  await screen.close();
});

test('problems are shown whole, below how many there are, and the rest is counted', async () => {
  const broken = draftWith(lesson('## ', `${'## A step that asks nothing {#empty-step}\n\n'.repeat(4)}## `));
  const shown = open(broken, 60, 24);
  const text = await shown.until('swarm-tutor lint lists them all');
  const { problems } = broken;
  expect(text).toContain(`${problems.length} things to mend:`);
  const joined = text.replaceAll(/\s+/g, ' ');
  const whole = problems.filter(({ file, line, column, message }) =>
    joined.includes(`${file}:${line}:${column}: ${message}`),
  );
  expect(whole.length).toBeGreaterThan(0);
  expect(text).toContain(`${problems.length - whole.length} more`);
  await shown.close();
});
