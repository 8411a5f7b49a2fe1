/** Keys that texts name exist: in the lessons, in both languages, and do what the key line says. */
import { expect, test } from 'vitest';
import { messagesFor } from '../../../src/i18n/messages.ts';
import { loadCourse } from '../../../src/lesson/courses.ts';
import { KNOWN_KEYS } from '../../../src/ui/keys/actions.ts';

/** A letter after "press", or 按. */
const NAMED = /(?:\b[Pp]ress(?:ing|es)?|按下?)\s*(?:"text":")?[`“"]?([A-Za-z$?])(?=[`”"\s，。；、,.;:]|$)/g;

test.each(['en', 'zh'] as const)('in %s no text names a key that does nothing', (language) => {
  const course = JSON.stringify(loadCourse(undefined, language).lessons).replaceAll('\\"', '"');
  const own = JSON.stringify(messagesFor(language).ui);
  const named = [...`${course}\n${own}`.matchAll(NAMED)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(0);
  // "press a key" names none.
  expect([...new Set(named)].filter((key) => !KNOWN_KEYS.has(key) && key !== 'a')).toEqual([]);
});
