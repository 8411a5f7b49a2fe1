/** The command line's own words: help, wrong usage, and what every command may have to say. */

const SET = [
  '--set NAME=VALUE',
  'another value for a setting of the lessons, kept from then on; a wrong NAME lists them all',
] as const;

const ROOM = [
  ['--name NAME', 'what the room is called'],
  ['--host ADDRESS', 'listen at this address of this computer; 0.0.0.0 is all of them'],
  ['--port PORT', 'and at this port, default 8765'],
  ['--store STORE', 'keep it in this SQLite file, or in a database: postgres://…'],
  ['--cert FILE', 'serve over TLS with this certificate (PEM)'],
  ['--key FILE', 'and its private key'],
  ['--keep DAYS', 'delete it so many days after its end, default 30'],
  ['--teacher-key FILE', 'board ADDRESS: a file with your key, to act and not only look'],
  ['--format FORMAT', 'export: csv or json'],
  ['--out FILE', 'export: write it to this file'],
] as const;

/** What each command does, in half a sentence. */
const summaries = {
  learn: 'the tutorial on screen, where you left off, or at a lesson or step',
  run: 'walk unattended: run every command, wait for every check',
  check: 'check the cluster as it is now; runs no command of the lessons',
  doctor: 'what this computer can run, and what is missing',
  list: 'lessons and steps with your progress',
  watch: 'the swarm as a picture, live, beside your own shell',
  shell: 'a shell, or one command, inside the session',
  exercises: 'self-check exercises, with your best results',
  exercise: 'an exercise: opens it, judges it, helps with it',
  cheatsheet: 'the commands of the part, for your driver and shell',
  glossary: 'the words of the course, in both languages',
  review: 'be asked again what is due',
  report: 'what you have learned, as a page to keep or to hand in',
  transcript: 'what was run and what it printed, as a page or a recording',
  reset: 'forget progress, remove what the tutor made',
  lint: 'check lesson files',
  new: 'make a course of your own, to begin from',
  preview: 'a course as learners will see it, redrawn as you write',
  test: 'walk a course and its exercises, and prove every step',
  room: 'a workshop: a room that learners join, and its board',
  join: 'join a workshop; shows first what the teacher will see',
  leave: 'leave the workshop',
};

export const cli = {
  about: 'Docker\'s "Get Started, Part 4: Swarms", step by step, in your terminal.',
  /** Before a synopsis, and alone above the list of all. */
  usage: 'Usage: ',
  optionsTitle: 'Options:',
  moreHelp: 'swarm-tutor COMMAND --help says more about one command.',
  /** A summary as a sentence. */
  sentence: (summary: string) => `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
  summaries,
  synopses: {
    learn: 'swarm-tutor [learn] [PLACE]',
    run: 'swarm-tutor run [--until STEP] [--yes]',
    check: 'swarm-tutor check [PLACE]',
    doctor: 'swarm-tutor doctor',
    list: 'swarm-tutor list',
    watch: 'swarm-tutor watch [--once]',
    shell: 'swarm-tutor shell [-c COMMAND]',
    exercises: 'swarm-tutor exercises',
    exercise: 'swarm-tutor exercise [NAME] [--check | --hint | --solution | -c COMMAND]',
    cheatsheet: 'swarm-tutor cheatsheet [WORD]',
    glossary: 'swarm-tutor glossary [WORD]',
    review: 'swarm-tutor review',
    report: 'swarm-tutor report [--format md|html|json] [--out FILE]',
    transcript: 'swarm-tutor transcript [--format md|cast] [--out FILE]',
    reset: 'swarm-tutor reset [--progress] [--machines] [--all] [--yes]',
    lint: 'swarm-tutor lint [DIR] [--fix]',
    new: 'swarm-tutor new DIR',
    preview: 'swarm-tutor preview [DIR]',
    test: 'swarm-tutor test [DIR] [--driver NAME --yes]',
    room: 'swarm-tutor room open | board [ADDRESS] | export | end',
    join: 'swarm-tutor join ADDRESS [--as NAME]',
    leave: 'swarm-tutor leave [--forget]',
  },
  details: {
    learn:
      'PLACE is the id of a step, or of a lesson, which opens at its first step that is not done (see `swarm-tutor list`). Without a terminal, `swarm-tutor` alone walks unattended on the simulator, in plain lines.',
    run: 'Goes on at the first step that is not done; when everything is done, it starts over. Drivers with real machines need --yes. --until STEP stops when that step has passed.',
    check:
      'With PLACE, everything that should hold once that lesson or step is done. Without it, everything that should hold where you are; or, before you began, at the goal of the course. Exit code 1 if anything does not hold.',
    doctor: 'Changes nothing. Exit code 3 if the driver you asked for is not ready.',
    list: 'Progress is kept separately for each driver.',
    watch:
      'Shows machines, services and tasks, and what happens to them, until you leave it. It only looks, at most every 2 s at real machines, and changes nothing. --json and --once look once; --plain prints a line for each thing that happens. Without a terminal it looks once unless you add --plain.',
    shell: 'The next step starts with the variables and in the folder that you leave behind.',
    exercises:
      'Easy ones come first. What you have solved shows your best time, with the hints and tries that it took.',
    exercise:
      'Builds the start state of the exercise and opens it on the screen, or, with --plain, in a shell; in its shell, NAME can be left out. Unless --driver says otherwise, it runs on simulated machines of its own, and the walk stays as it is. Exit code of --check: 0 if it is solved, 1 if not.',
    cheatsheet: 'With WORD, shows only the entries that contain it.',
    glossary: 'With WORD, in English or Chinese, only what it finds. Exit code 1 if there is no such word.',
    review:
      'Three minutes of questions and commands that you have learned, each when it is due. Commands are run on a simulated swarm that is thrown away. Without a terminal it says what is due.',
    report:
      'First tries by topic, exercises, and every step with tries, hints and time. --format html is one file, light and dark, fit for paper. Without --format the ending of FILE decides; without that, too, it is Markdown.',
    transcript:
      'Every command that the tutor ran for you, without passwords and join tokens. --format cast is an asciicast, which asciinema plays.',
    reset:
      'Without an option: both progress and machines. It says what it will remove and asks first, unless you add --yes. --all removes everything that it keeps, your workspace too.',
    room: '`open` serves a room from this computer until you stop it, and shows how to join and its board. Opened again, it goes on where it was. `board` shows the board of a room that another process serves from the same store, or another computer at ADDRESS; without a terminal it prints it once. `export` writes what was done in it, `end` ends it. Only this computer can reach it unless --host says otherwise.',
    join: 'ADDRESS is what the teacher shows: 192.168.1.5:8765/CODE. It says what would be sent, and asks once. The tutorial never waits for the room: without a network, what there is to report waits on your disk.',
    leave:
      'The room is told nothing more about you. What it has been told is deleted with the room, or at once if you add --forget.',
    lint: 'DIR is a folder with lessons; without it, the folder called lessons here. A message is file:line:column: what is wrong and how to mend it.',
    new: 'DIR is a folder that does not exist yet, or an empty one. The course in it is complete: it lints, runs and tests, in English and Chinese, and says in its comments what to change. See docs/lessons.md.',
    preview:
      'DIR is the folder of a course; without it, this folder. Shows the step that you changed last, with its problems, in the language and the theme that you choose. Runs nothing.',
    test: 'DIR is the folder of a course; without it, this folder. On the simulator its commands run in a bash in memory, so that nothing of them touches this computer, and time jumps. Exit code 1 if something is not proved, 2 if the files have problems.',
  },
  ownOptions: {
    learn: [['--practice', 'hide the commands of steps: find them yourself, with hints'], SET],
    run: [
      ['--until STEP', 'stop when this step has passed'],
      ['-y, --yes', 'make real machines, or use your hosts, without asking'],
      SET,
    ],
    check: [SET],
    doctor: [],
    list: [],
    watch: [['--once', 'look once, print it, and end']],
    shell: [['-c COMMAND', 'run this one command instead of a shell']],
    exercises: [],
    exercise: [
      ['--check', 'judge the exercise as it stands, and change nothing'],
      ['--hint', 'the next of four hints'],
      ['--solution', 'give up, and be walked through a solution'],
      ['-c COMMAND', "run this one command in the exercise's shell"],
      ['--reset', 'start over'],
      ['-y, --yes', 'start over, and use real machines, without asking'],
      SET,
    ],
    cheatsheet: [],
    glossary: [],
    review: [],
    report: [
      ['--format FORMAT', 'md, html or json'],
      ['--out FILE', 'write it to this file; an existing file is overwritten'],
    ],
    transcript: [
      ['--format FORMAT', 'md or cast'],
      ['--out FILE', 'write it to this file; an existing file is overwritten'],
    ],
    reset: [
      ['--progress', 'only your progress'],
      ['--machines', 'only what was made on this computer'],
      ['--all', 'everything that it made, transcripts too; your own files stay'],
      ['-y, --yes', 'without asking'],
    ],
    lint: [['--fix', 'mark all translations as up to date, once they are']],
    new: [],
    preview: [],
    test: [['-y, --yes', 'make real machines, or use your hosts, without asking']],
    room: ROOM,
    join: [
      ['--as NAME', 'how the teacher sees you'],
      ['--code CODE', "the room's code, if ADDRESS has none"],
      ['-y, --yes', 'agree to what is sent, without being asked'],
    ],
    leave: [['--forget', 'also delete what the room keeps about you']],
  } satisfies Record<string, readonly (readonly [string, string])[]> as Record<
    keyof typeof summaries,
    readonly (readonly [string, string])[]
  >,
  options: [
    ['--driver NAME', 'auto, virtualbox, hyperv, generic, dind or simulator'],
    ['--lang LANG', 'en or zh'],
    ['--course COURSE', 'another course: its folder, its .tgz, or the name of one opened before'],
    ['--trust HASH', 'let the commands of the course with this hash run, without asking'],
    ['--theme THEME', 'auto, dark, light, contrast or none: the colours of the screen'],
    ['--speed SPEED', 'simulator only: instant, or simulated seconds in a real one'],
    ['--json', 'one JSON document on stdout, everything else on stderr'],
    ['--plain', 'plain lines instead of a screen'],
    ['--no-mouse', 'leave the mouse to the terminal, until --mouse'],
    ['--ambiguous-wide', 'plain characters where lines and arrows tear the frame, until --no-ambiguous-wide'],
    ['--no-color', 'no colours (NO_COLOR works, too)'],
    ['-h, --help', 'this text'],
    ['-V, --version', 'the version'],
  ] as readonly (readonly [string, string])[],
  exitCodes:
    'Exit codes: 0 done, 1 a check or command failed, 2 wrong usage or lessons, 3 the environment is not ready, 130 interrupted (143 and 129: by SIGTERM and SIGHUP).',
  homeNote:
    'Variables: SWARM_TUTOR_HOME moves everything that it keeps to another folder, SWARM_TUTOR_LANG (en or zh) sets the language.',
  unknownOption: (option: string, near?: string) =>
    `There is no option ${option}.${near ? ` Did you mean ${near}?` : ''} See swarm-tutor --help.`,
  unknownCommand: (command: string, near?: string) =>
    `There is no command "${command}".${near ? ` Did you mean ${near}?` : ''} See swarm-tutor --help.`,
  badSetting: (value: string) => `--set takes NAME=VALUE, not "${value}".`,
  needsValue: (option: string) => `${option} needs a value. See swarm-tutor --help.`,
  badValue: (option: string, value: string, allowed: string) =>
    allowed === ''
      ? `${option} takes no value, but was given "${value}".`
      : `${option} cannot be "${value}". It takes: ${allowed}.`,
  notForCommand: (option: string, command: string, commands: string) =>
    `${option} doesn't work with ${command}. It belongs to: ${commands}.`,
  extraArgument: (argument: string) => `"${argument}" is one argument too many. See swarm-tutor --help.`,
  unknownPlace: (place: string, near?: string) =>
    `There is no command, lesson or step "${place}".${near ? ` Did you mean ${near}?` : ''} swarm-tutor list shows them all.`,
  unknownSetting: (name: string, known: string, near?: string) =>
    `The lessons have no setting "${name}".${near ? ` Did you mean ${near}?` : ''} There are: ${known}.`,
  placeElsewhere: (place: string, drivers: readonly string[]) =>
    `The step "${place}" belongs to another driver. Add --driver and one of: ${drivers.join(', ')}.`,
  sameName: (one: string, other: string, value: string) =>
    `${one} and ${other} would both be called ${value}. Give each a name of its own, with --set ${one}=… or --set ${other}=….`,
  needsTerminal: 'The screen needs a terminal. Try swarm-tutor run, or swarm-tutor --plain.',
  needsYes: (driver: string, usesOwnHosts: boolean) =>
    `With the driver ${driver} this ${usesOwnHosts ? 'sets up Docker on your own hosts' : 'makes real machines on this computer'}. Agree with --yes, or use --driver simulator.`,
  internal: (what: string) => `Something went wrong inside swarm-tutor: ${what}`,
  internalMore: 'Nothing that was finished is lost. Please report it with what you did before.',
  outputLost: (why: string) =>
    `The output cannot be written (${why}). Make room, or send it elsewhere, and try again.`,
  folderGone: 'The folder you are in no longer exists. Go to another one (cd), and try again.',
  homeNotOnPath: (folder: string, separator: string) =>
    `The folder ${folder} cannot be on the PATH, so commands would reach programs other than the tutor's. Set SWARM_TUTOR_HOME to a folder without "${separator}" in its name.`,
  incomplete: (program: string, folder: string) =>
    `This installation is not complete: its program ${program} is missing in ${folder}. Install swarm-tutor again (in a checkout: npm run build).`,
  looking: 'Looking at what this computer can run …',
  asked: 'you asked for it',
  usedLast: 'you used it last time',
  inItsShell: 'you are in a shell of its session',
  driverNotReady: (driver: string) => `The driver ${driver} is not ready on this computer:`,
  missing: (what: string, why: string, fix: string) => [`  ${what}: ${why}`, `    → ${fix}`],
  noTerminal: 'there is no terminal, so nothing real is touched',
  checkedAt: (step: string, driver: string) => `What should hold after "${step}", on ${driver}:`,
  nothingToCheck: 'Nothing on the machines needs to hold here.',
  /** Above the assignment of a self-check. */
  toBuild: (driver: string) => `What to build, on ${driver}:`,
  holds: 'What holds:',
  holdsSome: (held: number, total: number) =>
    held === 0 ? `None of ${total} checks holds yet.` : `What holds, ${held} of ${total} checks:`,
  holdsNot: "What doesn't hold yet:",
  /** Something that is missing, and how many checks can't hold before it is there. */
  missingFor: (what: string, checks: number) =>
    `${what} (${checks} ${checks === 1 ? 'check depends' : 'checks depend'} on it)`,
  /** A name and what belongs to it. */
  labelled: (name: string, text: string) => `${name}: ${text}`,
  /** A text with more in brackets. */
  aside: (text: string, more: string) => `${text} (${more})`,
  /** Titles of checks, which may have commas in them. */
  titles: (titles: readonly string[]) => titles.join('; '),
  next: (step: string) => `What to do next: ${step}`,
  /** The same where a cause is known. */
  mend: 'What to do next:',
  whereToType: 'Type it in the shell that `swarm-tutor shell` opens.',
  whereShown: (step: string) => `The tutorial shows how: \`swarm-tutor learn ${step}\``,
  allHold: (total: number) => `All ${total} checks hold.`,
  share: (done: number, total: number, driver: string) => `${done}/${total} done (${driver})`,
  simulatedShell: 'docker and docker-machine are simulated here. Leave with exit.',
  shellNeedsTerminal: 'A shell needs a terminal. For one command: swarm-tutor shell -c "COMMAND".',
  noSuchLine: (word: string) => `Nothing in the cheat sheet contains "${word}".`,
  lintSummary: (files: number, problems: number) =>
    problems === 0 ? `${files} files, nothing to mend.` : `${files} files, ${problems} to mend.`,
  lintShare: (course: string, language: string, done: number, total: number) =>
    `${course}: ${done} of ${total} steps in ${language}.`,
  platform: (os: string, arch: string, shell: string) => `This computer: ${os}, ${arch}, ${shell}`,
  driverTitles: {
    virtualbox: 'VirtualBox VMs, made by Docker Machine',
    hyperv: 'Hyper-V VMs, made by Docker Machine',
    generic: 'your own hosts over SSH, through Docker Machine',
    dind: 'containers as machines, on the Docker Engine at hand',
    simulator: 'simulated machines; needs nothing',
  },
  chosen: (driver: string, why: string) => `It would choose ${driver}: ${why}`,
  reset: {
    will: 'This will be removed:',
    nothing: 'There is nothing to remove.',
    progress: (path: string) => `your progress (${path})`,
    courseProgress: (course: string) => `your progress in the course ${course}`,
    simulator: (path: string) => `the simulated machines (${path})`,
    exercises: (path: string) => `the exercises that were begun, with their machines and files (${path})`,
    thing: (kind: string, name: string, driver: string) => `${kind} ${name} (${driver})`,
    /** A machine that is a host of the learner's. */
    ownHost: (name: string, driver: string) =>
      `machine ${name} (${driver}): Docker Machine forgets your host; its Docker and its swarm stay as they are`,
    file: (path: string) => `the file ${path}`,
    environment: (driver: string) => `the variables of the lesson's shell (${driver})`,
    goesOn: 'An earlier reset was interrupted; this one finishes it.',
    everything: (path: string) => `everything else of swarm-tutor's in ${path}; files of your own stay`,
    outside: (name: string, workspace: string) =>
      `The ledger lists the file ${name}, which is not in ${workspace}. swarm-tutor makes none elsewhere, so it stays, and is taken off the list.`,
    folderInPlace: (path: string) => `${path} is now a folder that swarm-tutor did not make. It stays.`,
    notAName: (kind: string, name: string) =>
      `The ledger lists the ${kind} "${name}", which is not a name that swarm-tutor gives. It is left alone, and taken off the list.`,
    notOurs: 'swarm-tutor did not make these, so they stay:',
    question: 'Go ahead? (y/n)',
    kept: 'Nothing was removed.',
    keptWithoutTerminal: 'Nothing was removed. Without a terminal, add --yes.',
    failed: (kind: string, name: string, why: string) => `${kind} ${name} could not be removed: ${why}`,
    done: 'Done.',
    left: (count: number) =>
      `${count} could not be removed and stay in the ledger. Fix what is named above and reset again.`,
  },
  doctorHint: 'swarm-tutor doctor says more; --driver simulator works everywhere.',
};
