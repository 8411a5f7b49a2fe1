/** Text styles ("select graphic rendition", ECMA-48 8.3.117), reduced to those that do no harm on a screen. */

/** A style as the parameters that set it, in a fixed order: `1;31`; empty is plain. */
export type SgrStyle = string;

interface Attributes {
  /** Bold, dim, italic, underline, inverse and crossed out, as their codes. */
  readonly flags: ReadonlySet<string>;
  readonly foreground: string;
  readonly background: string;
}

/** Blinking (5, 6) and hidden (8) are not among them. */
const FLAGS = ['1', '2', '3', '4', '7', '9'];
const FLAGS_ENDED_BY: Readonly<Record<string, readonly string[]>> = {
  '21': ['1'],
  '22': ['1', '2'],
  '23': ['3'],
  '24': ['4'],
  '27': ['7'],
  '29': ['9'],
};
const MOST_KNOWN = 4096;

/** Styles by the one before and the parameters: programs use few, over and over. */
const known = new Map<SgrStyle, Map<string, SgrStyle>>();
let remembered = 0;

/** The style after an SGR sequence with these parameters (the text between `ESC [` and `m`). */
export function styleAfter(style: SgrStyle, parameters: string): SgrStyle {
  if (parameters === '' || parameters === '0') return '';
  const next = known.get(style)?.get(parameters);
  if (next !== undefined) return next;
  return remember(style, parameters, toStyle(apply(apply(PLAIN, style === '' ? '0' : style), parameters)));
}

function remember(style: SgrStyle, parameters: string, next: SgrStyle): SgrStyle {
  remembered += 1;
  if (remembered > MOST_KNOWN) {
    known.clear();
    remembered = 1;
  }
  let after = known.get(style);
  if (after === undefined) {
    after = new Map();
    known.set(style, after);
  }
  after.set(parameters, next);
  return next;
}

/** The sequence that changes one style to another. */
export function transition(from: SgrStyle, to: SgrStyle): string {
  if (from === to) return '';
  if (to === '') return '\x1b[0m';
  return from === '' ? `\x1b[${to}m` : `\x1b[0;${to}m`;
}

const PLAIN: Attributes = { flags: new Set(), foreground: '', background: '' };

function apply(before: Attributes, parameters: string): Attributes {
  const flags = new Set(before.flags);
  let { foreground, background } = before;
  const parts = parameters.split(';');
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    const [code = '', ...sub] = part.split(':').map((text) => (text === '' ? '' : String(Number(text))));
    if (code === '' || code === '0') {
      flags.clear();
      foreground = '';
      background = '';
    } else if (code === '38' || code === '48' || code === '58') {
      const used = sub.length > 0 ? { colour: colourOf(sub), length: 0 } : colourAt(parts, at + 1);
      at += used.length;
      if (used.colour !== '' && code === '38') foreground = `38;${used.colour}`;
      if (used.colour !== '' && code === '48') background = `48;${used.colour}`;
    } else if (code === '4' && sub[0] === '0') flags.delete('4');
    else if (FLAGS.includes(code)) flags.add(code);
    else if (FLAGS_ENDED_BY[code] !== undefined) for (const flag of FLAGS_ENDED_BY[code]) flags.delete(flag);
    else if (/^(3|9)[0-7]$/.test(code)) foreground = code;
    else if (/^(4|10)[0-7]$/.test(code)) background = code;
    else if (code === '39') foreground = '';
    else if (code === '49') background = '';
  }
  return { flags, foreground, background };
}

/** An extended colour written with semicolons: `5;n` or `2;r;g;b`, and how many parameters it took. */
function colourAt(parts: readonly string[], at: number): { colour: string; length: number } {
  const length = parts[at] === '5' ? 2 : parts[at] === '2' ? 4 : 1;
  return { colour: colourOf(parts.slice(at, at + length)), length };
}

function colourOf(parts: readonly string[]): string {
  const [kind, ...rest] = parts;
  const wanted = kind === '5' ? 1 : kind === '2' ? 3 : 0;
  // With colons, a direct colour may name a colour space first.
  const values = rest.length > wanted && kind === '2' ? rest.slice(1, 4) : rest.slice(0, wanted);
  const fits =
    values.length === wanted && values.every((value) => /^\d{1,3}$/.test(value) && Number(value) < 256);
  return wanted > 0 && fits ? [kind, ...values].join(';') : '';
}

function toStyle({ flags, foreground, background }: Attributes): SgrStyle {
  return [...FLAGS.filter((flag) => flags.has(flag)), foreground, background]
    .filter((part) => part !== '')
    .join(';');
}
