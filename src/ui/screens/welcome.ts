/** The first page: what this is, which machines it uses and why, how to begin. */

import { inWords } from '../../i18n/said.ts';
import { bar, driverName } from '../layout/header.ts';
import type { KeyHint } from '../layout/key-line.ts';
import { counted, doneCount, stopsByLesson } from '../layout/outline.ts';
import type { Scene } from '../scene.ts';
import { widthOf } from '../text/graphemes.ts';
import { BLANK, exactly, indent, type Line, type Span, span, type Tone } from '../text/line.ts';
import { wrap, wrapText } from '../text/wrap.ts';
import { footer } from './footer.ts';
import type { Page } from './page.ts';

const TEXT_WIDTH = 72;
/** Rows kept for the machines, which are found out while the page is read: nothing may move when they are known. */
const MACHINES_ROWS = 4;

/** Two machines, one swarm: the picture that the lessons end with. The line below joins the machines. */
const DRAWING = [
  '╭─ myvm1 ★ ─╮   ╭─ myvm2 ───╮',
  '│  ■  ■  ■  │   │  ■  ■     │',
  '╰─────┬─────╯   ╰─────┬─────╯',
];

const TONES: Readonly<Record<string, Tone>> = { '■': 'ok', '★': 'accent' };

function drawing(oneSwarm: string): Line[] {
  const machines = DRAWING.map((row) =>
    row.split(/([■★])/).map((part): Span => (TONES[part] ? span(part, { tone: TONES[part] }) : span(part))),
  );
  const line = '─'.repeat(Math.max(1, 12 - widthOf(oneSwarm)));
  return [...machines, [span(`      └${line} ${oneSwarm} ─┘`, { tone: 'accent' })]];
}

/** Something was done before, or the learner stands further on. */
function hasBegun({ state }: Scene): boolean {
  return state.at > 0 || doneCount(state.stops, state.records) > 0;
}

function startLines(scene: Scene, width: number): Line[] {
  const { state, messages } = scene;
  const m = messages.ui.welcome;
  const stop = state.stops[state.at];
  const done = doneCount(state.stops, state.records);
  const resumes = hasBegun(scene);
  const enter = span('⏎', { tone: 'accent', bold: true });
  const place = stop ? `${stop.lesson.title} › ${stop.step.title}` : '';
  const target = state.finished
    ? [span(m.finished)]
    : [span(resumes ? m.resume : m.begin), span(place, { bold: true })];
  const rows = wrap(target, width - 3).map((row, at) =>
    at === 0 ? [enter, span('  '), ...row] : indent(row, 3),
  );
  if (!resumes) return rows;
  const total = counted(state.stops, state.records).length;
  return [
    ...rows,
    [span('   '), ...bar(done, total, 20), span(`  ${m.doneSoFar(done, total)}`, { tone: 'dim' })],
  ];
}

function stacked(parts: readonly (readonly Line[])[]): Line[] {
  return parts.flatMap((part, index) => (index > 0 ? [BLANK, ...part] : [...part]));
}

/** The page in exactly `scene.rows` rows, its text in the middle. */
export function welcomePage(scene: Scene): Page {
  const { state, surroundings, messages, columns, rows } = scene;
  const m = messages.ui;
  const width = Math.min(TEXT_WIDTH, columns - 4);
  const label = (name: string): Line => [span(name, { tone: 'dim' })];
  const labelWidth = Math.max(widthOf(m.welcome.machines), widthOf(m.welcome.folder)) + 2;
  const fact = (name: string, value: Line): Line[] =>
    wrap(value, width - labelWidth).map((row, at) =>
      at === 0
        ? [...label(name), span(' '.repeat(labelWidth - widthOf(name))), ...row]
        : indent(row, labelWidth),
    );
  const driver = driverName(surroundings, messages);
  const title: Line = [span(state.course.title, { bold: true })];
  const optional = state.stops.filter(({ step }) => step.optional).length;
  const what = m.welcome.what(stopsByLesson(state.stops).length, state.stops.length, optional);
  const machines = fact(m.welcome.machines, [
    span(driver, { bold: true }),
    span(surroundings.why === '' ? '' : ` · ${inWords(surroundings.why, messages)}`),
  ]);
  const known = exactly(machines, Math.max(MACHINES_ROWS, machines.length));
  const folder = fact(m.welcome.folder, [span(surroundings.workspace, { tone: 'dim' })]);
  const start = startLines(scene, width);
  const about = [title, ...wrapText(state.course.summary, width)];
  const hints: KeyHint[] = [
    { key: '⏎', label: hasBegun(scene) ? m.keys.resume : m.keys.begin, kept: true, main: true },
    { key: 'l', label: m.keys.lessons },
    ...(hasBegun(scene) ? [{ key: 'w', label: m.keys.reality }] : []),
    ...(state.course.cheatsheet.length > 0 ? [{ key: 'c', label: m.keys.cheatsheet }] : []),
    ...(scene.canSetLanguage ? [{ key: 'L', label: m.keys.language }] : []),
    { key: '?', label: m.keys.help, kept: true },
    { key: 'q', label: m.keys.quit, kept: true },
  ];
  const foot = footer(scene, hints);
  const height = rows - foot.length - 1;
  const facts = [...folder, ...known];
  const whole = [about, wrapText(what, width, { tone: 'dim' }), start, facts];
  // What one can do without goes first: the picture, the numbers, the folder, and the summary at last.
  const content =
    [
      stacked([[...drawing(m.welcome.oneSwarm), BLANK], ...whole]),
      stacked(whole),
      stacked([about, start, facts]),
      stacked([about, start, known]),
    ].find((lines) => lines.length <= height) ?? stacked([[title], start, machines]).slice(0, height);
  const above = Math.max(0, Math.floor((height - content.length) / 2.5));
  const left = Math.max(0, Math.floor((columns - TEXT_WIDTH) / 2));
  const body = [...Array.from({ length: above }, () => BLANK), ...content.map((row) => indent(row, left))];
  const name: Line = [span('swarm-tutor', { tone: 'dim' }), span(` ${scene.version}`, { tone: 'dim' })];
  return { rows: [name, ...exactly(body, height), ...foot] };
}
