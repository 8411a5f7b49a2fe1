/** What of a step is seen on a screen, and what is missing there. */
import { textMatches } from '../../src/check/patterns.ts';
import type { CheckOutcome, DiagnosisSpec } from '../../src/check/types.ts';
import type { Inline, Step } from '../../src/lesson/types.ts';
import { checksFor } from '../../src/lesson/variants.ts';
import { graphemes, widthOf } from '../../src/text/width.ts';
import { fill } from '../../src/tutor/attempt/fill.ts';
import { fillOf, type Scene } from '../../src/ui/scene.ts';
import { COLUMN_GAP, columnsFor } from '../../src/ui/state/columns.ts';
import { isExplanationOpen, stepOf } from '../../src/ui/state/step.ts';
import { tablesIn } from '../../src/ui/text/printed-table.ts';

const MARGIN = 1;

export interface Window {
  readonly columns: number;
  readonly rows: number;
}

/** The columns of the screen in which the step stands, without outline and picture. */
export function paneOf(screen: string, { columns }: Window): string {
  const shared = columnsFor(columns - 2 * MARGIN);
  if (!shared) return screen;
  const from = MARGIN + (shared.outline > 0 ? shared.outline + COLUMN_GAP : 0);
  const rows = screen.split('\n').slice(2, -2);
  return rows.map((row) => columnsIn(row, from, from + shared.step).trimEnd()).join('\n');
}

function columnsIn(row: string, from: number, to: number): string {
  let at = 0;
  let text = '';
  for (const cell of graphemes(row)) {
    if (at >= from && at < to) text += cell.text;
    at += cell.width;
  }
  return text;
}

const squeezed = (text: string) => text.replace(/[\s▌]+/g, '');

/** Everything that is wrong with the screen of a step; nothing where all that it speaks of is seen. */
export function missingOn(screen: string, scene: Scene, window: Window): string[] {
  const step = stepOf(scene.state);
  if (!step) return ['no step'];
  const pane = paneOf(screen, window);
  return [
    ...overflowing(screen, window),
    ...missingCommand(pane, scene),
    ...missingChecks(pane, step, scene),
    ...missingOutput(pane, step, scene, window),
    ...unmarkedText(pane, step, scene),
  ];
}

/** What a learner needs at once when a step has failed, and doesn't see: why, what mends it, and the check that failed. */
export function missingOfFailure(screen: string, scene: Scene, cause: DiagnosisSpec | undefined): string[] {
  const { state } = scene;
  const fillIn = fillOf(state);
  const text = squeezed(screen);
  const plain = (words: string) => squeezed(fillIn(words).replaceAll('`', ''));
  const failed = state.phase.name === 'failed' ? state.phase.outcomes.find(isFailed) : undefined;
  const check = stepOf(state)?.checks.find(({ id }) => id === failed?.id);
  const rows = screen.split('\n').map((row) => row.trimStart());
  return [
    ...(cause && !text.includes(plain(cause.title)) ? [`the cause: ${cause.title}`] : []),
    ...(cause?.fix !== undefined && !text.includes(squeezed(scene.messages.ui.fixKey)) ? ['the fix'] : []),
    ...(check && !rows.some((row) => row.startsWith('✗ ') && isShown(row.slice(2), fillIn(check.title)))
      ? [`the check: ${check.title}`]
      : []),
  ];
}

const isFailed = ({ status }: CheckOutcome) => status === 'failed';

function overflowing(screen: string, { columns, rows }: Window): string[] {
  const drawn = screen.split('\n');
  return [
    ...(drawn.length === rows ? [] : [`${drawn.length} rows instead of ${rows}`]),
    ...drawn.filter((row) => widthOf(row) > columns).map((row) => `a row is too wide: ${row}`),
  ];
}

function missingCommand(pane: string, { state, command, messages }: Scene): string[] {
  const shown = state.command ?? (stepOf(state)?.kind === 'run' ? command : undefined);
  if (shown === undefined) return [];
  const text = pane.split('\n').flatMap((row) => /▌ (.*)$/.exec(row)?.[1] ?? []);
  // A field for a number is marked as a command is.
  if (text[0]?.trim() === messages.ui.numberPrompt) text.shift();
  return squeezed(text.join('')) === squeezed(shown) ? [] : [`the command: ${shown}`];
}

function missingChecks(pane: string, step: Step, { state, surroundings }: Scene): string[] {
  const fillIn = fillOf(state);
  const rows = pane.split('\n');
  return checksFor(step, surroundings.driver, state.choice)
    .map(({ title }) => fillIn(title))
    .filter((title) => !rows.some((row) => isShown(row.replace(/^\s*[✓✗·–⠋-⠿]\s*/u, ''), title)))
    .map((title) => `the check: ${title}`);
}

/** A row begins with this, or with the beginning of it and a mark where it is cut. */
function isShown(row: string, text: string): boolean {
  const cut = row.indexOf('…');
  return row.startsWith(text) || (cut > 8 && text.startsWith(row.slice(0, cut)));
}

/** A row of a table has what the line has, but for columns and cells that are cut where a mark stands. */
function isNarrowed(row: string, line: string): boolean {
  const words = squeezed(line);
  let at = 0;
  return row.split('…').every((part, index) => {
    const found = words.indexOf(squeezed(part), at);
    at = found + squeezed(part).length;
    return index === 0 ? found === 0 : found >= 0;
  });
}

/** Asks for the rest as well: that is seen where there is room. */
const REST = '/\\S/';

function missingOutput(
  pane: string,
  step: Step,
  { state, output, messages }: Scene,
  { rows: height }: Window,
): string[] {
  const printed = output.lines(0, output.lineCount);
  const shows = step.shows && fill(step.shows, state.values);
  const text = squeezed(pane);
  const rows = pane.split('\n');
  const columns = shows?.columns ?? [];
  const hasTable = columns.length > 0 && tablesIn(printed, columns).length > 0;
  const hasHead = rows.some((row) => columns.every((heading) => row.includes(heading)));
  const patterns = shows?.lines?.filter((pattern) => pattern !== REST || height > 24) ?? [];
  const tables = tablesIn(printed, columns).flatMap(({ from, to }) => printed.slice(from, to));
  const telling = printed.filter((line) => patterns.some((pattern) => textMatches(pattern, line)));
  const plain = printed.filter((line) => line.trim() !== '' && !tables.includes(line));
  const isSeen = (line: string): boolean =>
    text.includes(squeezed(line)) ||
    (tables.includes(line) && rows.some((row) => row.includes('…') && isNarrowed(row, line)));
  const isAnyHidden = plain.some((line) => !text.includes(squeezed(line).slice(0, 12)));
  const mark = new RegExp(messages.ui.moreLines(99).replace('99', '\\d+').replace(/lines/, 'lines?'));
  return [
    ...(hasTable && !hasHead ? [`the columns: ${columns.join(', ')}`] : []),
    ...telling.filter((line) => !isSeen(line)).map((line) => `the line: ${line}`),
    ...(isAnyHidden && !mark.test(pane) ? ['a mark where lines are left out'] : []),
  ];
}

/** Prose that is not seen lies above or below, and the screen says so. */
function unmarkedText(pane: string, step: Step, { state, messages }: Scene): string[] {
  const fillIn = fillOf(state);
  const text = squeezed(pane);
  const { ui: m } = messages;
  const isMarked = [m.moreAbove(99), m.moreBelow(99)].some((mark) =>
    new RegExp(mark.replace('99', '\\d+')).test(pane),
  );
  // What is said afterwards waits for the answer to a question about the output.
  const isOver = state.phase.name === 'passed' && !isExplanationOpen(state);
  const blocks = isOver ? [...step.prose, ...step.after] : step.prose;
  const hidden = blocks
    .flatMap((block) => (block.type === 'paragraph' ? [squeezed(fillIn(plainText(block.content)))] : []))
    .filter((paragraph) => !text.includes(paragraph));
  return hidden.length > 0 && !isMarked ? [`a mark for the text: ${hidden[0]}`] : [];
}

function plainText(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      if (inline.type === 'break') return ' ';
      return 'content' in inline ? plainText(inline.content) : inline.text;
    })
    .join('');
}
