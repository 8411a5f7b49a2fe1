/** A number that is predicted: its keys. */
import { toSay } from '../../i18n/said.ts';
import { isNumber } from '../../tutor/walk/reduce-answers.ts';
import { type ScreenState, unscrolled, withField, withoutField } from '../state/screen-state.ts';
import { isNumberOpen } from '../state/step.ts';
import type { Action } from './action.ts';
import { type Deed, deed, sending } from './deed.ts';

/** The first digit opens the field. */
export const numberByDigit: Action = {
  id: 'number',
  keys: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  on: ['step'],
  label: ({ state }) => (isNumberOpen(state) ? '' : undefined),
  does: ({ screen }, { key }) => deed(withField(unscrolled(screen), 'number', key)),
};

/** ⏎ in the field. What is no number stays there, to be mended. */
export function predictNumber(screen: ScreenState, typed: string): Deed {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return deed(screen);
  const option = text.replace(/^0+(?=\d)/, '');
  if (!isNumber(option)) return deed({ ...screen, note: toSay('ui').notANumber(text) });
  return sending(unscrolled(withoutField(screen)), { type: 'predict', option });
}
