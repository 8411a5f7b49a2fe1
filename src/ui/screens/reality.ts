/** What should stand against what is there, and the way back. */
import { isAhead, repairPlan } from '../../tutor/reality.ts';
import { missingOf, wording } from '../../tutor/told.ts';
import type { Difference, Reality, RepairStep } from '../../tutor/types.ts';
import { labelled } from '../layout/checks.ts';
import { commandLines } from '../layout/command.ts';
import type { KeyHint } from '../layout/key-line.ts';
import { fillOf, type Scene } from '../scene.ts';
import { widthOf } from '../text/graphemes.ts';
import { BLANK, indent, type Line, type Span, span, spread } from '../text/line.ts';
import { richSpans } from '../text/rich.ts';
import { wrap, wrapText } from '../text/wrap.ts';
import type { OverlayContent } from './overlay-content.ts';

const WIDTH = 92;

const SIGNS: Readonly<Record<RepairStep['status'], Span>> = {
  waiting: span('·', { tone: 'dim' }),
  running: { ...span('⠸', { tone: 'accent' }), spin: true },
  done: span('✓', { tone: 'ok' }),
  failed: span('✗', { tone: 'bad' }),
};

/** The comparison as an overlay. */
export function realityContent(scene: Scene): OverlayContent {
  const { messages, columns, state } = scene;
  const m = messages.ui.reality;
  const lines = linesOf(scene, state.reality, Math.min(WIDTH, columns));
  return {
    title: m.title,
    total: lines.length,
    rows: (from, to) => lines.slice(from, to),
    hints: hintsOf(scene),
  };
}

function linesOf(scene: Scene, reality: Reality | undefined, width: number): Line[] {
  const m = scene.messages.ui.reality;
  if (!reality || reality.name === 'looking')
    return [[{ ...span('⠸', { tone: 'accent' }), spin: true }, span(` ${m.looking}`)]];
  if (reality.name === 'repairing') {
    const command = reality.command === undefined ? [] : [BLANK, ...commandLines(reality.command, width, 6)];
    return [...wrapText(m.repairing, width), BLANK, ...stepLines(scene, reality.steps, width), ...command];
  }
  const { differences, repaired, why } = reality;
  const parts: Line[][] = [
    ...(why === undefined ? [] : [warning(scene, wording(scene.state.course, scene.messages)(why), width)]),
    ...(repaired ? [stepLines(scene, repaired, width)] : []),
    ...(differences.length > 0
      ? differenceParts(scene, differences, repaired !== undefined, width)
      : why === undefined
        ? [wrapText(repaired ? m.repaired : allStands(scene), width)]
        : []),
  ];
  return parts.flatMap((part, index) => (index > 0 ? [BLANK, ...part] : part));
}

/** Where no step before has a check there is nothing that could have changed. */
function allStands({ state, messages: { ui: m } }: Scene): string {
  const isMade = state.stops.slice(0, state.at + 1).some(({ step }) => step.checks.length > 0);
  return isMade ? m.reality.allStands : m.reality.nothingYet;
}

function warning({ state }: Scene, text: string, width: number): Line[] {
  return wrap([span('✗ ', { tone: 'bad' }), ...richSpans(text, fillOf(state))], width);
}

function differenceParts(
  scene: Scene,
  differences: readonly Difference[],
  afterRepair: boolean,
  width: number,
): Line[][] {
  const m = scene.messages.ui.reality;
  const ahead = isAhead(differences);
  const done = differences.filter((one) => one.done).length;
  const intro = afterRepair ? m.left : ahead ? m.ahead : m.differs(done);
  const canDo = repairPlan(differences, scene.state.stops).length > 0 && !afterRepair;
  const open = differences.filter((one) => !one.done);
  return [
    wrapText(intro, width),
    ...differences.filter((one) => one.done).map((one) => groupLines(scene, one, width)),
    ...(open.length > 0 ? [open.map((one) => openLine(scene, one, width))] : []),
    ...(canDo ? [wrapText(ahead ? m.canBuild : m.canRepair, width, { tone: 'dim' })] : []),
  ];
}

function titleOf({ state }: Scene, id: string): string {
  const stop = state.stops.find(({ step }) => step.id === id);
  return stop ? stop.step.title : id;
}

/** A step that was never done needs no details: all of it is missing. */
function openLine(scene: Scene, { step }: Difference, width: number): Line {
  const note = span(scene.messages.ui.reality.notDone, { tone: 'dim' });
  return spread([span('· ', { tone: 'dim' }), span(titleOf(scene, step))], [note], width);
}

function groupLines(scene: Scene, difference: Difference, width: number): Line[] {
  const m = scene.messages.ui;
  const fill = fillOf(scene.state);
  const labelWidth = Math.max(widthOf(m.expected), widthOf(m.seen)) + 2;
  const missing = missingOf(difference, scene.state.stops, scene.messages);
  const rows = missing.flatMap((one) => [
    ...wrap([span('✗ ', { tone: 'bad' }), span(fill(one.title))], width - 2),
    ...[
      ...(one.expected === '' ? [] : labelled(m.expected, one.expected, labelWidth, width - 4)),
      ...labelled(m.seen, one.actual === '' ? m.nothingSeen : one.actual, labelWidth, width - 4),
    ].map((row) => indent(row, 2)),
  ]);
  return [[span(titleOf(scene, difference.step), { bold: true })], ...rows.map((row) => indent(row, 2))];
}

function stepLines(scene: Scene, steps: readonly RepairStep[], width: number): Line[] {
  return steps.flatMap(({ step, status }) =>
    wrap(
      [SIGNS[status], span(` ${titleOf(scene, step)}`, status === 'waiting' ? { tone: 'dim' } : {})],
      width,
    ),
  );
}

function hintsOf({ state, messages: { ui: m } }: Scene): KeyHint[] {
  const { reality } = state;
  if (reality?.name === 'repairing')
    return [{ key: 'Ctrl-C', label: m.keys.interrupt, kept: true, main: true }];
  if (reality?.name !== 'known') return [];
  const { differences } = reality;
  const can = repairPlan(differences, state.stops).length > 0;
  return [
    ...(can
      ? [{ key: '⏎', label: isAhead(differences) ? m.keys.build : m.keys.repair, kept: true, main: true }]
      : []),
    ...(differences.length > 0 ? [{ key: 'r', label: m.keys.redo }] : []),
    { key: 'v', label: m.keys.lookAgain },
  ];
}

/** What the quiet line says of it, where it has something to say. */
export function realityNotice({ state, messages: { ui: m } }: Scene): string | undefined {
  const { reality } = state;
  if (reality?.name === 'repairing') {
    const done = reality.steps.filter(({ status }) => status === 'done').length;
    return m.reality.noticeRepairing(done, reality.steps.length, 'w');
  }
  if (reality?.name !== 'known' || reality.differences.length === 0) return undefined;
  return (isAhead(reality.differences) ? m.reality.noticeAhead : m.reality.notice)('w');
}
