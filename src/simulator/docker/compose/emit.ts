/** YAML as the docker CLI's encoder writes it: indent of two, lists further in than their key, mappings sorted before. */
import { isRecord } from '../../../value/json.ts';

/** A value as YAML, with a line end. Mappings keep the order of their keys. */
export function emitYaml(value: Readonly<Record<string, unknown>>): string {
  return mapLines(value, 0);
}

const pad = (indent: number): string => ' '.repeat(indent);

function mapLines(value: Readonly<Record<string, unknown>>, indent: number): string {
  return Object.entries(value)
    .map(([key, item]) => `${pad(indent)}${scalar(key, indent)}:${after(item, indent + 2)}`)
    .join('');
}

/** The text after `key:`. */
function after(value: unknown, indent: number): string {
  if (Array.isArray(value)) return value.length === 0 ? ' []\n' : `\n${listLines(value, indent)}`;
  if (isRecord(value)) return Object.keys(value).length === 0 ? ' {}\n' : `\n${mapLines(value, indent)}`;
  return ` ${scalar(value, indent)}\n`;
}

function listLines(values: readonly unknown[], indent: number): string {
  return values.map((value) => `${pad(indent)}- ${item(value, indent + 2)}`).join('');
}

/** The text after `- `: a list or mapping begins on the same line. */
function item(value: unknown, indent: number): string {
  if (Array.isArray(value) && value.length > 0) return listLines(value, indent).slice(indent);
  if (isRecord(value) && Object.keys(value).length > 0) return mapLines(value, indent).slice(indent);
  return after(value, indent).slice(1);
}

/** Texts that would be read as something else are quoted. `y`, `on` and times as `1:30` were that in YAML 1.1. */
const NOT_A_TEXT =
  /^(|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF|<<|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[-+]?(0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+)|[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?|\d{4}-\d\d?-\d\d?([Tt ].*)?)$/;
/** The characters that a plain text must not begin with, contain, or end with. */
const NOT_PLAIN = /^[-?:](\s|$)|^[,[\]{}#&*!|>'"%@`]|^(---|\.\.\.)|: |:$| #|^ | $/;

function scalar(value: unknown, indent: number): string {
  if (typeof value !== 'string') return value === null || value === undefined ? 'null' : String(value);
  if (value.includes('\n')) return block(value, indent);
  if (NOT_A_TEXT.test(value) || /\p{Cc}/u.test(value)) return JSON.stringify(value);
  return NOT_PLAIN.test(value) ? `'${value.replaceAll("'", "''")}'` : value;
}

function block(value: string, indent: number): string {
  const ends = value.endsWith('\n\n') ? '+' : value.endsWith('\n') ? '' : '-';
  const hint = /^[ \n]/.test(value) ? '2' : '';
  const lines = value.replace(/\n$/, '').split('\n');
  return `|${hint}${ends}\n${lines.map((line) => (line === '' ? '' : pad(indent) + line)).join('\n')}`;
}
