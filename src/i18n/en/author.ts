/** What authors of courses are told: by `new`, `test`, `preview` and `lint --fix`. */
export const author = {
  stamped: (file: string) => `${file}: marked as up to date`,
  newNeedsFolder: 'Say where: swarm-tutor new DIR',
  notEmpty: (dir: string) =>
    `${dir} is not empty. A new course needs a folder of its own: name one that doesn't exist yet.`,
  made: (dir: string, id: string) =>
    `The course ${id} is in ${dir}. Change it step by step; begin with course.yaml.`,
  /** Commands, and what they are for. */
  nextCommands: (dir: string): readonly (readonly [string, string])[] => [
    [`swarm-tutor preview ${dir}`, 'see it as learners will, while you write'],
    [`swarm-tutor lint ${dir}`, 'what is wrong, with file and line'],
    [`swarm-tutor test ${dir}`, 'prove every step and exercise'],
    [`swarm-tutor --course ${dir}`, 'open it as learners do'],
  ],
  notAFolder: (dir: string) =>
    `${dir} is not a folder: a preview needs the folder of a course. To make one: swarm-tutor new ${dir}`,
  testing: (title: string, driver: string) => `${title}, on ${driver}`,
  exercises: 'Exercises',
  proved: 'proved',
  summary: (passed: number, failed: number, skipped: number) =>
    `${passed} proved, ${failed} not proved, ${skipped} skipped`,
  notReached: (step: string) => `not tried, as ${step} did not pass`,
  exercisesSimulated: 'exercises are proved on the simulator',
  notPassed: 'the step did not pass',
  refused: (what: string) => `its command was not run: ${what}`,
  checkFailed: (title: string, expected: string, seen: string) =>
    `the check "${title}" failed: expected ${expected}, saw ${seen}`,
  provesNothing:
    'all its checks held before the command ran, so they prove nothing: check what the command changes, or what it prints',
  undone: (check: string, expected: string, seen: string) =>
    `after it, ${check} no longer holds: expected ${expected}, saw ${seen}. If the step is meant to undo it, add ${check} to its "ends"`,
  noneCameTrue: 'none of the options of its prediction came true: correct one of them',
  severalCameTrue: (options: readonly string[]) =>
    `several options of its prediction came true (${options.join(', ')}): exactly one should`,
  noneExplains: 'none of the options of its explanation is right: correct one of them',
  severalExplain: (options: readonly string[]) =>
    `several options of its explanation are right (${options.join(', ')}): exactly one should be`,
  noNumber: 'the number that its prediction asks for could not be counted: correct what it looks at',
  wrongAnswerPasses: (option: string) => `the wrong answer "${option}" passes the step`,
  rightAnswerFails: 'the right answer does not pass the step',
  notHere: (why: string) => `skipped: ${why}`,
  preview: {
    title: 'Preview',
    problems: (count: number, isOld: boolean) => {
      const what = count === 1 ? 'One thing to mend' : `${count} things to mend`;
      return isOld ? `${what}; shown as it was before:` : `${what}:`;
    },
    more: (count: number) => `… and ${count} more: swarm-tutor lint lists them all`,
    nothing: 'Nothing to mend.',
    step: 'step',
    scroll: 'scroll',
    passed: 'as passed',
    before: 'as before',
    hint: 'hint',
    theme: 'theme',
    readAgain: 'read again',
    needsTerminal: 'A preview needs a terminal. Without one: swarm-tutor lint.',
  },
};
