/** The result of a press: the new screen, and requests to the world. Data, so that keys are pure. */

import type { ExerciseIntent } from '../../exercise/state.ts';
import type { Language } from '../../i18n/language.ts';
import type { ReviewIntent } from '../../review/session.ts';
import type { Intent } from '../../tutor/types.ts';
import type { ScreenState } from '../state/screen-state.ts';
import type { ThemeChoice } from '../theme/choice.ts';

/** How the screen was left. */
export type Ending = 'quit' | 'interrupted';

/** Requests for effects outside the screen. */
export type ScreenRequest =
  | { readonly type: 'send'; readonly intent: Intent }
  /** Sends the value of a field; the field closes if it is not refused. */
  | { readonly type: 'submit'; readonly value: string }
  | { readonly type: 'open'; readonly what: 'editor' | 'shell' }
  | { readonly type: 'open-exercise'; readonly id: string }
  | { readonly type: 'exercise'; readonly intent: ExerciseIntent }
  /** A shell in the exercise. */
  | { readonly type: 'exercise-shell' }
  | { readonly type: 'close-exercise' }
  | { readonly type: 'speak'; readonly language: Language }
  | { readonly type: 'theme'; readonly theme: ThemeChoice }
  | { readonly type: 'review'; readonly intent: ReviewIntent }
  | { readonly type: 'leave'; readonly ending: Ending }
  /** Puts the program into the background. */
  | { readonly type: 'suspend' }
  /** Draws every row again. */
  | { readonly type: 'redraw' };

export interface Deed {
  readonly screen: ScreenState;
  readonly requests: readonly ScreenRequest[];
}

/** A deed with a new screen, and perhaps requests. */
export function deed(screen: ScreenState, ...requests: readonly ScreenRequest[]): Deed {
  return { screen, requests };
}

/** A deed that sends an intent to the walk. */
export function sending(screen: ScreenState, intent: Intent): Deed {
  return deed(screen, { type: 'send', intent });
}
