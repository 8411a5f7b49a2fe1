/** Text that was typed where keys are pressed: a word, or a whole command. It presses nothing, and isn't lost. */
import { toSay } from '../../i18n/said.ts';
import type { Press } from '../keys/press.ts';
import { type ScreenState, unscrolled, withField, withoutTyped } from '../state/screen-state.ts';
import { KEYS, stepOf } from './actions.ts';
import { currentView, type Desk } from './desk.ts';
import { isChoiceOpen, isOffered } from './typed.ts';

const LETTER = /^[a-z]$/i;
/** Keys that run something, change a file or the place, or leave. */
const WEIGHTY: ReadonlySet<string> = new Set(
  [KEYS.repeat, KEYS.fix, KEYS['edit-file'], KEYS.editor, KEYS.next, KEYS.back, KEYS.quit].flat(),
);
const KNOWN: ReadonlySet<string> = new Set([...Object.values(KEYS).flat(), 'j', 'k', 'G']);

/** A field takes what is typed. */
export function takesText({ overlay, field, page }: ScreenState): boolean {
  return overlay ? overlay.name === 'cheatsheet' : page === 'walk' && field !== undefined;
}

/** Several keys at once that are a word and no keys: two letters that differ are among them. What follows a `t` is typed. */
export function isWord(presses: readonly Press[]): boolean {
  if (KEYS.type.includes(presses[0]?.key ?? '')) return false;
  return new Set(presses.map(({ key }) => key).filter((key) => LETTER.test(key))).size > 1;
}

/** A key that waits for a moment, as it may be the beginning of a word: what it does could not be taken back. */
export function isWeighty(desk: Pick<Desk, 'store' | 'tutor'>, { key }: Press): boolean {
  const view = currentView(desk);
  if (takesText(view) || !LETTER.test(key)) return false;
  return WEIGHTY.has(key) || (view.asking === 'skip' && KEYS.skip.includes(key));
}

/** A letter that is no key of any page begins a word. */
export function beginsWord({ key }: Press): boolean {
  return LETTER.test(key) && !KNOWN.has(key);
}

/** Holds text that was typed, and says so. More that is typed at once belongs to it, unless it `isWhole` as a paste is. */
export function holdTyped(desk: Desk, text: string, isWhole = false): void {
  const { note: _read, asking: _asked, ...view } = currentView(desk);
  desk.store.set({ ...view, typed: text, ...(isWhole ? {} : { asking: 'typed' }) });
}

/** A press while text is held: more of it, or what becomes of it. @returns whether the press is dealt with */
export function pressTyped(desk: Desk, view: ScreenState, { key, text }: Press): boolean {
  const { typed = '' } = view;
  const goesOn = view.asking === 'typed';
  if (goesOn && (text !== '' || key === 'backspace')) {
    const changed = key === 'backspace' ? typed.slice(0, -1) : typed + text;
    desk.store.set(changed === '' ? withoutTyped(view) : { ...view, typed: changed });
    return true;
  }
  // Once it was said that a choice comes first, ⏎ makes it.
  if (!goesOn && key === 'enter' && view.note !== undefined && isChoiceOpen(desk.tutor.getState()))
    return false;
  const wanted = key === 'enter' || (!goesOn && KEYS.type.includes(key));
  if (wanted && isOffered(desk.scene(), view)) {
    take(desk, view, typed.trim());
    return true;
  }
  // It may still be a choice that stands before it.
  if (!goesOn && /^([1-9]|up|down)$/.test(key)) return false;
  desk.store.set(withoutTyped(view));
  return key === 'enter' || key === 'esc';
}

function take(desk: Desk, view: ScreenState, text: string): void {
  if (isChoiceOpen(desk.tutor.getState())) sayChoice(desk, view);
  else desk.store.set(unscrolled(withField(withoutTyped(view), 'type', text)));
}

/** Says what is to be chosen first. What was typed stays. */
export function sayChoice({ store, tutor }: Pick<Desk, 'store' | 'tutor'>, view: ScreenState): void {
  const step = stepOf(tutor.getState())?.id ?? '';
  const { asking: _heard, ...rest } = view;
  store.set({ ...rest, note: toSay('ui').chooseFirst({ lesson: ['choice', step] }) });
}
