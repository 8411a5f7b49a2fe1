/** The dictionaries, one object a language, joined from a file an area. */
import { common as commonEn } from './en/common.ts';
import type { Language } from './language.ts';
import { common as commonZh } from './zh/common.ts';

const en = {
  common: commonEn,
};

/** Every text of the program, by area. Chinese must have the same shape, or it does not compile. */
export type Messages = typeof en;

const zh: Messages = {
  common: commonZh,
};

const DICTIONARIES: Readonly<Record<Language, Messages>> = { en, zh };

/** The dictionary of a language. */
export function messagesFor(language: Language): Messages {
  return DICTIONARIES[language];
}
