/** The last page: what was learnt, how long it took, what next. */
import type { StepRecord } from '../../tutor/types.ts';
import { headerLine } from '../layout/header.ts';
import { counted, doneCount, stopsByLesson } from '../layout/outline.ts';
import type { Scene } from '../scene.ts';
import { windowAt } from '../state/scroll.ts';
import { BLANK, exactly, indent, type Line, span, spread } from '../text/line.ts';
import { wrapText } from '../text/wrap.ts';
import { actionsOf, footer, hintOf } from './footer.ts';
import type { Page } from './page.ts';

const WIDTH = 64;

const timeOf = (records: readonly (StepRecord | undefined)[]) =>
  records.reduce((sum, record) => sum + (record?.durationMs ?? 0), 0);

/** The page in exactly `scene.rows` rows; it scrolls when it is longer. */
export function finishPage(scene: Scene): Page {
  const { state, messages, columns, rows, view } = scene;
  const m = messages.ui.finish;
  const { duration } = messages.common;
  const width = Math.min(WIDTH, columns);
  const records = state.stops.map(({ step }) => state.records[step.id]);
  const count = (status: StepRecord['status']) =>
    records.filter((record) => record?.status === status).length;
  const open = counted(state.stops, state.records).length - doneCount(state.stops, state.records);
  const retried = records.filter((record) => record?.status === 'passed' && record.attempts > 1).length;
  const lessons = stopsByLesson(state.stops).map(({ lesson, stops }): Line => {
    const own = counted(stops, state.records).map(({ step }) => state.records[step.id]);
    const all = own.length > 0 && own.every((record) => record?.status === 'passed');
    const sign = all ? span('✓ ', { tone: 'ok' }) : span('– ', { tone: 'dim' });
    const done = own.filter((record) => record?.status === 'passed').length;
    const share = all ? '' : own.length === 0 ? `${messages.ui.optional}   ` : `${done}/${own.length}   `;
    return spread(
      [sign, span(lesson.title)],
      [span(`${share}${duration(timeOf(own))}`, { tone: 'dim' })],
      width,
    );
  });
  const content: Line[] = [
    [span(m.title, { bold: true })],
    ...(open > 0 ? [[span(m.partly(open), { tone: 'warn' })] as Line] : []),
    BLANK,
    [span(m.learnt, { tone: 'dim' })],
    ...lessons,
    BLANK,
    ...wrapText(m.totals(count('passed'), count('skipped'), duration(timeOf(records))), width),
    ...(retried > 0 ? wrapText(m.attempts(retried), width, { tone: 'dim' }) : []),
    BLANK,
    [span(m.next, { tone: 'dim' })],
    ...m.nextLines.flatMap((text) => wrapText(text, width)),
  ];
  const foot = footer(scene, actionsOf(scene).map(hintOf));
  const height = rows - 2 - foot.length;
  const seen = windowAt(view.scroll ?? 0, content.length, height);
  const left = Math.max(0, Math.floor((columns - width) / 2) - 2);
  const body = exactly(content.slice(seen.from, seen.to), height).map((row) => indent(row, left));
  return {
    rows: [headerLine(state, scene.surroundings, columns, messages), BLANK, ...body, ...foot],
    scrolling: { from: seen.from, total: content.length, height },
  };
}
