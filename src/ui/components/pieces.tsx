/** Styled pieces of text as Ink's `<Text>`, in the colours of the theme. */
import { Text } from 'ink';
import { useTheme } from '../hooks/use-theme.ts';
import type { Span } from '../text/line.ts';
import { lookOf } from '../theme/theme.ts';
import { placed } from './placed.ts';

const LINK_START = '\u001B]8;;';
const RESET = '\u001B[0m';
const LINK_END = '\u0007';

/** Goes into a `<Text>`; with colours, a program's own colours and links are kept. */
export function Pieces({ of }: { readonly of: readonly Span[] }) {
  const theme = useTheme();
  return placed(of).map(({ item, place }) => (
    <Text key={place} {...lookOf(theme, item)}>
      {theme.isColoured ? decorated(item) : item.text}
    </Text>
  ));
}

function decorated({ text, href, sgr }: Span): string {
  if (sgr !== undefined) return `${sgr}${text}${RESET}`;
  return href === undefined ? text : `${LINK_START}${href}${LINK_END}${text}${LINK_START}${LINK_END}`;
}
