/** The commands of the part, to look up and to take into the step. */
import { finds } from '../../lesson/cheatsheet.ts';
import { fitsVariant } from '../../lesson/variants.ts';
import { commandLines, fieldLines } from '../layout/command.ts';
import { fillOf, type Scene, shellKindOf } from '../scene.ts';
import { editorText } from '../state/editor.ts';
import type { Overlay } from '../state/screen-state.ts';
import { BLANK, type Line, span } from '../text/line.ts';
import { wrapText } from '../text/wrap.ts';
import type { OverlayContent } from './overlay-content.ts';

/** One command with what it is for. */
export interface CheatsheetRow {
  readonly title: string;
  readonly command: string;
}

/** The commands for this driver and shell whose title, text or further words have every word that is searched for. */
export function cheatsheetRows(
  scene: Pick<Scene, 'state' | 'surroundings'>,
  search: string,
): CheatsheetRow[] {
  const { state, surroundings } = scene;
  const shell = shellKindOf(surroundings);
  const fill = fillOf(state);
  const fits = finds(search);
  return state.course.cheatsheet.flatMap((entry) =>
    entry.commands
      .filter((variant) => fitsVariant(variant, surroundings.driver, shell))
      .map((variant) => ({ title: fill(entry.title), command: fill(variant.text) }))
      .filter(({ title, command }) => fits(title, command, ...(entry.words ?? []))),
  );
}

/** The list as an overlay: typing searches, arrows pick. */
export function cheatsheetContent(scene: Scene, overlay: Overlay): OverlayContent {
  const { messages, columns } = scene;
  const m = messages.ui;
  const width = Math.min(100, columns);
  const found = cheatsheetRows(scene, editorText(overlay.search));
  const lines: Line[] = [];
  let selectedAt = 0;
  found.forEach(({ title, command }, index) => {
    const picked = index === overlay.selected;
    if (picked) selectedAt = lines.length;
    lines.push(
      ...(index === 0 || found[index - 1]?.title === title ? [] : [BLANK]),
      ...(found[index - 1]?.title === title
        ? []
        : wrapText(title, width, picked ? { bold: true } : { tone: 'dim' })),
      ...commandLines(command, width, 6, !picked).map((row) =>
        picked ? row : [span('  '), ...row.slice(1)],
      ),
    );
  });
  if (found.length === 0) lines.push([span(m.nothingFound, { tone: 'dim' })]);
  const field = fieldLines(overlay.search, Math.min(60, columns - 10), 1)[0] ?? [];
  return {
    title: m.cheatsheetTitle,
    head: [[span(`${m.searchFor}  `, { tone: 'dim' }), ...field], BLANK],
    total: lines.length,
    rows: (from, to) => lines.slice(from, to),
    hints: [
      { key: '⏎', label: m.keys.take, kept: true, main: true },
      { key: '↑↓', label: m.keys.pick },
    ],
    selected: selectedAt,
  };
}
