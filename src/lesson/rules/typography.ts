/** Checks how Chinese is set beside Latin letters, numbers and code. */

/** Represents a piece of code or a placeholder in a text: Latin, without words of its own. */
export const CODE = '\uE000';

export interface TypographyFault {
  readonly kind: 'spaceMissing' | 'halfWidth' | 'spaceSurplus';
  /** The place with a little text around it. */
  readonly excerpt: string;
  /** The characters that are at fault. */
  readonly found: string;
}

const HAN = String.raw`\p{sc=Han}`;
const LATIN = `[A-Za-z0-9${CODE}]`;
const FULL = '[，。、；：？！（）“”《》]';

const RULES: readonly (readonly [TypographyFault['kind'], RegExp])[] = [
  ['spaceMissing', new RegExp(`${HAN}${LATIN}|${LATIN}${HAN}`, 'gu')],
  ['halfWidth', new RegExp(`${HAN}[,.:;?!()"']|[,.:;?!()"']${HAN}`, 'gu')],
  // With a space on both sides it is a key, behind a command it closes the command's own, and `.ssh` is a name.
  ['halfWidth', new RegExp(`${HAN} (?!\\.[a-z])[,.:;?!("'](?! )|(?<=[^ ])[,.:;?!] ${HAN}`, 'gu')],
  ['halfWidth', new RegExp(`[,.:;?!]$(?<=${HAN}.*${LATIN}.)`, 'gu')],
  ['spaceSurplus', new RegExp(`.? ${FULL}|${FULL} .?|${HAN} +${HAN}|  +`, 'gu')],
];

/** The places in a line that break the rules; code and placeholders in it are each one `CODE`. */
export function typographyFaults(line: string): TypographyFault[] {
  return RULES.flatMap(([kind, pattern]) =>
    [...line.matchAll(pattern)].map((match) => {
      const around = line.slice(Math.max(0, match.index - 4), match.index + match[0].length + 4);
      return { kind, excerpt: around.replaceAll(CODE, '`…`').trim(), found: match[0] };
    }),
  );
}
