/** The messages of the walk itself: refusals, notices, failures without a diagnosis, the plain lines of a run. */
export const tutor = {
  unknownPlaceholder: {
    what: (name: string) => `Nothing is known yet for \${${name}}.`,
    mend: 'An earlier step finds it out: go back and run that step, or check that the machines are running.',
  },
  foreignMachine: {
    what: (name: string) => `A machine called ${name} exists already, and swarm-tutor did not make it.`,
    mend: (setting?: string) =>
      `It is left alone. Rename or remove it yourself, then try again.${setting ? ` Or give the tutor's machine another name: start it with --set ${setting}=NAME.` : ''}`,
  },
  notOurs: {
    what: (name: string) => `swarm-tutor did not make the machine ${name}.`,
    mend: 'It removes only what it made. Remove the machine yourself if you want it gone.',
  },
  badInput: {
    what: (title: string, value: string) => `"${value}" does not look like ${title}.`,
    mend: (example: string) => `It should look like ${example}.`,
  },
  ledgerUnwritable: (path: string, cause: string) =>
    `${path} cannot be written (${cause}), so what this step makes could not be removed again later.`,
  ledgerCorrupt: (kept: string) =>
    `The list of what swarm-tutor made could not be read. It was kept as ${kept}, and a new one was started. A reset removes only what the new one names.`,
  progressCorrupt: (kept: string) =>
    `Your progress file could not be read. It was kept as ${kept}, and a new one was started.`,
  progressCorruptKept: (path: string) =>
    `Your progress file ${path} cannot be read and cannot be set aside. Nothing will be remembered this time.`,
  progressNewer: (path: string) =>
    `${path} was written by a newer swarm-tutor. It is left alone, and nothing will be remembered this time.`,
  progressUnwritable: (path: string, why: string, remedy: string) =>
    `${path} cannot be written (${why}). ${remedy} You can go on, but until then nothing is remembered.`,
  doneBefore:
    'Its command has been run already, and a second time would do harm, so only the result is looked at.',
  placed: (file: string, folder: string) => `${file} was put into ${folder}.`,
  edited: (file: string, changes: readonly string[]) => `${file}: ${changes.join(', ')}.`,
  editedValue: (path: string, value: string) => `${path} is now ${value}`,
  editFailed: (file: string, why: string) => `${file} could not be changed: ${why}`,
  noFile: (file: string) => `There is no ${file} in the workspace`,
  notYaml: (why: string) => `it is not YAML (${why})`,
  folderGone: (folder: string) => `The folder your shell was in is gone; it is back in ${folder}.`,
  commandFailed: (code: number) => `The command ended with exit code ${code}.`,
  heldBack: (command: string) => `This was not run: ${command}`,
  failedAndHolds: (code: number | null) =>
    `${code === null ? 'The command was ended by a signal' : `The command ended with exit code ${code}`}, so this step isn't done. But everything it checks holds: if that is enough for you, v goes on.`,
  commandKilled: 'The command was ended by a signal.',
  interrupted: 'You interrupted it.',
  timedOut: (limit: string) => `It did not finish within ${limit} and was ended.`,
  notStarted: (program: string) => `The shell (${program}) could not be started.`,
  resetUnfinished: 'A reset was interrupted. `swarm-tutor reset` finishes it.',
  reality: {
    value: (name: string) => `what the tutor knows as ${name}`,
    interrupted: 'You stopped the repair. What it had done so far stays.',
    stuck: (step: string, why: string) => `"${step}" could not be done again${why === '' ? '.' : `: ${why}`}`,
  },
  run: {
    begin: (course: string, driver: string) => `${course}, on ${driver}`,
    simulated: 'simulated: no real machine is made',
    resumes: (step: string) => `goes on at ${step}`,
    startsOver: 'everything was done already: starting over',
    step: (number: number, total: number, title: string) => `[${number}/${total}] ${title}`,
    mended: 'Some finished steps were no longer in place. They were done again:',
    unmended: 'This could not be put right, and what follows builds on it, so the run stops here:',
    /** What a long wait is for: signs of life. */
    stillRunning: (time: string, limit: string | undefined) =>
      `still running, ${time}${limit === undefined ? '' : ` of at most ${limit}`}`,
    stillWaiting: (check: string, seen: string, time: string, limit: string) =>
      `waiting for: ${check}${seen === '' ? '' : ` (seen: ${seen})`}, ${time} of ${limit}`,
    stillMending: (step: string, time: string) =>
      `repairing what no longer holds${step === '' ? '' : `: ${step}`}, ${time}`,
    stillLooking: 'looking at what is in place',
    passed: 'passed',
    failed: 'failed',
    skipped: 'skipped',
    pending: 'not done',
    expected: 'expected',
    seen: 'seen',
    alreadyTrue: ' (was true before)',
    refused: 'not run',
    fix: 'to fix it',
    hint: 'hint',
    summary: (passed: number, failed: number, skipped: number, pending: number, time: string) =>
      `${passed} passed, ${failed} failed, ${skipped} skipped, ${pending} not done, in ${time}`,
  },
  /** Where there is no screen. */
  onlyLines: 'This terminal (TERM=dumb) can only print lines. This works here:',
  worksInLines: [
    ['swarm-tutor run --driver simulator', 'runs the whole course by itself'],
    ['swarm-tutor exercises', 'lists the exercises'],
    ['swarm-tutor exercise NAME', 'lets you do one of them in a shell'],
    ['swarm-tutor --help', 'lists everything else'],
  ] as readonly (readonly [command: string, does: string])[],
};
