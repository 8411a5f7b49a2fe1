/**
 * A transcript as a recording that asciinema plays: asciicast, version 3 (https://docs.asciinema.org/manual/asciicast/v3/).
 * A line of JSON for the head, then one for each event: seconds since the event before, its kind, its data.
 */
import { visible } from '../shell/visible.ts';
import { widthOf } from '../text/width.ts';
import type { TranscriptEntry } from '../tutor/transcript.ts';

/** Output (`o`), a marker with its label (`m`), or the end with an exit code (`x`). */
type CastEvent = readonly [seconds: number, kind: 'o' | 'm' | 'x', data: string];

/** Rows and columns of the terminal; columns as the widest line needs, within these limits. */
const ROWS = 30;
const COLUMNS = { least: 80, most: 160 } as const;
/** A player waits no longer than this, seconds. */
const LONGEST_WAIT = 2;
/** Typing a command, and reading what it printed, seconds. */
const TYPING = 0.04;
const LONGEST_TYPING = 1.5;
const READING = 1.2;

const PROMPT = '\u001b[32m$\u001b[0m ';

/**
 * The lines of the recording.
 * @param labelOf the label of a step's marker
 */
export function castLines(
  entries: readonly TranscriptEntry[],
  title: string,
  labelOf: (step: string) => string,
): object[] {
  const shown = entries.map(({ output }) => linesOf(output));
  const widest = Math.max(0, ...shown.flat().map(widthOf));
  const head = {
    version: 3,
    term: { cols: Math.min(Math.max(widest, COLUMNS.least), COLUMNS.most), rows: ROWS },
    timestamp: Math.floor((entries[0]?.at ?? 0) / 1000),
    title,
    idle_time_limit: LONGEST_WAIT,
  };
  const events = entries.flatMap((entry, at): CastEvent[] => [
    ...(entries[at - 1]?.step === entry.step ? [] : [[0, 'm', labelOf(entry.step)] as const]),
    ...typing(entry.command),
    ...printing(entry, shown[at] ?? []),
  ]);
  return [head, ...events, [READING, 'x', '0']];
}

/** The command as if it were typed. */
function typing(command: string): CastEvent[] {
  const signs = [...command.trimEnd()];
  const each = Math.min(TYPING, LONGEST_TYPING / Math.max(signs.length, 1));
  return [
    [READING, 'o', PROMPT],
    ...signs.map((sign) => [rounded(each), 'o', sign === '\n' ? '\r\n' : visible(sign)] as const),
    [TYPING, 'o', '\r\n'],
  ];
}

/** The lines of the output, each when it came. */
function printing({ pace, exitCode, durationMs }: TranscriptEntry, lines: readonly string[]): CastEvent[] {
  const events: CastEvent[] = [];
  let shown = 0;
  let now = 0;
  const show = (until: number, ms: number): void => {
    if (until <= shown) return;
    const text = lines.slice(shown, until).map((line) => `${line}\r\n`);
    events.push([rounded(Math.max(ms - now, 0) / 1000), 'o', text.join('')]);
    now = Math.max(now, ms);
    shown = until;
  };
  for (const [ms, count] of pace) show(Math.min(count, lines.length), ms);
  show(lines.length, durationMs);
  if (exitCode !== 0) events.push([0, 'o', `\u001b[2m[exit ${exitCode ?? 'signal'}]\u001b[0m\r\n`]);
  return events;
}

/** The output, safe to show. */
function linesOf(output: string): string[] {
  return output === '' ? [] : output.replace(/\n$/, '').split('\n').map(visible);
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
