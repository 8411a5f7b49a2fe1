/** Judges values for settings: typed into an input step, or on the command line. */
import { wholeMatches } from '../check/patterns.ts';
import { toSay } from '../i18n/said.ts';
import { fillKnown, placeholdersOf, type Values } from '../lesson/placeholders.ts';
import type { Course, Setting } from '../lesson/types.ts';
import { settingTitle } from './told.ts';
import type { Problem, WalkState } from './types.ts';
import { here } from './walk/reduce.ts';

/** Why a value cannot be the setting that the present step asks for; undefined when it can. */
export function inputProblem(state: WalkState, value: string): Problem | undefined {
  const id = here(state)?.step.input;
  const setting = state.course.settings.find((one) => one.id === id);
  return setting && settingProblem(setting, value);
}

/** Why a setting cannot have a value; undefined when it can. */
export function settingProblem(setting: Setting, value: string): Problem | undefined {
  if (setting.pattern === undefined || wholeMatches(setting.pattern, value)) return undefined;
  const { badInput } = toSay('tutor');
  return { what: badInput.what(settingTitle(setting.id), value), mend: badInput.mend(setting.default) };
}

/** Two settings whose values would give two created things the same name. */
export interface NameTwice {
  readonly one: string;
  readonly other: string;
  readonly value: string;
}

/**
 * The first name that would be given to two things.
 * @param values of settings; missing ones have their defaults
 */
export function nameGivenTwice(course: Course, values: Values): NameTwice | undefined {
  const all = { ...Object.fromEntries(course.settings.map((one) => [one.id, one.default])), ...values };
  const makers = new Map<string, string>();
  for (const thing of course.lessons.flatMap(({ steps }) => steps.flatMap(({ makes }) => makes))) {
    const [other] = placeholdersOf(thing);
    if (other === undefined) continue;
    const made = fillKnown(thing, all);
    const one = makers.get(made) ?? other;
    if (one !== other) return { one, other, value: all[other] ?? '' };
    makers.set(made, one);
  }
  return undefined;
}
