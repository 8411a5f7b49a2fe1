import { describe, expect, it } from 'vitest';
import { MOST_LINES, OutputBuffer } from '../../src/shell/output-buffer.ts';

/** Numbered lines, `from` inclusive, `to` exclusive. */
function numbered(from: number, to: number): string {
  let text = '';
  for (let line = from; line < to; line += 1) text += `line ${line}\n`;
  return text;
}

function pushCut(buffer: OutputBuffer, text: string, size: number): void {
  for (let at = 0; at < text.length; at += size) buffer.push('stdout', text.slice(at, at + size));
}

describe('a flood that nobody looks at', () => {
  it('is counted to the line, and its end is all there', () => {
    const buffer = new OutputBuffer();
    pushCut(buffer, numbered(0, 300_000), 65_537);
    expect(buffer.lineCount).toBe(300_000);
    expect(buffer.lines(299_998, 300_000)).toEqual(['line 299998', 'line 299999']);
    expect(buffer.lines(300_000 - MOST_LINES, 300_001 - MOST_LINES)).toEqual([
      `line ${300_000 - MOST_LINES}`,
    ]);
  });

  it('shows its end while it lasts, and the rest when asked for it', () => {
    const buffer = new OutputBuffer();
    pushCut(buffer, `${numbered(0, 9_000)}half`, 10_007);
    expect(buffer.lineCount).toBe(9_001);
    expect(buffer.lines(8_998, 9_001)).toEqual(['line 8998', 'line 8999', 'half']);
    buffer.push('stdout', ' a line\n\x1b]0;title\x07safe');
    expect(buffer.lines(9_000, 9_002)).toEqual(['half a line', 'safe']);
    expect(buffer.lines(0, 2)).toEqual(['line 0', 'line 1']);
    expect(buffer.lines(9_000, 9_002)).toEqual(['half a line', 'safe']);
  });

  it('keeps the numbers right when it begins in the middle of a line', () => {
    const buffer = new OutputBuffer();
    buffer.push('stdout', 'begun');
    expect(buffer.lineCount).toBe(1);
    pushCut(buffer, ` and ended\n${numbered(1, 200_000)}last`, 65_536);
    expect(buffer.lineCount).toBe(200_001);
    expect(buffer.lines(199_999, 200_001)).toEqual(['line 199999', 'last']);
  });

  it('lets nothing unsafe through where it was cut', () => {
    const buffer = new OutputBuffer();
    const hostile = '\x1b]0;title\x07\x1b[31mred\x07 text\n';
    pushCut(buffer, hostile.repeat(120_000), 4_097);
    expect(buffer.lineCount).toBe(120_000);
    const kept = buffer.lines(buffer.dropped, buffer.lineCount);
    expect(kept).toHaveLength(MOST_LINES);
    expect(kept.join('').replaceAll(/\x1b\[[\d;]*m/g, '')).not.toMatch(/\x1b|\x07/);
  });

  it('is bounded even when it never ends a line', () => {
    const buffer = new OutputBuffer();
    for (let chunk = 0; chunk < 600; chunk += 1) buffer.push('stdout', 'x'.repeat(65_536));
    expect(buffer.lineCount).toBe(1);
    expect(buffer.lines(0, 1).join('').length).toBeLessThan(100_000);
  });
});
