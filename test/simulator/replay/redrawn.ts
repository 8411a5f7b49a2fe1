/** What redraws itself on a terminal, as `cat -v` shows it. */

const REDRAW = /\^\[\[(\d+)A\^\[\[2K\^M(.*?)\^M\^\[\[\1B/g;
/** Which of these a look at a starting task falls on is chance. */
const ON_THE_WAY = /: (new|pending|assigned|accepted|preparing|ready|starting) *$/;

/**
 * Makes two drawings comparable: every line that is redrawn becomes what stood in it one after the other (how often the
 * same was drawn again is chance), and the control sequences around it are looked at by their form.
 */
export function redrawn(text: string): string {
  const lines = new Map<string, string[]>();
  const rest = text.replace(REDRAW, (_whole, _up: string, drawn: string) => {
    const name = /^[^:]*/.exec(drawn)?.[0] ?? '';
    const seen = lines.get(name) ?? [];
    if (!ON_THE_WAY.test(drawn) && seen.at(-1) !== drawn) seen.push(drawn);
    lines.set(name, seen);
    return '';
  });
  return `${rest}\n${[...lines.values()].flat().join('\n')}`;
}

/** A terminal's stream as `cat -v` writes it. */
export function catV(stream: string): string {
  return stream.replaceAll('\u001b', '^[').replace(/\r/g, '^M');
}
