/** Everything that a frame is drawn from. The screen is a function of this. */
import type { Topology } from '../check/types.ts';
import type { ShellKind } from '../driver/types.ts';
import type { Language } from '../i18n/language.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Said } from '../i18n/said.ts';
import { whyImpossible } from '../tutor/standing.ts';
import type { OutputView, Surroundings, WalkState } from '../tutor/types.ts';
import { isBusy } from '../tutor/walk/reduce.ts';
import type { Fill } from './layout/prose.ts';
import { type ScreenState, screenAt, withField } from './state/screen-state.ts';
import { fill } from './text/fill.ts';
import { type Circumstances, isPassed, stepOf } from './view/actions.ts';

export interface Scene {
  readonly state: WalkState;
  readonly view: ScreenState;
  /** The step's command as it would run now. */
  readonly command: string | undefined;
  readonly output: OutputView;
  readonly topology: Topology | undefined;
  readonly surroundings: Surroundings;
  readonly columns: number;
  readonly rows: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly language: Language;
  readonly messages: Messages;
  readonly canSetLanguage: boolean;
  readonly color: boolean;
  /** A screen reader reads row by row: nothing stands side by side. */
  readonly linear: boolean;
  readonly version: string;
}

/** The placeholders of the walk, filled into text for people. */
export function fillOf({ values, secrets }: WalkState): Fill {
  return (text) => fill(text, values, secrets);
}

/** Why the present step can't be done on this computer; undefined when it can. */
export function impossibleHere({
  state,
  surroundings,
}: Pick<Scene, 'state' | 'surroundings'>): Said | undefined {
  const step = stepOf(state);
  return step && whyImpossible(step, surroundings.impossible);
}

/** What can be done at the present step depends on this, besides the state. */
export function circumstancesOf(scene: Scene): Circumstances {
  return {
    command: scene.command,
    impossible: impossibleHere(scene),
    canSetLanguage: scene.canSetLanguage,
    printed: scene.output.lineCount > 0,
  };
}

/** The shell that examples and the cheat sheet are written for. */
export function shellKindOf(surroundings: Surroundings): ShellKind {
  return /powershell|pwsh/i.test(surroundings.shell) ? 'powershell' : 'bash';
}

/**
 * The view as it belongs to the state: at the step where the walk stands, and with the field open where a step
 * asks for a value.
 */
export function screenFor(view: ScreenState, state: WalkState): ScreenState {
  const step = stepOf(state);
  const here = screenAt(view, state.finished ? '' : (step?.id ?? ''));
  const asks =
    step?.kind === 'input' && here.page === 'walk' && !state.finished && !isBusy(state) && !isPassed(state);
  if (!asks || step.input === undefined || here.field || here.fieldLeft) return here;
  const setting = state.course.settings.find(({ id }) => id === step.input);
  return withField(here, 'input', state.values[step.input] ?? setting?.default ?? '');
}
