/** The meanings of colours. A component names a meaning; only a theme names a colour. */

/** The properties of Ink's `<Text>` that a theme may set. */
export interface Look {
  readonly color?: string;
  readonly dimColor?: boolean;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly inverse?: boolean;
}

/**
 * `accent`: things to act on. `ok`, `warn`, `bad`: states only. `dim`: output, and things that are over.
 * `program`, `subcommand`, `option` and `value` are the parts of a command, `match` is a search hit.
 * The others are text styles: `strong`, `emphasis`, `link`.
 */
export type Meaning =
  | ('accent' | 'ok' | 'bad' | 'warn' | 'dim')
  | ('program' | 'subcommand' | 'option' | 'value' | 'match')
  | ('strong' | 'emphasis' | 'link');

/** How each meaning looks: spread it over a `<Text>`. */
export interface Theme extends Readonly<Record<Meaning, Look>> {
  /** Programs' own colours are kept, and links can be followed. */
  readonly isColoured: boolean;
}

/** A piece of text and its style, independent of the theme. */
export interface TextStyle {
  readonly tone?: Meaning;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
}

/** The properties of a `<Text>` for a piece of text. */
export function lookOf(theme: Theme, { tone, bold, italic, underline }: TextStyle): Look {
  return {
    ...(tone ? theme[tone] : {}),
    ...(bold ? theme.strong : {}),
    ...(italic ? theme.emphasis : {}),
    ...(underline ? theme.link : {}),
  };
}
