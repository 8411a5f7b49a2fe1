/** Why a command with placeholders cannot run. */
export const placeholder = {
  unknown: (name: string) => `Nothing is known yet for \${${name}}.`,
  mendUnknown: 'An earlier step finds it out or asks for it: go back and do that one.',
  unsafe: (name: string, value: string | undefined, why: string) =>
    value === undefined
      ? `The value of \${${name}} ${why}.`
      : `The value of \${${name}}, "${value}", ${why}.`,
  sign: (sign: string) => `contains ${sign}, which a shell may not take as part of one plain word`,
  option: 'begins with a hyphen, so the command would take it for an option',
  empty: 'is empty, so the command would lack a word',
  tooLong: (limit: number) => `is longer than ${limit} characters`,
  afterEscape: 'comes right after a character that changes its meaning',
  openQuote: 'The command has a quote or a parenthesis that is never closed.',
  mendValue: (name: string) =>
    `Nothing was run. Give \${${name}} a value of letters, digits and . : / _ @ + = , % - only, or repeat the step that finds it out.`,
  mendLesson: 'Nothing was run. This is a mistake in the lesson: please report it, and skip the step.',
};
