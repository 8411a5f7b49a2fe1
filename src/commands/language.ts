/** Chooses the program's language. */
import { LANGUAGES, type Language } from '../i18n/language.ts';
import { isPlainLocale } from '../text/plain.ts';

/**
 * The option, else SWARM_TUTOR_LANG, else the one chosen last, else the locale if it can show all characters, else English.
 * @param system the operating system's own language, if the environment has none (`zh-CN`)
 */
export function chooseLanguage(
  option: Language | undefined,
  env: Readonly<Record<string, string | undefined>>,
  remembered: string | undefined,
  system: () => string = () => new Intl.DateTimeFormat().resolvedOptions().locale,
): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG;
  return (
    option ??
    languageOf(env.SWARM_TUTOR_LANG) ??
    languageOf(remembered) ??
    (isPlainLocale(env) ? undefined : languageOf(locale || system())) ??
    'en'
  );
}

/** The language of a tag such as `zh_CN.UTF-8`; undefined when the program does not have it. */
function languageOf(tag: string | undefined): Language | undefined {
  const word = tag?.toLowerCase().split(/[-_.@]/)[0];
  return LANGUAGES.find((language) => language === word);
}
