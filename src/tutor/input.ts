/** What a learner types into an input step. */
import type { Messages } from '../i18n/messages.ts';
import type { Setting } from '../lesson/types.ts';
import type { Problem, WalkState } from './types.ts';
import { here } from './walk/reduce.ts';

/** Why a value cannot be the setting that the present step asks for; undefined when it can. */
export function inputProblem(state: WalkState, value: string, words: Messages['tutor']): Problem | undefined {
  const id = here(state)?.step.input;
  const setting = state.course.settings.find((one) => one.id === id);
  return setting && settingProblem(setting, value, words);
}

/** Why a setting cannot have a value; undefined when it can. */
export function settingProblem(
  setting: Setting,
  value: string,
  words: Messages['tutor'],
): Problem | undefined {
  if (setting.pattern === undefined || new RegExp(`^(?:${setting.pattern})$`).test(value)) return undefined;
  return { what: words.badInput.what(setting.title, value), mend: words.badInput.mend(setting.default) };
}
