/** Searches the glossary; words of the current step come first. */
import { searchGlossary } from '../../lesson/glossary.ts';
import { termsIn } from '../../lesson/term-links.ts';
import type { GlossaryTerm } from '../../lesson/types.ts';
import type { Scene } from '../scene.ts';
import { stepOf } from './step.ts';

/** The words on the page. `here`: how many of the first ones are words of the step. */
export interface FoundTerms {
  readonly terms: readonly GlossaryTerm[];
  readonly here: number;
}

export function foundTerms({ state }: Pick<Scene, 'state'>, search: string): FoundTerms {
  const { course } = state;
  if (search.trim() !== '') return { terms: searchGlossary(course, search), here: 0 };
  const step = stepOf(state);
  const here = step === undefined ? [] : termsIn([...step.prose, ...step.after], course.glossary);
  const others = course.glossary.filter((entry) => !here.includes(entry));
  return { terms: [...here, ...others], here: here.length };
}
