/** Lines that commands print. Outside the screen, texts reach the terminal only in this form. */
import { styleText } from 'node:util';
import { visible, visibleInColour } from '../shell/visible.ts';

type LineStyle = 'bold' | 'dim' | 'green' | 'red' | 'yellow';

/** A part of a line: any text at all, text in a style of ours, or a line of output that `SafeText` has made safe. */
export type LinePiece =
  | string
  | { readonly text: string; readonly style: LineStyle }
  | { readonly output: string };

/** Writes one line, whatever its parts contain. */
export type WriteLine = (...line: LinePiece[]) => void;

/** The line for a terminal, its end included. No part of it can end the line, or act on the terminal. */
export function lineOf(pieces: readonly LinePiece[]): string {
  return `${pieces.map(shown).join('')}\n`;
}

function shown(piece: LinePiece): string {
  if (typeof piece === 'string') return visible(piece);
  if ('output' in piece) return visibleInColour(piece.output);
  return styleText(piece.style, visible(piece.text), { validateStream: false });
}

/** Gives text a style, where there are colours. */
export type Paint = (style: LineStyle, text: string) => LinePiece;

export function painter(color: boolean): Paint {
  return (style, text) => (color ? { text, style } : text);
}

/** A text that may have lines, each indented: none of them can look like a line of ours, which begins further left. */
export function indented(columns: number, text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line, at) => `${' '.repeat(at === 0 ? columns : columns + 2)}${line}`);
}
