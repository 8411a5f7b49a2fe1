/** Windows that no screen has: something is drawn in each, and Ink never keeps more cells than a large screen has. */
import { expect, test } from 'vitest';
import { showTutor } from '../../../src/ui/index.tsx';
import { boundedSize } from '../../../src/ui/terminal/bounded-size.ts';
import { openBareTerminal } from '../../soak/fuzz/bare-terminal.ts';
import { eventually } from '../../support/eventually.ts';
import { createFakeTutor } from '../../support/fake-tutor.ts';

const WIDEST = 65_535;

test.each([
  [WIDEST, WIDEST],
  [WIDEST, 24],
  [WIDEST, 1],
  [24, WIDEST],
  [1, WIDEST],
  [1, 1],
])('a window of %i × %i gets a frame, and the next one when it changes', async (columns, rows) => {
  let written = '';
  const terminal = openBareTerminal([columns, rows], (text) => {
    written += text;
  });
  const leaving = new AbortController();
  const ending = showTutor(createFakeTutor({ at: 'init-swarm' }), {
    ...{ language: 'en', color: false, version: '0.1.0', welcome: false, signal: leaving.signal },
    ...{ stdin: terminal.stdin, stdout: terminal.stdout },
  });
  await eventually(() => expect(written).toMatch(/\S\x1b\[\?2026l|\S\s*$/));
  // An empty row is an end of line; a row of text ends with its last letter.
  expect(written.length).toBeLessThan(20_000);
  written = '';
  terminal.resize(80, 24);
  await eventually(() => expect(written).toContain('Initialize the swarm'));
  leaving.abort();
  expect(await ending).toBe('interrupted');
});

test('a terminal is never larger than that, also after it was changed', () => {
  const terminal = openBareTerminal([WIDEST, WIDEST], () => undefined);
  const stdout = boundedSize(terminal.stdout);
  expect(stdout.columns * stdout.rows).toBeLessThanOrEqual(400_000);
  terminal.resize(80, 24);
  expect([stdout.columns, stdout.rows]).toEqual([80, 24]);
});
