/** A plain walk that has to wait says what for, and how far it is. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lineOf, type WriteLine } from '../../src/commands/lines.ts';
import { plainReporter } from '../../src/commands/plain.ts';
import type { Language } from '../../src/i18n/language.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { createFakeTutor, type FakeTutor, outcome, passed } from '../support/fake-tutor.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A walk at a step, and the lines that were written since the last look at them. */
function walking(language: Language = 'en'): { tutor: FakeTutor; lines: () => string[]; stop: () => void } {
  const written: string[] = [];
  const write: WriteLine = (...pieces) => written.push(lineOf(pieces).trimEnd());
  const tutor = createFakeTutor({ at: 'init-swarm', records: { 'what-a-swarm-is': passed } });
  const stop = plainReporter(write, messagesFor(language), false).follow(tutor);
  return { tutor, lines: () => written.splice(0), stop };
}
const SECOND = 1000;

function runs(tutor: FakeTutor): void {
  tutor.happen({ type: 'run' });
  tutor.happen({ type: 'started', command: 'docker-machine create myvm1', at: Date.now() });
}

it('tells of a silent command after 10 s, and then every 15 s', () => {
  const { tutor, lines, stop } = walking();
  runs(tutor);
  expect(lines()).toEqual(['  $ docker-machine create myvm1']);
  vi.advanceTimersByTime(9 * SECOND);
  expect(lines()).toEqual([]);
  vi.advanceTimersByTime(91 * SECOND);
  expect(lines()).toEqual([10, 25, 40, 55, 70, 85, 100].map((s) => expect.stringMatching(sign(s))));
  stop();
  vi.advanceTimersByTime(100 * SECOND);
  expect(lines()).toEqual([]);
});

const sign = (seconds: number): RegExp => {
  const time = seconds < 60 ? `${seconds} s` : `1 min ${seconds - 60} s`;
  return new RegExp(`^  … still running, ${time} of at most 5 min$`);
};

it('says nothing while the command prints, or while things go fast', () => {
  const { tutor, lines } = walking();
  runs(tutor);
  for (let count = 0; count < 5; count++) {
    vi.advanceTimersByTime(9 * SECOND);
    tutor.print(`line ${count}`, '');
  }
  expect(lines().filter((line) => line.includes('…'))).toEqual([]);
});

it.each([
  ['en', '  … waiting for: myvm1 is the Leader (seen: 3 of 5), 25 s of 2 min'],
  ['zh', '  … 正在等待：myvm1 is the Leader（目前：3 of 5），已用 25 秒，最多 2 分钟'],
] as const)('tells in %s which check is awaited and what was seen of it', (language, expected) => {
  const { tutor, lines } = walking(language);
  runs(tutor);
  const outcomes = [outcome('active', 'passed'), outcome('leader', 'waiting', { actual: '3 of 5' })];
  tutor.happen({ type: 'checking', outcomes, at: Date.now(), deadline: Date.now() + 120 * SECOND });
  lines();
  vi.advanceTimersByTime(25 * SECOND);
  expect(lines().at(-1)).toBe(expected);
});

it('tells which step a repair is at, and of a look that takes long', () => {
  const { tutor, lines } = walking();
  vi.advanceTimersByTime(10 * SECOND);
  expect(lines()).toEqual(['  … looking at what is in place']);
  tutor.become({
    reality: {
      name: 'repairing',
      startedAt: Date.now(),
      steps: [{ step: 'init-swarm', status: 'running' }],
    },
  });
  vi.advanceTimersByTime(15 * SECOND);
  expect(lines()).toEqual(['  … repairing what no longer holds: Initialize the swarm, 15 s']);
});

it('never leaves out what was seen: a check that was not reached has seen nothing yet', () => {
  const { tutor } = walking();
  runs(tutor);
  const waiting = outcome('leader', 'waiting', { expected: 'five tasks' });
  tutor.happen({
    type: 'ended',
    at: Date.now(),
    tookMs: 1,
    result: { passed: false, why: 'interrupted', outcomes: [waiting] },
  });
  const stop = tutor.getState().stops[tutor.getState().at];
  const out: string[] = [];
  const print = plainReporter((...pieces) => out.push(lineOf(pieces).trimEnd()), messagesFor('en'), false);
  if (stop) print.done(stop, tutor.getState(), undefined);
  expect(out).toContain('      seen: nothing yet');
});
