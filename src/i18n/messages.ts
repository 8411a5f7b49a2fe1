/** The dictionaries, one object a language, joined from a file an area. */
import { cli as cliEn } from './en/cli.ts';
import { common as commonEn } from './en/common.ts';
import { tutor as tutorEn } from './en/tutor.ts';
import type { Language } from './language.ts';
import { cli as cliZh } from './zh/cli.ts';
import { common as commonZh } from './zh/common.ts';
import { tutor as tutorZh } from './zh/tutor.ts';

const en = {
  cli: cliEn,
  common: commonEn,
  tutor: tutorEn,
};

/** Every text of the program, by area. Chinese must have the same shape, or it does not compile. */
export type Messages = typeof en;

const zh: Messages = {
  cli: cliZh,
  common: commonZh,
  tutor: tutorZh,
};

const DICTIONARIES: Readonly<Record<Language, Messages>> = { en, zh };

/** The dictionary of a language. */
export function messagesFor(language: Language): Messages {
  return DICTIONARIES[language];
}
