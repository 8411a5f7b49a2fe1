/** A step of the walk: header, step, the swarm below or at the right, keys. */
import { proseFor } from '../../lesson/variants.ts';
import { headerLine } from '../layout/header.ts';
import type { KeyHint } from '../layout/key-line.ts';
import { memoized } from '../layout/memo.ts';
import { outlineRows } from '../layout/outline.ts';
import { pictureLines } from '../layout/picture.ts';
import { PROSE_WIDTH, proseLines } from '../layout/prose.ts';
import { layoutStep, type StepLayout } from '../layout/step.ts';
import { swarmLine } from '../layout/swarm-line.ts';
import { fillOf, impossibleHere, type Scene, shellKindOf } from '../scene.ts';
import { windowAt } from '../state/scroll.ts';
import { BLANK, exactly, type Line, padLine, span } from '../text/line.ts';
import { stepOf } from '../view/actions.ts';
import { actionsOf, footer, hintOf } from './footer.ts';
import type { Page } from './page.ts';

/** From this many columns on, outline and picture stand beside the step. */
const WIDE = 106;
const COLUMN_GAP = 3;

/** Widths of the three columns, in columns of the terminal. */
export interface Columns {
  readonly outline: number;
  readonly step: number;
  readonly picture: number;
}

/** The outline has to leave the step enough room for the drawings that lessons hold. */
const NARROWEST = { outline: 20, step: 64, picture: 24 } as const;

/** How a wide window is shared out; undefined when it is not wide. The outline is the first to go: its width is 0. */
export function columnsFor(width: number): Columns | undefined {
  if (width < WIDE) return undefined;
  const outline = Math.min(32, Math.max(NARROWEST.outline, Math.floor(width * 0.17)));
  const withOutline = width - outline - COLUMN_GAP - COLUMN_GAP - NARROWEST.picture;
  const left = withOutline >= NARROWEST.step ? width - outline - COLUMN_GAP : width;
  const step = Math.min(PROSE_WIDTH, left - COLUMN_GAP - NARROWEST.picture);
  return {
    outline: left === width ? 0 : outline,
    step,
    picture: Math.min(84, left - COLUMN_GAP - step),
  };
}

const prose = memoized(proseLines);

function stepLayout(scene: Scene, width: number, height: number): StepLayout | undefined {
  const { state, view, command, output, now, messages, color } = scene;
  const stop = state.stops[state.at];
  if (!stop) return undefined;
  const { step, lesson } = stop;
  const shell = shellKindOf(scene.surroundings);
  const text = Math.min(width, PROSE_WIDTH);
  // The first that exists here: a lesson may begin with steps for other drivers.
  const isFirst = state.stops.find((one) => one.lesson.id === lesson.id)?.step.id === step.id;
  const key = [state.values, state.secrets, text, shell] as const;
  const fill = fillOf(state);
  const wrapped = (blocks: typeof step.prose) => prose(blocks, key, proseFor(blocks, shell), text, fill);
  const intro = isFirst ? wrapped(lesson.intro) : [];
  const own = wrapped(step.prose);
  return layoutStep({
    state,
    step,
    view,
    command,
    impossible: impossibleHere(scene),
    output,
    prose: intro.length > 0 && own.length > 0 ? [...intro, BLANK, ...own] : [...intro, ...own],
    after: wrapped(step.after),
    width: text,
    height,
    now,
    fill,
    driver: scene.surroundings.driver,
    messages,
    color,
  });
}

function outlineColumn(scene: Scene, width: number, height: number): Line[] {
  const { state, messages } = scene;
  const lesson = state.stops[state.at]?.lesson.id;
  const rows = outlineRows(state, width, (id) => id === lesson, messages);
  const here = rows.findIndex((row) => !row.isLesson && row.step === stepOf(state)?.id);
  const seen = windowAt(here - Math.floor(height / 2), rows.length, height);
  return exactly(
    rows.slice(seen.from, seen.to).map((row) => row.line),
    height,
  );
}

function fieldHints({ view, messages }: Scene): KeyHint[] {
  const { keys } = messages.ui;
  const isInput = view.field?.purpose === 'input';
  return [
    { key: '⏎', label: isInput ? keys.accept : keys.run, kept: true, main: true },
    ...(view.history.length > 0 && !isInput ? [{ key: '↑', label: keys.recall }] : []),
    { key: 'Esc', label: keys.cancel, kept: true },
  ];
}

/** The page in exactly `scene.rows` rows. */
export function walkPage(scene: Scene): Page {
  const { state, columns: width, rows, messages, topology } = scene;
  const header = headerLine(state, scene.surroundings, width, messages);
  const hints = scene.view.field ? fieldHints(scene) : actionsOf(scene).map(hintOf);
  const foot = footer(scene, hints);
  const shared = scene.linear ? undefined : columnsFor(width);
  const isLow = rows < 20;
  const below = shared || isLow ? [] : [BLANK, swarmLine(topology, width, messages.ui)];
  const height = rows - 2 - below.length - foot.length;
  const layout = stepLayout(scene, shared?.step ?? width, height);
  const scrolling = layout && { from: layout.window.from, total: layout.total, height: layout.seen };
  const body = exactly(layout?.rows ?? [], height);
  const middle = shared ? sideBySide(scene, body, shared, height) : body;
  const page = { rows: [header, BLANK, ...middle, ...below, ...foot] };
  return scrolling ? { ...page, scrolling } : page;
}

function sideBySide(scene: Scene, body: readonly Line[], shared: Columns, height: number): Line[] {
  const outline = shared.outline > 0 ? outlineColumn(scene, shared.outline, height) : [];
  const picture = pictureLines(scene.topology, shared.picture, height, scene.messages.ui);
  const gap = span(' '.repeat(COLUMN_GAP));
  return body.map((row, index) => {
    const right = picture[index] ?? BLANK;
    return [
      ...(shared.outline > 0 ? [...padLine(outline[index] ?? BLANK, shared.outline), gap] : []),
      ...(right.length > 0 ? padLine(row, shared.step) : row),
      ...(right.length > 0 ? [gap, ...right] : []),
    ];
  });
}
