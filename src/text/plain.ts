/** Plain characters for terminals and locales that have no others, and how to tell those. */

type LocaleVariables = Readonly<Record<string, string | undefined>>;

/** Terminals of old, and what stands for none: they know no second screen, no mouse, and no questions. */
const OLD = /^(dumb|vt\d.*)$/;

/** Whether a terminal gets plain characters only, and its own screen. */
export function isPlainTerminal(env: LocaleVariables): boolean {
  return OLD.test(env.TERM ?? '') || isPlainLocale(env);
}

/** Whether the locale says that text is not UTF-8. One that says nothing about it is taken for a newer one. */
export function isPlainLocale(env: LocaleVariables): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  const [, charset] = /\.([^@]*)/.exec(locale) ?? [];
  return charset === undefined ? /^(C|POSIX)$/.test(locale) : !/^utf-?8$/i.test(charset);
}

const STAND_INS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['─', '-'],
      ['━═', '='],
      ['│┃║▌▏', '|'],
      ['┌┐└┘├┤┬┴┼╭╮╰╯', '+'],
      ['…', '~'],
      ['“”', '"'],
      ['‘’', "'"],
      ['–—', '-'],
      ['→', '>'],
      ['←', '<'],
      ['↑▲', '^'],
      ['↓▼', 'v'],
      ['·', '.'],
      ['•★●', '*'],
      ['■', '#'],
      ['□○', 'o'],
      ['×', 'x'],
      ['‰', '%'],
      ['℃', 'C'],
      ['⏎', '<'],
      ['✓', '+'],
      ['✗', 'x'],
      ['›▸', '>'],
      ['◧', '#'],
    ] as const
  ).flatMap(([characters, standIn]) => [...characters].map((character) => [character, standIn] as const)),
);
const UNKNOWN = '?';

/** One character of a column for another; letters lose their accents. */
export function standInFor(character: string): string {
  const bare = character.normalize('NFD').replace(/\p{M}/gu, '');
  return STAND_INS.get(character) ?? (/^[\u0020-\u007E]$/.test(bare) ? bare : UNKNOWN);
}

/** What no stand-in could be read for: Chinese text stays as it is, for those who chose it all the same. */
const KEPT = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u;

/** The text with stand-ins for all characters but ASCII. Escape sequences are left as they are. */
export function plainText(text: string): string {
  return text.replace(/[^\u0000-\u007F]/gu, (character) => {
    if (KEPT.test(character)) return character;
    if (/[\p{M}\p{Cf}]/u.test(character)) return '';
    // Two columns, as Ink has counted it.
    return /\p{Emoji_Presentation}/u.test(character) ? '??' : standInFor(character);
  });
}
