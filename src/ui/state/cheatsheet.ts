/** Searches the commands of the cheat sheet. */
import { finds } from '../../lesson/cheatsheet.ts';
import { fitsVariant } from '../../lesson/variants.ts';
import { fillOf, type Scene, shellKindOf } from '../scene.ts';

/** One command with what it is for. */
export interface CheatsheetRow {
  readonly title: string;
  readonly command: string;
}

/** The commands for this driver and shell whose title, text or further words have every word of the search. */
export function cheatsheetRows(
  { state, surroundings }: Pick<Scene, 'state' | 'surroundings'>,
  search: string,
  isMeant: (text: string) => boolean = () => true,
): CheatsheetRow[] {
  const shell = shellKindOf(surroundings);
  const fill = fillOf(state);
  const fits = finds(search);
  return state.course.cheatsheet.flatMap((entry) =>
    entry.commands
      .filter((variant) => fitsVariant(variant, surroundings.driver, shell) && isMeant(variant.text))
      .map((variant) => ({ title: fill(entry.title), command: fill(variant.text) }))
      .filter(({ title, command }) => fits(title, command, ...(entry.words ?? []))),
  );
}
