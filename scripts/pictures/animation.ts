/** Frames of a terminal as one picture that moves. Rows that look alike are kept once, so that it stays small. */
import type { Terminal } from '@xterm/headless';
import { CELL, framed, PADDING, rowsOf } from './svg.ts';

/** What a terminal showed, and from when on, milliseconds. */
export interface Frame {
  readonly at: number;
  /** The rows, each as it is drawn at the top. */
  readonly rows: readonly string[];
}

/** The rows of a terminal as they stand. */
export function frameOf(terminal: Terminal, at: number): Frame {
  return { at, rows: rowsOf(terminal) };
}

/** Seconds that the last frame is seen before it begins anew. */
const LAST = 4;

/** The picture; where motion is not wanted, it shows the last frame. */
export function animated(
  frames: readonly Frame[],
  size: { readonly columns: number; readonly rows: number },
  title: string,
  fingerprint: string,
): string {
  const seconds = (frames.at(-1)?.at ?? 0) / 1000 + LAST;
  const names = new Map<string, string>();
  for (const row of frames.flatMap(({ rows }) => rows))
    if (row !== '' && !names.has(row)) names.set(row, `r${names.size}`);
  const share = (ms: number) => `${((ms / 10 / seconds) * 1).toFixed(3)}%`;
  const rules = frames.map(({ at }, place) => {
    const next = frames[place + 1]?.at;
    const end = next === undefined ? '' : `${share(next)}{visibility:hidden}`;
    const begin =
      at === 0 ? '0%{visibility:visible}' : `0%{visibility:hidden}${share(at)}{visibility:visible}`;
    return `@keyframes f${place}{${begin}${end}}`;
  });
  const groups = frames.map(({ rows }, place) => {
    const used = rows.map((row, at) => {
      const name = names.get(row);
      return name === undefined ? '' : `<use href="#${name}" y="${at * CELL.height + PADDING}"/>`;
    });
    const last = place === frames.length - 1 ? ' class="f last"' : ' class="f"';
    return `<g${last} style="animation-name:f${place}">${used.join('')}</g>`;
  });
  const style = `<style>
.f{visibility:hidden;animation-duration:${seconds}s;animation-timing-function:step-end;animation-iteration-count:infinite}
@media (prefers-reduced-motion: reduce){.f{animation:none}.last{visibility:visible}}
${rules.join('\n')}
</style>`;
  const rows = [...names].map(([row, name]) => `<g id="${name}">${row}</g>`);
  return framed(
    size,
    title,
    fingerprint,
    `${style}\n<defs>\n${rows.join('\n')}\n</defs>\n${groups.join('\n')}`,
  );
}
