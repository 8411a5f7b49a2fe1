/** Text that was typed outside a field: a word, or a whole command. It triggers no keys, and isn't lost. */
import { defined } from '../../value/defined.ts';
import type { Scene } from '../scene.ts';
import { canTypeInExercise } from '../state/exercise.ts';
import { isTyping } from '../state/review.ts';
import { type ScreenState, unscrolled, withField, withoutTyped } from '../state/screen-state.ts';
import { isChoiceOpen } from '../state/step.ts';
import { pageOf, TYPED_PAGES } from './action.ts';
import { ACTIONS, KNOWN_KEYS, keysOf } from './actions.ts';
import { sayChoice, type } from './at-step.ts';
import { searchLessons } from './on-lessons.ts';
import type { Press } from './press.ts';

const LETTER = /^[a-z]$/i;
const WEIGHTY: ReadonlySet<string> = new Set(
  ACTIONS.filter(({ isWeighty }) => isWeighty).flatMap(({ keys }) => keys),
);
/** Keys that open a field. */
const OPENING: ReadonlySet<string> = new Set([...type.keys, ...searchLessons.keys]);
/** Programs whose names begin the commands of lessons, and of terminals in general. */
const COMMAND =
  /^(docker(-machine|-compose)?|curl|ssh|cd|ls|cat|echo|export|eval|env|sudo|vim?|nano|git|cp|mv|rm)(\s|$)/;

/** A field takes what is typed. */
export function takesText(scene: Pick<Scene, 'screen' | 'review'>): boolean {
  const page = pageOf(scene);
  return page === 'review' ? isTyping(scene) : TYPED_PAGES.has(page);
}

/** Several keys at once that are a word and no keys: two letters that differ are among them. What follows a key that opens a field is typed. */
export function isWord(presses: readonly Press[]): boolean {
  if (OPENING.has(presses[0]?.key ?? '')) return false;
  return new Set(presses.map(({ key }) => key).filter((key) => LETTER.test(key))).size > 1;
}

/** A key that can't be undone, and waits for a moment because it may be the beginning of a word. */
export function isWeighty(scene: Pick<Scene, 'screen' | 'review'>, { key }: Press): boolean {
  if (takesText(scene) || !LETTER.test(key)) return false;
  return WEIGHTY.has(key) || (scene.screen.asking === 'skip' && keysOf('skip').includes(key));
}

/** A letter that is no key of any page begins a word. */
export function beginsWord({ key }: Press): boolean {
  return LETTER.test(key) && !KNOWN_KEYS.has(key);
}

/** Whether the text looks like a command, and the current step has a field for one. */
export function isOffered(scene: Scene): boolean {
  if (pageOf(scene) === 'exercise')
    return canTypeInExercise(scene) && COMMAND.test((scene.screen.typed ?? '').trim());
  if (pageOf(scene) !== 'step' || !COMMAND.test((scene.screen.typed ?? '').trim())) return false;
  return type.label(scene, undefined) !== undefined;
}

/** Holds typed text, and shows a notice. Text that follows at once belongs to it, unless it `isWhole`, like a paste. */
export function withTyped(screen: ScreenState, text: string, isWhole = false): ScreenState {
  const { note: _read, asking: _asked, ...rest } = screen;
  return { ...rest, typed: text, ...defined({ asking: isWhole ? undefined : ('typed' as const) }) };
}

/** The typed text goes into the field, or waits until an option is chosen. */
function taken(scene: Scene): ScreenState {
  const { screen, state } = scene;
  if (screen.page === 'walk' && isChoiceOpen(state)) return sayChoice(scene);
  const typed = (screen.typed ?? '').trim();
  return { ...unscrolled(withField(withoutTyped(screen), 'type', typed)), fieldLeft: false };
}

/**
 * The screen after a press while text is held: the text grows, or is used or dropped. `isDone`: the press has no other
 * meaning.
 */
export function afterTyped(
  scene: Scene,
  { key, text }: Press,
): { readonly screen: ScreenState; readonly isDone: boolean } {
  const { screen, state } = scene;
  const { typed = '', asking } = screen;
  const goesOn = asking === 'typed';
  if (goesOn && (text !== '' || key === 'backspace')) {
    const changed = key === 'backspace' ? typed.slice(0, -1) : typed + text;
    return { screen: changed === '' ? withoutTyped(screen) : { ...screen, typed: changed }, isDone: true };
  }
  // After the notice that a choice comes first, ⏎ makes the choice.
  if (!goesOn && key === 'enter' && screen.note !== undefined && isChoiceOpen(state))
    return { screen, isDone: false };
  const isWanted = key === 'enter' || (!goesOn && type.keys.includes(key));
  if (isWanted && isOffered(scene)) return { screen: taken(scene), isDone: true };
  // A choice may still have to come first.
  if (!goesOn && /^([1-9]|up|down)$/.test(key)) return { screen, isDone: false };
  return { screen: withoutTyped(screen), isDone: key === 'enter' || key === 'esc' };
}
