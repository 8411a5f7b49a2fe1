/** The messages of exercises: their parts, how they are judged, and why they can't go on. */
const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

export const exercise = {
  kinds: { build: 'build', mend: 'mend' },
  /** The list. */
  listed: (title: string, passed: number, all: number) => `${title}: ${passed} of ${all} exercises solved`,
  about: (kind: string, level: number, minutes: number, machines: number) =>
    `${kind}, level ${level}, ${minutes} min, ${count(machines, 'machine', 'machines')}`,
  best: (time: string, hints: number, tries: number) =>
    `solved in ${time}${hints === 0 ? '' : `, with ${count(hints, 'hint', 'hints')}`}${tries === 0 ? '' : `, after ${count(tries, 'try', 'tries')}`}`,
  needsMesh: 'needs the routing mesh',
  notJudged: (why: string) => `Not judged: ${why}`,
  shown: 'solution shown',
  begun: 'begun',
  open: 'Open one with swarm-tutor exercise NAME.',
  minutes: (minutes: number, seconds: number) =>
    minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds} s`,

  /** Naming one. */
  which: 'Which exercise? swarm-tutor exercises lists them.',
  unknown: (name: string, near?: string) =>
    `There is no exercise "${name}".${near ? ` Did you mean ${near}?` : ''} swarm-tutor exercises lists them all.`,
  notHere: (name: string, drivers: readonly string[]) =>
    `"${name}" can't be done with this driver. Add --driver and one of: ${drivers.join(', ')}.`,
  oneAtATime: 'Only one of --check, --hint, --solution and -c at a time.',
  notBegun: (name: string) => `"${name}" hasn't been begun. Open it first: swarm-tutor exercise ${name}`,
  otherDriver: (name: string, driver: string) =>
    `"${name}" was begun with the driver ${driver}. Add --driver ${driver}, or start it over with --reset.`,

  /** Opening one. */
  building: 'Building the start state …',
  realMachines: (driver: string, names: readonly string[]) =>
    `With the driver ${driver}, ${names.join(', ')} leave their swarm, and what runs on them is removed. Agree with --yes, or use --driver simulator.`,
  throwsAway: (name: string, since: string) =>
    `You began "${name}" at ${since}. Starting over throws away what you did in it.`,
  anewQuestion: 'Start over? (y/n)',
  goesOn: 'You go on where you were.',
  needsReset: 'To start over, add --reset.',
  goal: (title: string) => `The goal: ${title}`,
  allTheWhile: 'All the while',
  howTo: 'swarm-tutor exercise --check judges it, --hint helps, --solution shows the way. exit leaves.',
  howToOutside: (name: string) =>
    `Run commands with swarm-tutor exercise ${name} -c COMMAND, and judge it with swarm-tutor exercise ${name} --check.`,

  /** Judging one. */
  solved: (time: string) => `Solved in ${time}.`,
  solvedShown: 'Solved, with the solution shown.',
  notSolved: 'Not solved yet.',
  looksLike: 'What it looks like',
  saw: (expected: string, actual: string) => `wanted: ${expected}; there is: ${actual}`,
  brokenRule: 'A rule that was broken stays broken. swarm-tutor exercise --reset starts over.',

  /** Helping. */
  hint: (number: number, of: number) => `Hint ${number} of ${of}`,
  noMoreHints: 'That was the last hint. swarm-tutor exercise --solution shows the way.',
  solution: 'The solution begins from the start state, so what you did in the exercise is thrown away.',
  solutionQuestion: 'Give up and see the solution? (y/n)',
  solutionKept: 'Nothing was shown, and nothing changed. Without a terminal, add --yes.',
  enter: 'Enter runs it, q ends here.',

  /** On the screen. */
  keys: {
    type: 'type a command',
    run: 'run it',
    next: 'next',
    close: 'close',
    anew: 'start over',
    show: 'give up',
    leave: 'leave',
    followUp: 'your turn',
    /** Out of the command line. */
    others: 'other keys',
  },
  /** How long the learner has been at it. */
  spent: (minutes: number) => (minutes < 1 ? 'just begun' : `${minutes} min`),
  /** In a low window, in place of the rows of the checks. */
  checksHold: (holding: number, all: number) => `${holding} of ${all} checks hold`,
  rulesHold: (broken: number) =>
    broken === 0 ? 'no rule broken' : `${count(broken, 'rule', 'rules')} broken`,
  /** Beside a rule. */
  throughout: 'all the while',
  /** Offers a task at the end of a lesson. */
  offer: 'Your turn, if you like: y opens a task of two minutes.',
  /** Where it is done. */
  yourTurn: 'Your turn',
  onCopy: 'This is a copy of your swarm: whatever you do here, your own stays as it is.',
  onBuilt: 'This is a simulated swarm, built for this task: your own machines stay as they are.',
  missing: "What isn't there yet",
  ruleBroken: 'A rule that was broken stays broken: x starts over.',
  allHold: 'Everything holds.',
  yourBest: (how: string) => `Your best: ${how}.`,
  hintsUsed: (hints: number) => (hints === 0 ? 'Without a hint.' : `With ${count(hints, 'hint', 'hints')}.`),
  way: (at: number, of: number) => `One way to do it, step ${at} of ${of}`,
  wayDone: "That was the whole way. It's solved once everything holds.",
  lastHint: 's gives up and shows you a way to do it.',
  anewAgain: 'What you did here is thrown away. Press x once more to start over.',
  giveUpAgain: 'You will be shown a way to do it, from the start state. Press s once more to give up.',
  tryAgain: 'x tries again.',

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
    meshDecides:
      'at the start only an answer (http) is missing, and where the routing mesh answers nobody that is not judged: check more, or set mesh: true',
    startBreaks: (rule: string, actual: string) =>
      `the rule "${rule}" is broken at the start already (${actual}): change one of them`,
    idlePasses: 'doing nothing reaches the goal: change the start, or check more',
    solutionFails: (why: string) => `this solution doesn't run: ${why}`,
    solutionMisses: (check: string, expected: string, actual: string) =>
      `this solution doesn't reach the goal: "${check}" expects ${expected}, and there is ${actual}`,
    solutionBreaks: (rule: string, expected: string, actual: string) =>
      `this solution breaks the rule "${rule}": it wants ${expected}, and there was ${actual}`,
    wrongPasses: 'this wrong turn reaches the goal: check more, add a rule, or make it a solution',
    noForm: 'the command has no form for bash',
    endless: (command: string) =>
      `"${command}" doesn't end: don't let it wait for something that never happens (--detach)`,
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
    nobodyTells: 'no node answers that could tell',
    untouched: (path: string) => `${path} as it was`,
    touched: (path: string) => `${path} was changed`,
  },
};
