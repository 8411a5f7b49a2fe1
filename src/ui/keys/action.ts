/** The type of actions: keys, pages, label, and effect. */
import type { Messages } from '../../i18n/messages.ts';
import type { Scene } from '../scene.ts';
import type { OverlayName } from '../state/screen-state.ts';
import type { ScrollPosition } from '../state/scroll.ts';
import type { Deed } from './deed.ts';
import type { Press } from './press.ts';

/** A page as far as keys go: while a field is open, or that of a search, they are another page's. */
export type PageName =
  | 'welcome'
  | 'step'
  | 'exercise'
  | 'field'
  | 'lesson-search'
  | 'output-search'
  | OverlayName;

export const OVERLAYS: readonly OverlayName[] = [
  'help',
  'map',
  'lessons',
  'exercises',
  'output',
  'cheatsheet',
  'reality',
  'review',
  'glossary',
  'recap',
  'share',
];
/** Pages on which letters may be typed: there they are no keys. */
export const TYPED_PAGES: ReadonlySet<PageName> = new Set<PageName>([
  'field',
  'lesson-search',
  'output-search',
  'cheatsheet',
  'review',
  'glossary',
  'recap',
]);
export const PAGES: readonly PageName[] = [
  'welcome',
  'step',
  'exercise',
  'field',
  'lesson-search',
  'output-search',
  ...OVERLAYS,
];

export interface Action {
  /** Its name; if there is a text of this name, it is on the help page. */
  readonly id: string;
  readonly keys: readonly string[];
  readonly on: readonly PageName[];
  /** How its keys are written in the key line; the first of them without it. */
  readonly sign?: string;
  /** Its text on the help page, and its group there. */
  readonly help?: {
    readonly text: keyof Messages['ui']['helpFor'];
    readonly group: number;
    readonly sign?: string;
  };
  /** It stays in the key line, however narrow that is, at its end. */
  readonly isKept?: true;
  /** The most likely next action. */
  readonly isMain?: true;
  /** It can't be undone, so its key waits for a moment: it may be the beginning of a word. */
  readonly isWeighty?: true;
  /** Its label now; `''` when it can be done without being named, undefined when it can't be done. */
  label(scene: Scene, position: ScrollPosition | undefined): string | undefined;
  does(scene: Scene, pressed: Press, position: ScrollPosition | undefined): Deed;
}

/** The page that keys are for at this moment. */
export function pageOf({ screen }: Pick<Scene, 'screen'>): PageName {
  if (screen.overlay?.name === 'lessons' && screen.overlay.isSearching) return 'lesson-search';
  if (screen.overlay?.name === 'output' && screen.overlay.isSearching) return 'output-search';
  if (screen.overlay) return screen.overlay.name;
  if (screen.page === 'welcome') return 'welcome';
  if (screen.field) return 'field';
  return screen.page === 'exercise' ? 'exercise' : 'step';
}
