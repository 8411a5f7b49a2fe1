/** What checks say, in words, for tests that read it. */
import type { CheckOutcome } from '../../src/check/types.ts';
import type { Language } from '../../src/i18n/language.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { inWords, type Said } from '../../src/i18n/said.ts';

/** A text in a language, English where it is not said. */
export function told(said: Said | undefined, language: Language = 'en'): string {
  return said === undefined ? '' : inWords(said, messagesFor(language));
}

/** An outcome with its words in place of what is to be said. */
export function toldOutcome<Outcome extends Pick<CheckOutcome, 'expected' | 'actual'>>(
  outcome: Outcome,
  language: Language = 'en',
) {
  return { ...outcome, expected: told(outcome.expected, language), actual: told(outcome.actual, language) };
}
