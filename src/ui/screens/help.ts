/** The keys, all of them. */

import type { Scene } from '../scene.ts';
import { widthOf } from '../text/graphemes.ts';
import { BLANK, indent, type Line, span } from '../text/line.ts';
import { wrapText } from '../text/wrap.ts';
import { KEYS, keyLabel } from '../view/actions.ts';
import type { OverlayContent } from './overlay-content.ts';

const GROUPS: readonly (readonly (keyof typeof KEYS)[])[] = [
  ['primary', 'edit', 'type', 'verify', 'fix', 'hint', 'repeat', 'interrupt'],
  ['editor', 'edit-file'],
  ['next', 'back', 'skip'],
  ['output', 'map', 'lessons', 'cheatsheet', 'shell', 'reality'],
  ['language', 'help', 'quit'],
];

function row(keys: string, text: string, width: number): Line[] {
  const labelWidth = 14;
  return wrapText(text, width - labelWidth).map((line, at) =>
    at === 0
      ? [span(keys, { tone: 'accent' }), span(' '.repeat(Math.max(1, labelWidth - widthOf(keys)))), ...line]
      : indent(line, labelWidth),
  );
}

/** The help as an overlay. */
export function helpContent({ columns, messages: { ui: m }, canSetLanguage }: Scene): OverlayContent {
  const width = Math.min(columns, 76);
  const groups = GROUPS.map((ids) =>
    ids
      .filter((id) => id !== 'language' || canSetLanguage)
      .flatMap((id) => row(KEYS[id].map(keyLabel).join('  '), m.helpFor[id], width)),
  );
  const scroll = [
    ...row('PgUp PgDn j k', m.helpFor.scroll, width),
    ...row('Ctrl-L', m.helpFor.redraw, width),
    ...row('Ctrl-Z', m.helpFor.suspend, width),
  ];
  const foot = wrapText(m.helpFoot, width, { tone: 'dim' });
  const lines = [...groups, scroll, foot].flatMap((part, index) => (index > 0 ? [BLANK, ...part] : part));
  return { title: m.helpTitle, total: lines.length, rows: (from, to) => lines.slice(from, to), hints: [] };
}
