/** The end of a flood, made safe to show without the rest of it. */
import type { Chunk } from './backlog.ts';
import { SafeText } from './safe-text.ts';
import { StreamLines } from './stream-lines.ts';

/** @returns at most `most` lines: the last of these pieces, whose first line may have begun before them */
export function preview(pieces: readonly Chunk[], most: number): readonly string[] {
  const lines: string[] = [];
  const store = {
    add(more: readonly string[]) {
      lines.push(...more);
      return lines.length;
    },
    set(index: number, line: string) {
      lines[index] = line;
    },
    get: (index: number) => lines[index],
  };
  const streams = {
    stdout: new SafeText(new StreamLines(store)),
    stderr: new SafeText(new StreamLines(store)),
  };
  for (const [at, { stream, text, lines: feeds }] of pieces.entries())
    streams[stream].push(at === 0 ? lastLines(text, feeds, most) : text);
  return lines.slice(-most);
}

/** A long first piece is cut to what can be seen of it. */
function lastLines(text: string, feeds: number, most: number): string {
  if (feeds <= most) return text;
  let at = text.length;
  for (let left = most + 1; left > 0; left -= 1) at = text.lastIndexOf('\n', at - 1);
  return text.slice(at + 1);
}
