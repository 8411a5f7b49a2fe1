/** One row of the screen. */
import { Text } from 'ink';
import Spinner from 'ink-spinner';
import { memo } from 'react';
import { useTheme } from '../hooks/use-theme.ts';
import type { Line, Span } from '../text/line.ts';
import { lookOf } from '../theme/theme.ts';
import { placed } from './placed.ts';

interface RowProps {
  readonly row: Line;
  readonly color: boolean;
}

const LINK_START = '\u001B]8;;';
const RESET = '\u001B[0m';
const LINK_END = '\u0007';

/** A link that terminals can follow; those that can't show its text. */
function linked({ text, href }: Span, color: boolean): string {
  return href !== undefined && color
    ? `${LINK_START}${href}${LINK_END}${text}${LINK_START}${LINK_END}`
    : text;
}

function Piece({ piece, color }: { readonly piece: Span; readonly color: boolean }) {
  const theme = useTheme();
  if (piece.spin) {
    return (
      <Text {...lookOf(theme, piece)}>
        <Spinner />
      </Text>
    );
  }
  const style = lookOf(theme, piece);
  const text = piece.sgr === undefined ? linked(piece, color) : `${piece.sgr}${piece.text}${RESET}`;
  return <Text {...style}>{text}</Text>;
}

function samePiece(a: Span, b: Span | undefined): boolean {
  return (
    b !== undefined &&
    a.text === b.text &&
    a.tone === b.tone &&
    a.bold === b.bold &&
    a.italic === b.italic &&
    a.underline === b.underline &&
    a.href === b.href &&
    a.sgr === b.sgr &&
    a.spin === b.spin
  );
}

function sameRow(before: RowProps, after: RowProps): boolean {
  return (
    before.color === after.color &&
    before.row.length === after.row.length &&
    before.row.every((piece, at) => samePiece(piece, after.row[at]))
  );
}

/** Draws a row of pieces; a row that looks the same is not drawn again. */
export const Row = memo(function Row({ row, color }: RowProps) {
  if (row.length === 0) return <Text> </Text>;
  return (
    <Text wrap="truncate-end">
      {placed(row).map(({ item, place }) => (
        <Piece key={place} piece={item} color={color} />
      ))}
    </Text>
  );
}, sameRow);
