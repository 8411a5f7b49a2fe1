/**
 * Wraps a flag's description as pflag does (`FlagUsagesWrapped`): `indent` is the column that descriptions begin at,
 * `width` that of the terminal less one; lines may overhang by five columns to avoid a short last word.
 */
export function wrapDescription(indent: number, width: number, text: string): string {
  const slop = 5;
  let column = indent;
  let room = width - column;
  let result = '';
  if (room < 24) {
    column = 16;
    room = width - column;
    result = `\n${' '.repeat(column)}`;
  }
  const margin = `\n${' '.repeat(column)}`;
  if (room < 24) return text.replaceAll('\n', result);
  room -= slop;
  let [line, rest] = breakLine(room, slop, text);
  result += line.replaceAll('\n', margin);
  while (rest !== '') {
    [line, rest] = breakLine(room, slop, rest);
    result += margin + line.replaceAll('\n', margin);
  }
  return result;
}

function breakLine(room: number, slop: number, text: string): [string, string] {
  if (room + slop > text.length) return [text, ''];
  const head = text.slice(0, room);
  const space = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\t'), head.lastIndexOf('\n'));
  if (space <= 0) return [text, ''];
  const newline = head.lastIndexOf('\n');
  const at = newline > 0 && newline < space ? newline : space;
  return [text.slice(0, at), text.slice(at + 1)];
}
