/** What was learned and what was run, as pages: the words of `report` and `transcript`. */
export const report = {
  title: (course: string) => `What you learned: ${course}`,
  /** One line below the title. */
  where: (driver: string, simulated: boolean, date: string) =>
    `On ${driver}${simulated ? ' (simulated)' : ''}, ${date}`,
  steps: (done: number, total: number, skipped: number) =>
    `${done} of ${total} steps done${skipped > 0 ? `, ${skipped} skipped` : ''}.`,
  time: (time: string) => `You were at it for ${time}.`,
  topics: 'By topic, at the first try',
  topicsNote:
    'This counts what you had to know: questions, predictions, outputs that you explained, commands that you found yourself, and exercises. A command that you run as the lesson gives it proves nothing.',
  notAsked: 'not asked yet',
  share: (known: number, asked: number) => `${known} of ${asked}`,
  allKnown: 'Nothing to go back to: you knew everything you were asked at the first try.',
  nothingAsked: 'You have not been asked anything yet.',
  weak: 'Worth another look',
  weakStep: (topic: string) => `${topic}: `,
  /** Where a weak topic is taught. */
  again: (title: string, step: string) => `→ ${title} (swarm-tutor learn ${step})`,
  exercises: 'Exercises',
  exercisesPassed: (passed: number, total: number) => `${passed} of ${total} solved.`,
  followUps: 'Your turn: tasks after lessons',
  noExercise: 'None begun yet. `swarm-tutor exercises` lists them.',
  lessons: 'Lesson by lesson',
  columns: {
    topic: 'topic',
    firstTry: 'first try',
    exercise: 'exercise',
    result: 'result',
    hints: 'hints',
    tries: 'tries',
    time: 'time',
    step: 'step',
    status: 'status',
  },
  statuses: { passed: 'done', failed: 'failed', skipped: 'skipped', pending: 'open' },
  exerciseStatuses: { new: 'not begun', started: 'begun', passed: 'solved' },
  gaveUp: 'solution shown',
  transcriptTitle: (course: string) => `What was run: ${course}`,
  /** Below a command and its output. */
  ended: (exitCode: number | null, time: string, at: string) =>
    `${exitCode === null ? 'Ended by a signal' : exitCode === 0 ? 'Done' : `Exit code ${exitCode}`}, ${time}, ${at}`,
  nothingRun: 'Nothing has been run yet.',
  written: (path: string) => `Written to ${path}.`,
  notAFile: (path: string) => `${path} is not a file that can be overwritten. Name another one after --out.`,
};
