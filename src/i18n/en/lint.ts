/** What is wrong with a lesson file, and how its author mends it. */
const list = (words: readonly string[]): string => words.join(', ');
const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  null: 'nothing',
};
const type = (names: string): string =>
  names
    .split('|')
    .map((name) => types[name] ?? name)
    .join(' or ');
const key = (name: string): string => (name === '' ? 'this block' : `"${name}"`);

export const lint = {
  // Folders and files
  folderUnreadable: (why: string) => `this folder cannot be read (${why}): name a folder with a course.yaml`,
  noCourse: 'there is no course here: name a folder that has a course.yaml, or whose folders have one',
  fileUnreadable: (why: string) => `this file cannot be read (${why})`,
  notText: 'this is not UTF-8 text: save it as UTF-8',
  tooLarge: (limit: number) => `this file is larger than ${limit} bytes: a lesson file is text of some pages`,
  tooMuch: (files: number, bytes: number) =>
    `the course has more than ${files} files, or they take more than ${bytes} bytes: split it`,
  isLink: 'this is a link, which could lead out of the course: put the file itself here',
  isNoFile: 'this is not a plain file: a course holds only files',
  hiddenCharacter: (name: string) =>
    `there is a character here that a terminal obeys or hides (${name}): remove it`,
  noArchive: 'this is not a tar archive, or it is damaged: pack the folder with tar czf, or npm pack',
  archiveTooLarge: (limit: number) => `this archive holds more than ${limit} bytes: no course is that large`,
  noCourseInArchive:
    'there is no course.yaml at the top of this archive, nor in its one folder: pack the folder of the course',
  leadsOut: 'this path leads out of the archive: a course holds only what is in its own folder',
  twiceInArchive: 'this file is in the archive twice: pack it again',
  tooLong: (most: number) => `more than ${most} characters: no lesson needs so many. Split the file`,
  lineTooLong: (most: number) =>
    `this line has more than ${most} characters, and reading it may take for ever: break it`,
  tooMany: (sign: string, most: number) =>
    `more than ${most} of ${sign} together: no lesson needs so many, and reading them may take for ever`,
  empty: 'this file is empty: write the lesson, or take it off the list in course.yaml',
  lessonMissing: (file: string) => `there is no file ${file}: write it, or take it off this list`,
  lessonUnlisted: 'no course.yaml lists this lesson: add it to "lessons", or remove the file',
  fileMissing: (file: string) => `there is no files/${file} in the course: add it, or take it off this list`,
  coverageMissing: (file: string) => `there is no ${file} in the course: add the coverage table`,

  // YAML and schema
  notYaml: (detail: string) => `this is not valid YAML: ${detail}`,
  unknownKey: (name: string, where: string) =>
    `unknown key "${name}"${where === '' ? '' : ` in "${where}"`}: correct its spelling or remove it`,
  missing: (name: string) => `${key(name)} is missing: add it`,
  wrongType: (name: string, expected: string, found: string) =>
    `${key(name)} must be ${type(expected)}, not ${type(found)}${expected === 'string' ? ': put it in quotes' : ''}`,
  notOneOf: (name: string, value: string, allowed: readonly string[]) =>
    `${key(name)} cannot be "${value}": use one of ${list(allowed)}`,
  tooSmall: (name: string, minimum: string) =>
    `${key(name)} is too small or empty: give it at least ${minimum}`,
  tooBig: (name: string, maximum: string) => `${key(name)} is too large: give it at most ${maximum}`,
  invalid: (name: string, detail: string) => `${key(name)} is not valid: ${detail}`,
  badRegex: (name: string, kind: 'syntax' | 'look-around' | 'too-large', detail: string) =>
    ({
      syntax: `${key(name)} is not a regular expression that works: ${detail}`,
      'look-around': `${key(name)} looks ahead, back or at an earlier group, which may take for ever: to say what must not match, write !/…/ (${detail})`,
      'too-large': `${key(name)} is too large an expression (${detail}): repeat less, or look for a part of it`,
    })[kind],
  badFlags: (name: string, flags: string) =>
    `${key(name)} has the flags "${flags}": the only flag of a pattern is "i"`,
  badDuration: (name: string) => `${key(name)} is not a duration: write 500ms, 30s, 2m, or 0`,
  badAmount: (name: string) => `${key(name)} is not an amount: write 5, ">=2" or "<3"`,
  badId: (name: string) => `${key(name)} must be lower-case words joined by hyphens, such as join-worker`,
  badPlaceholderId: (name: string) =>
    `${key(name)} must be lower-case words joined by underscores, such as manager_ip`,
  badPath: (name: string) => `${key(name)} must be a relative path inside the course, without ".."`,
  badWebAddress: (name: string) =>
    `${key(name)} must be an address of the app, such as http://\${manager_ip}/`,
  badMakes: (name: string) =>
    `${key(name)} must name what is made: machine:NAME, stack:NAME, container:NAME or image:NAME`,
  oneOfKeys: (name: string, keys: readonly string[], found: readonly string[]) =>
    found.length === 0
      ? `${key(name)} does not say what it looks at: add one of ${list(keys)}`
      : `${key(name)} looks at ${list(found)} at once: make a check of each`,
  needsOne: (name: string, keys: readonly string[]) =>
    `${key(name)} has no condition: add at least one of ${list(keys)}`,
  onlyWith: (name: string, other: string) => `"${name}" has a meaning only beside "${other}": remove it`,
  unknownColumn: (column: string, view: string, columns: readonly string[]) =>
    `the view "${view}" has no column "${column}": it has ${list(columns)}`,
  ofRequired: (view: string) => `the view "${view}" needs "of": say which one it looks at`,
  ofMeaningless: (view: string) => `the view "${view}" takes no "of": remove it`,
  ofTool: (tools: readonly string[]) => `"of" must be one of ${list(tools)}`,
  rightOptions: (count: number) =>
    `a question has exactly one right option, and this one has ${count}: mark one with "right: true"`,
  duplicateId: (id: string) => `the id "${id}" is used here a second time: give each its own`,
  defaultOption: (id: string) => `the default "${id}" is none of the options: name one of them`,
  defaultPattern: (pattern: string) =>
    `the default does not match the pattern ${pattern}: change one of them`,
  askNeeded:
    'this capture has no "ask": add the command that answers it (with it, a secret is fetched again)',
  usageMissing: (word: string) => `"usage" in course.yaml does not explain "${word}": add one line that does`,
  usageUnused: (word: string) => `no command of a lesson has "${word}": remove it`,
  topicStepUnknown: (step: string) =>
    `no lesson has a step "${step}": correct its id, or take it off this list`,
  reviewStartMissing:
    'a review has no swarm to ask for this command in: add "review" to course.yaml, with the machines it begins with',
  reviewMachineUnknown: (name: string) =>
    `"${name}" is not a machine of the review: name it in "machines", too`,
  termTwice: (term: string) => `"${term}" is in the glossary already: remove one of the two`,
  exerciseTopicUnknown: (topic: string) =>
    `the course has no topic "${topic}": correct it, or add it to the "exercises" of a topic in course.yaml`,
  topicStepTwice: (step: string, topic: string) =>
    `the step "${step}" is in the topic "${topic}" already: leave it in one of the two`,
  noPlaceholder: 'no placeholder is filled in here: write what does not depend on one',
  groupNeeded: (name: string) => `${key(name)} has no group: put (…) around the part that differs`,

  // Markdown
  noFrontMatter: 'a lesson begins with its front matter: a line ---, then id and title, then a line ---',
  unknownMarkdown: (kind: string) =>
    `a terminal cannot show this (${kind}): use paragraphs, lists, quotes, tables, code and links`,
  imageInText: 'a terminal cannot show an image: say it in words, or draw it in a code block',
  badLink: (href: string) => `the link "${href}" leads nowhere in a terminal: use an http or https address`,
  topHeading: 'the title of a lesson belongs in its front matter: use ## for a step',
  headingWithoutId: 'a step needs an id: end its heading with {#some-id}',
  headingBadId: (id: string) => `"${id}" is not an id: use lower-case words joined by hyphens`,
  deepHeadingId: 'only headings with ## are steps: remove the id, or use ##',
  noSteps: 'this lesson has no step: add a heading such as "## Title {#some-id}"',
  fenceBeforeStep: 'this block comes before the first step: move it below a heading with an id',
  secondStepBlock: 'this step has two "yaml step" blocks: join them',
  runAfterBlock: 'commands come before the "yaml step" block: move this one up',
  fenceWord: (word: string) =>
    `unknown word "${word}" after the language: use run, auto, driver=… or choice=…`,
  fenceLanguage: (lang: string) =>
    `commands cannot be in "${lang}": use bash, powershell, or shell for one that fits all`,
  fenceDriver: (driver: string, drivers: readonly string[]) =>
    `unknown driver "${driver}": use one of ${list(drivers)}`,
  fenceNotRun: (word: string) => `"${word}" has a meaning only for commands: add "run", or remove it`,
  fenceEmpty: 'this command is empty: write it, or remove the block',

  // One step
  fewOptions: 'one option is nothing to choose from: add another',
  predictForm:
    'a prediction asks for one of its "options", or for a "number" and says its "why": write one of the two',
  explainForm:
    'which option is right has to be clear: give each a "when", or write "right: true" beside one of them and no "when"',
  visitorsUseless: 'visitors come while a command runs, and this step has none: remove "visitors"',
  unlessUseless:
    '"unless" keeps a command from being run again: remove it where nothing is run, and where a check reads the output',
  explainUseless:
    'only a step that runs a command has an output to explain: remove "explain", or ask a "question"',
  predictUseless:
    'only a step that runs a command has something to predict: remove "predict", or ask a "question"',
  practiceUseless: 'only a step that runs a command can be practised: remove "practice"',
  autoByHand: 'only a step of "kind: by-hand" has a command for an unattended walk: remove "auto"',
  byHandAuto: 'the learner does this step by hand: mark the command with "auto"',
  runWithoutCommand: '"kind: run" needs a command: add a block such as ```bash run',
  kindNeeds: (kind: string, name: string) => `"kind: ${kind}" needs "${name}": add it`,
  commandUseless: (kind: string) => `a step of "kind: ${kind}" runs nothing: remove the command or the kind`,
  checksNeeded: 'nothing proves that this step is done: add a check',
  unreachable: 'an earlier command always comes first: remove this one, or narrow the earlier one',
  shellMissing: (shell: string) => `this step has no command for ${shell}: add a block in it`,
  choiceUnknown: (id: string) => `"${id}" is not an option of this step's choice: name one, or add it`,
  choiceFromUnknown: (id: string) =>
    `no earlier step "${id}" has a choice: name one that has, or write "choice"`,
  showsOutput: 'there is no command whose output could be shown: add one, or remove "shows"',
  captureOutput: 'there is no command whose output could be captured: add one, or use "from: ask"',
  takenTwice: (name: string) =>
    `a setting or a capture is called ${name} already: give what this cause takes another name`,
  outputExitOnly:
    'every command has to end with exit code 0 anyway: say what it is to print, in stdout or stderr',
  outputCheck: 'there is no command whose output could be checked: look at the cluster instead',
  inputUnknown: (id: string) => `the course has no setting "${id}": add it to "settings" in course.yaml`,
  placeUnknown: (file: string) => `the course has no file "${file}": add it to "files" in course.yaml`,

  // Exercises
  sectionUseless:
    'nothing says what this section is for: give it a "yaml exercise" block, or commands marked start, solution or wrong',
  noGoal: 'this exercise has no goal: add a section with a "yaml exercise" block',
  secondGoal: 'this exercise has two "yaml exercise" blocks: join them',
  goalCommand: 'the goal gives no commands away: move this block to a section of its own',
  twoMarks: (one: string, other: string) =>
    `this section has commands marked ${one} and ${other}: give each a section of its own`,
  proseUnseen: 'nobody ever sees this text: make it a comment, <!-- … -->',
  exerciseFile: (id: string) => `the file does not bear the id of its exercise: rename it to ${id}.md`,
  solutionMissing: 'this exercise has no solution: add a section with commands marked solution',
  afterUnknown: (lesson: string) => `there is no lesson "${lesson}": name one of the course in after`,
  secondFollowUp: (lesson: string, other: string) =>
    `the lesson "${lesson}" has a follow-up already (${other}): keep one of them`,
  wrongTurnMissing: 'this exercise has no wrong turn: add a section with commands marked wrong',
  machineUnknown: (name: string) =>
    `"${name}" is not a machine that the exercise has by then: name it in "needs", and in "machines" if that is there`,

  // Across steps
  duplicateStep: (id: string, where: string) =>
    `the step "${id}" exists already (${where}): give it another id`,
  duplicateLesson: (id: string) => `the lesson "${id}" exists already: give it another id`,
  endsUnknown: (name: string) =>
    `"${name}" is neither an earlier step nor a check of one: write step or step/check as they are named`,
  goalUnknown: (id: string) => `no step has the id "${id}": name the step at which the cluster is complete`,
  unknownPlaceholder: (name: string) =>
    `nothing gives \${${name}} a value: add it to "settings" in course.yaml, or capture it in an earlier step`,
  latePlaceholder: (name: string, driver: string) =>
    `on ${driver}, \${${name}} has no value yet at this step: capture it in an earlier step that exists there`,
  unusedCapture: (id: string) => `nothing uses \${${id}}: use it, or remove the capture`,
  shadowedSetting: (id: string) => `"${id}" is also a setting of the course: give the capture another id`,
  secretShown: (name: string) =>
    `\${${name}} is a secret, and is in a text or check of this step: use it only in commands`,
  openQuote: (name: string) =>
    `this command has \${${name}} and a quote or parenthesis that is never closed: close it, so that the value can be checked`,
  afterEscape: (name: string) =>
    `\${${name}} comes right after a character that changes its meaning ($ or an escape): move or remove that character`,

  // Coverage
  coverageTable: 'there is no table with rows and ids here: add the coverage table',
  uncovered: (row: string) => `no step covers ${row}: name it in the "covers" of the step that teaches it`,
  coverUnknown: (row: string) => `the coverage table has no row "${row}": name one that it has`,

  // Translations
  translationFile: (file: string, language: string) =>
    `${file} has no translation into "${language}": add it`,
  translationOrphan: (file: string) =>
    `this translates ${file}, which is not in the course: rename or remove it`,
  translationMissing: (step: string, hash: string) =>
    `the step "${step}" is not translated: add it, with <!-- translates: ${hash} --> below its heading`,
  translationStale: (name: string, hash: string) =>
    `the text of "${name}" has changed since: bring it up to date, then write <!-- translates: ${hash} -->`,
  translationUnmarked: (name: string, hash: string) =>
    `"${name}" does not say what it translates: add <!-- translates: ${hash} -->`,
  courseStale: (hash: string) =>
    `course.yaml has changed since: bring this up to date, then write translates: ${hash}`,
  translationSurplus: (name: string) => `there is no "${name}" to translate: correct its id or remove it`,
  translationCommand:
    'commands and checks belong only in the original: remove this block; translated texts stand in a `yaml texts` block, by path',
  textMissing: (path: string) => `"${path}" is not translated: add it to the texts`,
  wordOfNoUse: (word: string) => `the search finds this entry by "${word}" without it: remove it`,
  textUnknown: (path: string) => `there is no text "${path}" in the original: correct or remove it`,
  codeChanged: (missing: readonly string[], surplus: readonly string[]) =>
    `the code in this text differs from the original${missing.length === 0 ? '' : `; it lacks ${missing.map((code) => `\`${code}\``).join(', ')}`}${surplus.length === 0 ? '' : `; it has ${surplus.map((code) => `\`${code}\``).join(', ')}`}: code is not translated`,
  placeholdersChanged: (path: string) =>
    `the placeholders of "${path}" differ from the original: keep them all`,
  textsNeeded: 'the original has text below its step block: put a "yaml texts" block before its translation',
  termForbidden: (found: string, term: string, word: string) =>
    `"${found}" is not the word for "${term}": write "${word}", as the glossary has it`,
  spaceMissing: (excerpt: string) =>
    `"${excerpt}": put a space between Chinese and Latin letters, numbers or code`,
  spaceSurplus: (excerpt: string) => `"${excerpt}" has a space too many: remove it`,
  halfWidth: (excerpt: string) =>
    `"${excerpt}" has half-width punctuation beside Chinese: write it full-width`,
  lessonId: (id: string) => `the id must stay "${id}", as in the original`,
};
