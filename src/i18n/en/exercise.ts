/** What exercises have to say: their parts, how they are judged, and what stands in their way. */
const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

export const exercise = {
  kinds: { build: 'build', mend: 'mend' },
  /** Why a start state or a solution can't go on. */
  refused: (command: string, why: string) => `"${command}" can't be run: ${why}`,
  failed: (command: string, exitCode: string, output: string) =>
    `"${command}" ended with exit code ${exitCode}${output === '' ? '.' : `:\n${output}`}`,
  noMachines: "Docker Machine doesn't say which machines there are. Run swarm-tutor doctor.",
  missingMachines: (names: readonly string[]) =>
    `This exercise needs ${names.join(', ')}, and this driver doesn't make machines for exercises. Create them in the lessons first, or add --driver simulator.`,
  foreignMachines: (names: readonly string[]) =>
    `${names.join(', ')} exist already, and the tutor didn't make them: it leaves them alone. Choose other names with --set, or add --driver simulator.`,
  /** What is wrong with an exercise itself. */
  proof: {
    startFails: (why: string) => `the start state can't be built: ${why}`,
    startPasses: 'the goal is reached at the start already: change the start, or check more',
    startBreaks: (rule: string, actual: string) =>
      `the rule "${rule}" is broken at the start already (${actual}): change one of them`,
    idlePasses: 'whoever does nothing reaches the goal: change the start, or check more',
    solutionFails: (why: string) => `this solution doesn't run: ${why}`,
    solutionMisses: (check: string, expected: string, actual: string) =>
      `this solution doesn't reach the goal: "${check}" expects ${expected}, and there is ${actual}`,
    solutionBreaks: (rule: string, expected: string, actual: string) =>
      `this solution breaks the rule "${rule}": it wants ${expected}, and there was ${actual}`,
    wrongPasses: 'this wrong turn reaches the goal: check more, add a rule, or make it a solution',
    noForm: 'no form of the command is for bash',
  },
  rules: {
    running: (service: string, atLeast: number) =>
      `at least ${count(atLeast, 'task', 'tasks')} of ${service} running at any time`,
    ranAtLeast: (running: number, at: string) =>
      at === ''
        ? `${count(running, 'task', 'tasks')} at the least`
        : `${running === 0 ? 'none' : count(running, 'task', 'tasks')} at ${at}`,
    kept: (wanted: number) => `all ${wanted} still there`,
    gone: (gone: number, wanted: number) =>
      gone === 0 ? `all ${wanted} still there` : `${gone} of ${wanted} gone`,
    nobodyTells: 'nobody answers who could tell',
    untouched: (path: string) => `${path} as it was`,
    touched: (path: string) => `${path} was changed`,
  },
};
