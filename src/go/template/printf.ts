/** Go's `fmt.Sprintf` and `fmt.Sprint`, for templates. */
import { quote } from './quote.ts';
import { goType, isObject, showInside, toJson } from './values.ts';

const VERB = /%([-+# 0]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;

/** Go's `fmt.Sprintf` for the verbs that templates use; wrong ones show as Go shows them (`%!d(string=x)`). */
export function sprintf(format: string, args: readonly unknown[]): string {
  let next = 0;
  const text = format.replace(
    VERB,
    (_, flags: string, width: string | undefined, digits: string, verb: string) => {
      if (verb === '%') return '%';
      if (next >= args.length) return `%!${verb}(MISSING)`;
      const value = args[next];
      next += 1;
      return pad(
        verbText(verb, value, flags, digits === undefined ? undefined : Number(digits)),
        flags,
        width,
      );
    },
  );
  const extra = args.slice(next).map((value) => `${goType(value)}=${showInside(value)}`);
  return extra.length > 0 ? `${text}%!(EXTRA ${extra.join(', ')})` : text;
}

/** Go's `fmt.Sprint`: a space between operands when neither is a string. */
export function sprint(args: readonly unknown[]): string {
  let text = '';
  for (const [index, value] of args.entries()) {
    const before = args[index - 1];
    if (index > 0 && typeof value !== 'string' && typeof before !== 'string') text += ' ';
    text += showInside(value);
  }
  return text;
}

function verbText(verb: string, value: unknown, flags: string, digits: number | undefined): string {
  const wrong = `%!${verb}(${goType(value)}=${showInside(value)})`;
  switch (verb) {
    case 'v':
      return flags.includes('#') && isObject(value) ? toJson(value) : showInside(value);
    case 's':
      if (typeof value === 'number' || typeof value === 'boolean') return wrong;
      return digits === undefined ? showInside(value) : [...showInside(value)].slice(0, digits).join('');
    case 'q':
      return typeof value === 'string' ? quote(value) : wrong;
    case 'd':
      return typeof value === 'number' && Number.isInteger(value) ? signed(value, flags) : wrong;
    case 'x':
    case 'X': {
      if (typeof value !== 'number') return wrong;
      const hex = value.toString(16);
      return verb === 'X' ? hex.toUpperCase() : hex;
    }
    case 'f':
      return typeof value === 'number' ? value.toFixed(digits ?? 6) : wrong;
    case 'g':
      return typeof value === 'number' ? String(value) : wrong;
    case 't':
      return typeof value === 'boolean' ? String(value) : wrong;
    case 'T':
      return goType(value);
    default:
      return wrong;
  }
}

function signed(value: number, flags: string): string {
  return flags.includes('+') && value >= 0 ? `+${value}` : String(value);
}

function pad(text: string, flags: string, width: string | undefined): string {
  const size = Number(width ?? 0);
  if (flags.includes('-')) return text.padEnd(size);
  return text.padStart(size, flags.includes('0') ? '0' : ' ');
}
