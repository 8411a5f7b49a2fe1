import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FRAME_MS, MOST_LINES, OutputBuffer } from '../../src/shell/output-buffer.ts';
import type { OutputView } from '../../src/tutor/types.ts';

describe('a pane that shows output', () => {
  test('finds lines by their number, also when the first are no longer kept', () => {
    const buffer: OutputView & OutputBuffer = new OutputBuffer();
    const all = Array.from({ length: 25_000 }, (_, index) => `line ${index}`);
    for (let at = 0; at < all.length; at += 100) {
      buffer.push('stdout', `${all.slice(at, at + 100).join('\n')}\n`);
      expect(buffer.lineCount).toBe(at + 100);
    }
    expect(buffer.dropped).toBe(25_000 - MOST_LINES);
    expect(buffer.lines(24_998, 30_000)).toEqual(['line 24998', 'line 24999']);
    expect(buffer.lines(0, 15_002)).toEqual(['line 15000', 'line 15001']);
    expect(buffer.lines(0, 10)).toEqual([]);
    expect(buffer.lines(20_000, 20_001)).toEqual(['line 20000']);
  });

  test('holds no more than it says, however much comes at once', () => {
    const buffer = new OutputBuffer();
    buffer.push('stdout', 'x\n'.repeat(100_000));
    expect(buffer.lineCount).toBe(100_000);
    expect(buffer.lines(0, 100_000)).toHaveLength(MOST_LINES);
  });

  test('starts afresh for the next command, without colours or half sequences of the last', () => {
    const buffer = new OutputBuffer();
    buffer.push('stdout', 'old \x1b[31mred\x1b]0;unfinished');
    buffer.clear();
    expect([buffer.lineCount, buffer.dropped, buffer.text()]).toEqual([0, 0, '']);
    buffer.push('stdout', 'new');
    expect(buffer.lines(0, 1)).toEqual(['new']);
  });

  test('gives its text without colours', () => {
    const buffer = new OutputBuffer();
    buffer.push('stdout', '\x1b[1;32mok\x1b[0m\nplain');
    expect(buffer.text()).toBe('ok\nplain\n');
  });
});

describe('a listener', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('hears at once of the first line, and once a frame of a flood', () => {
    const buffer = new OutputBuffer();
    const listener = vi.fn();
    buffer.subscribe(listener);
    buffer.push('stdout', 'first\n');
    vi.advanceTimersByTime(1);
    expect(listener).toHaveBeenCalledTimes(1);
    for (let ms = 0; ms < 10 * FRAME_MS; ms += 1) {
      buffer.push('stdout', 'more\n');
      vi.advanceTimersByTime(1);
    }
    expect(listener.mock.calls.length).toBeGreaterThanOrEqual(9);
    expect(listener.mock.calls.length).toBeLessThanOrEqual(11);
  });

  test('hears of the last line too, and of nothing when nothing comes', () => {
    const buffer = new OutputBuffer();
    let lines = 0;
    const listener = vi.fn(() => {
      lines = buffer.lineCount;
    });
    buffer.subscribe(listener);
    buffer.push('stdout', 'a\n');
    vi.advanceTimersByTime(1);
    buffer.push('stderr', 'b\n');
    vi.advanceTimersByTime(FRAME_MS);
    expect(lines).toBe(2);
    const calls = listener.mock.calls.length;
    vi.advanceTimersByTime(10 * FRAME_MS);
    expect(listener).toHaveBeenCalledTimes(calls);
  });

  test('can ask to hear now, and can leave', () => {
    const buffer = new OutputBuffer();
    const listener = vi.fn();
    const leave = buffer.subscribe(listener);
    buffer.push('stdout', 'a');
    buffer.flush();
    expect(listener).toHaveBeenCalledTimes(1);
    leave();
    buffer.push('stdout', 'b');
    vi.advanceTimersByTime(10 * FRAME_MS);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
