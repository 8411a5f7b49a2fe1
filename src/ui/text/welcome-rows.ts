/**
 * The first page as rows: what this is, which machines it uses and why, how to begin. It is painted before Ink is
 * loaded and then drawn by Ink, which must look the same.
 */

import type { Messages } from '../../i18n/messages.ts';
import { inWords } from '../../i18n/said.ts';
import { leftOf, type ReviewState } from '../../review/session.ts';
import { padded, widthOf } from '../../text/width.ts';
import type { Surroundings, WalkState } from '../../tutor/types.ts';
import { counted, doneCount, hasBegun, stopsByLesson } from '../state/outline.ts';
import { BLANK, indent, type Line, type Span, span, type Tone } from './line.ts';
import { filledColumns } from './progress.ts';
import { wrap, wrapText } from './wrap.ts';

const WIDTH = 72;
/** Rows reserved for the machines, which are found out while the page is read: nothing may move then. */
const MACHINES_ROWS = 4;
const BAR_WIDTH = 20;

/** Two machines, one swarm: the picture that the lessons end with. The line below joins the machines. */
const DRAWING = [
  '╭─ myvm1 ★ ─╮   ╭─ myvm2 ───╮',
  '│  ■  ■  ■  │   │  ■  ■     │',
  '╰─────┬─────╯   ╰─────┬─────╯',
];
const TONES: Readonly<Record<string, Tone>> = { '■': 'ok', '★': 'accent' };

export interface WelcomeFacts {
  readonly state: WalkState;
  readonly surroundings: Surroundings;
  readonly messages: Messages;
  readonly review?: ReviewState;
}

export interface WelcomeRows {
  readonly rows: readonly Line[];
  /** Blank rows above and blank columns at the left: the text is in the middle. */
  readonly above: number;
  readonly left: number;
}

/**
 * The page's middle in the given columns and rows. The least important parts are dropped first: the picture, the numbers, the folder.
 * @param isRead it is read out: without the picture, and all the rest of it
 */
export function welcomeRows(facts: WelcomeFacts, columns: number, rows: number, isRead = false): WelcomeRows {
  const { state, messages } = facts;
  const m = messages.ui.welcome;
  const width = Math.min(WIDTH, columns - 4);
  const optional = state.stops.filter(({ step }) => step.optional).length;
  const numbers = m.what(stopsByLesson(state.stops).length, state.stops.length, optional);
  const title: Line = [span(state.course.title, { bold: true })];
  const about = [title, ...wrapText(state.course.summary, width)];
  const start = startRows(facts, width);
  const machines = machinesRows(facts, width);
  const kept = [...machines, ...Array.from({ length: MACHINES_ROWS - machines.length }, () => BLANK)];
  const folder = factRows(facts, m.folder, [span(facts.surroundings.workspace, { tone: 'dim' })], width);
  const whole = [about, wrapText(numbers, width, { tone: 'dim' }), start, [...folder, ...kept]];
  const all = [
    ...(isRead ? [] : [stacked([[...drawing(m.oneSwarm), BLANK], ...whole])]),
    stacked(whole),
    stacked([about, start, [...folder, ...kept]]),
    stacked([about, start, kept]),
    stacked([[title], start, kept]),
    stacked([[title], start, machines]),
    stacked([start, machines]),
  ];
  const content = (isRead ? all[0] : all.find((lines) => lines.length <= rows)) ?? start.slice(0, rows);
  return {
    rows: content,
    above: Math.max(0, Math.floor((rows - content.length) / 2.5)),
    left: Math.max(0, Math.floor((columns - WIDTH) / 2)),
  };
}

function drawing(oneSwarm: string): Line[] {
  const machines = DRAWING.map((row) =>
    row.split(/([■★])/).map((part): Span => (TONES[part] ? span(part, { tone: TONES[part] }) : span(part))),
  );
  const line = '─'.repeat(Math.max(1, 12 - widthOf(oneSwarm)));
  return [...machines, [span(`      └${line} ${oneSwarm} ─┘`, { tone: 'accent' })]];
}

/** How to begin, the learner's progress, and the cards that are due. */
function startRows({ state, messages, review }: WelcomeFacts, width: number): Line[] {
  const m = messages.ui.welcome;
  const stop = state.stops[state.at];
  const done = doneCount(state.stops, state.records);
  const resumes = hasBegun(state);
  const place = stop ? `${stop.lesson.title} › ${stop.step.title}` : '';
  const target = state.finished
    ? [span(m.finished)]
    : [span(resumes ? m.resume : m.begin), span(place, { bold: true })];
  const rows = wrap(target, width - 3).map((row, at) =>
    at === 0 ? [span('⏎', { tone: 'accent', bold: true }), span('  '), ...row] : indent(row, 3),
  );
  const due = review === undefined ? 0 : leftOf(review);
  const again: Line[] =
    due > 0
      ? [[span('r', { tone: 'accent' }), span(`  ${messages.review.offer(due)}`, { tone: 'dim' })]]
      : [];
  if (!resumes) return [...rows, ...again];
  const total = counted(state.stops, state.records).length;
  const filled = filledColumns(done, total, BAR_WIDTH);
  const bar = [
    span('━'.repeat(filled), { tone: 'accent' }),
    span('─'.repeat(BAR_WIDTH - filled), { tone: 'dim' }),
  ];
  return [...rows, [span('   '), ...bar, span(`  ${m.doneSoFar(done, total)}`, { tone: 'dim' })], ...again];
}

function machinesRows(facts: WelcomeFacts, width: number): Line[] {
  const { surroundings, messages } = facts;
  const driver = surroundings.simulated ? messages.common.simulator : (surroundings.driver ?? '…');
  const why = surroundings.why === '' ? '' : ` · ${inWords(surroundings.why, messages)}`;
  return factRows(facts, messages.ui.welcome.machines, [span(driver, { bold: true }), span(why)], width);
}

/** A label, and beside it its text. */
function factRows({ messages }: WelcomeFacts, label: string, value: Line, width: number): Line[] {
  const m = messages.ui.welcome;
  const by = Math.max(widthOf(m.machines), widthOf(m.folder)) + 2;
  return wrap(value, width - by).map((row, at) =>
    at === 0 ? [span(padded(label, by), { tone: 'dim' }), ...row] : indent(row, by),
  );
}

function stacked(parts: readonly (readonly Line[])[]): Line[] {
  return parts.flatMap((part, at) => (at > 0 ? [BLANK, ...part] : [...part]));
}
