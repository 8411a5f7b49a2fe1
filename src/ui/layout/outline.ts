/** The outline: lessons with the share that is done, an open one with its steps. */
import type { Messages } from '../../i18n/messages.ts';
import type { StepRecord, Stop, WalkState } from '../../tutor/types.ts';
import { isDone } from '../../tutor/walk/start.ts';
import { clip } from '../text/graphemes.ts';
import { type Line, type Span, span, spread } from '../text/line.ts';

/** A row of the outline, and the step it leads to. */
export interface OutlineRow {
  readonly line: Line;
  readonly step: string;
  readonly isLesson: boolean;
}

/** The steps that make the whole: all that the course needs, and of the optional ones those that are done. */
export function counted(stops: readonly Stop[], records: WalkState['records']): readonly Stop[] {
  return stops.filter(({ step }) => !step.optional || isDone(records[step.id]));
}

/** How many steps are done. */
export function doneCount(stops: readonly Stop[], records: WalkState['records']): number {
  return stops.filter(({ step }) => isDone(records[step.id])).length;
}

/** Steps by lesson, in order. */
export function stopsByLesson(
  stops: readonly Stop[],
): { readonly lesson: Stop['lesson']; readonly stops: readonly Stop[] }[] {
  const groups = new Map<string, { lesson: Stop['lesson']; stops: Stop[] }>();
  for (const stop of stops) {
    const group = groups.get(stop.lesson.id);
    if (group) group.stops.push(stop);
    else groups.set(stop.lesson.id, { lesson: stop.lesson, stops: [stop] });
  }
  return [...groups.values()];
}

function stepSign(record: StepRecord | undefined, isHere: boolean): Span {
  if (isHere) return span('▸', { tone: 'accent' });
  switch (record?.status) {
    case 'passed':
      return span('✓', { tone: 'ok' });
    case 'failed':
      return span('✗', { tone: 'bad' });
    case 'skipped':
      return span('–', { tone: 'dim' });
    default:
      return span('·', { tone: 'dim' });
  }
}

/**
 * The outline's rows, `width` columns each.
 * @param open lessons whose steps are listed
 */
export function outlineRows(
  state: WalkState,
  width: number,
  open: (lesson: string) => boolean,
  messages: Messages,
): OutlineRow[] {
  const here = state.finished ? undefined : state.stops[state.at];
  return stopsByLesson(state.stops).flatMap(({ lesson, stops }): OutlineRow[] => {
    const done = doneCount(stops, state.records);
    const isHere = here?.lesson.id === lesson.id;
    const total = counted(stops, state.records).length;
    const all = done === total;
    const share: Line =
      total === 0
        ? [span(messages.ui.optional, { tone: 'dim' })]
        : all
          ? [span('✓', { tone: 'ok' })]
          : [span(`${done}/${total}`, { tone: 'dim' })];
    const title = span(lesson.title, isHere ? { bold: true } : all ? { tone: 'dim' } : {});
    const head: OutlineRow = {
      line: spread([title], share, width),
      step: stops[0]?.step.id ?? '',
      isLesson: true,
    };
    if (!open(lesson.id)) return [head];
    const steps = stops.map(({ step }): OutlineRow => {
      const current = here?.step.id === step.id;
      const record = state.records[step.id];
      return {
        line: [
          span('  '),
          stepSign(record, current),
          span(` ${clip(step.title, width - 4)}`, current ? {} : { tone: 'dim' }),
        ],
        step: step.id,
        isLesson: false,
      };
    });
    return [head, ...steps];
  });
}
