/** Names of keys, however a terminal sends them. */
import type { Key } from 'ink';
import { graphemes } from '../../text/width.ts';

/** One press: `enter`, `esc`, `up`, `ctrl-c`, `alt-b`, `a`, `?` …, and the text it types, if any. */
export interface Press {
  readonly key: string;
  readonly text: string;
}

const NAMED = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const satisfies readonly (readonly [keyof Key, string])[];

function typed(grapheme: string): Press {
  if (grapheme === '\r' || grapheme === '\n' || grapheme === '\r\n') return { key: 'enter', text: '' };
  if (grapheme === '\t') return { key: 'tab', text: '' };
  if (grapheme === ' ') return { key: 'space', text: ' ' };
  return { key: halfWidth(grapheme), text: grapheme };
}

/** The key itself, in narrow form: input methods may send wide ones, and Chinese ones `￥` for `$`. */
function halfWidth(grapheme: string): string {
  if (grapheme === '\u3000') return 'space';
  if (grapheme === '￥' || grapheme === '¥') return '$';
  const code = grapheme.length === 1 ? grapheme.charCodeAt(0) : 0;
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : grapheme;
}

/**
 * Converts Ink's input to presses. A terminal may send several keys in one piece (a fast typist, a slow line):
 * each becomes a press of its own.
 */
export function pressesOf(input: string, key: Key): Press[] {
  if (key.eventType === 'release') return [];
  for (const [flag, name] of NAMED) {
    if (key[flag] === true) {
      const modifier = key.ctrl ? 'ctrl-' : key.meta && name !== 'esc' ? 'alt-' : '';
      return [{ key: `${modifier}${name}`, text: '' }];
    }
  }
  if (key.ctrl) return input === '' ? [] : [{ key: `ctrl-${input.toLowerCase()}`, text: '' }];
  if (key.meta) return input === '' ? [] : [{ key: `alt-${input}`, text: '' }];
  return graphemes(input).map((cell) => typed(cell.text));
}
