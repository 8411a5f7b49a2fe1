import { describe, expect, it } from 'vitest';
import { castLines } from '../../src/report/cast.ts';
import type { TranscriptEntry } from '../../src/tutor/transcript.ts';
import { createTerminal } from '../support/cast-terminal.ts';

const entry = (change: Partial<TranscriptEntry> = {}): TranscriptEntry => ({
  step: 'nodes',
  driver: 'simulator',
  command: 'docker node ls',
  output: 'one\ntwo\nthree\n',
  exitCode: 0,
  at: 1_700_000_000_123,
  durationMs: 5000,
  pace: [
    [500, 1],
    [4000, 2],
  ],
  ...change,
});

const recording = (...entries: readonly TranscriptEntry[]) => {
  const [head, ...events] = castLines(entries, 'Mine', (step) => `step ${step}`);
  return { head, events: events as (readonly [number, string, string])[] };
};

describe('a recording', () => {
  it('begins with the head of an asciicast of version 3', () => {
    expect(recording(entry()).head).toEqual({
      version: 3,
      term: { cols: 80, rows: 30 },
      timestamp: 1_700_000_000,
      title: 'Mine',
      idle_time_limit: 2,
    });
  });

  it('is as wide as its lines, but never wider than a screen', () => {
    const widthFor = (length: number) =>
      (recording(entry({ output: 'x'.repeat(length) })).head as { term: { cols: number } }).term.cols;
    expect([widthFor(20), widthFor(120), widthFor(900)]).toEqual([80, 120, 160]);
  });

  it('shows on a terminal what stood there', async () => {
    const { events } = recording(entry(), entry({ command: 'false', output: '', exitCode: 1, pace: [] }));
    expect(await createTerminal(80, 30).after(events)).toEqual([
      '$ docker node ls',
      'one',
      'two',
      'three',
      '$ false',
      '[exit 1]',
    ]);
  });

  it('plays each line when it came, counted from the event before', () => {
    const { events } = recording(entry());
    const lines = events.filter(([, kind, data]) => kind === 'o' && /one|two|three/.test(data));
    expect(lines).toEqual([
      [0.5, 'o', 'one\r\n'],
      [3.5, 'o', 'two\r\n'],
      [1, 'o', 'three\r\n'],
    ]);
  });

  it('marks where each step begins, and says how it ended', () => {
    const { events } = recording(entry(), entry(), entry({ step: 'stack' }));
    expect(events.filter(([, kind]) => kind === 'm')).toEqual([
      [0, 'm', 'step nodes'],
      [0, 'm', 'step stack'],
    ]);
    expect(events.at(-1)?.slice(1)).toEqual(['x', '0']);
  });

  it('lets nothing in a command or an output move the cursor or change a title', () => {
    const { events } = recording(
      entry({ command: 'echo \u001b]0;pwned\u0007', output: '\u001b[2Jgone\n', pace: [] }),
    );
    const written = events.map(([, , data]) => data).join('');
    expect(written.replaceAll(/\u001b\[(32|0|2)m/g, '')).not.toContain('\u001b');
    expect(written).not.toContain('\u0007');
  });

  it('types a long command no slower than a short one', () => {
    const seconds = (command: string) =>
      recording(entry({ command, output: '', durationMs: 0, pace: [] })).events.reduce(
        (sum, [one]) => sum + one,
        0,
      );
    expect(seconds('x'.repeat(1000))).toBeLessThan(seconds('x') + 3);
  });
});
