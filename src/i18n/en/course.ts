/** Courses by others: choosing one, and deciding whether to trust it. */
export const course = {
  unknown: (named: string, known: readonly string[], near: string | undefined) =>
    `There is no course "${named}": no folder or archive of that name, and no course that you have opened before.${near ? ` Did you mean ${near}?` : ''} There are: ${known.join(', ')}.`,
  unreadable: (path: string, why: string) =>
    `There is no course at ${path} (${why}). --course takes a folder with a course.yaml, a .tgz of one, or the name of a course that you have opened before.`,
  broken: (named: string, count: number) =>
    `The course ${named} can't be used: ${count === 1 ? 'one thing has' : `${count} things have`} to be mended. \`swarm-tutor lint\` shows all of it.`,
  idTaken: (id: string) =>
    `This course calls itself "${id}", as one that comes with swarm-tutor does, and your progress would get mixed up. Change its id in course.yaml.`,
  by: (title: string, author: string | undefined) =>
    author === undefined
      ? `"${title}" did not come with swarm-tutor, and doesn't say who wrote it.`
      : `"${title}" did not come with swarm-tutor. It says that it is by ${author}.`,
  willRun: (count: number) =>
    count === 0
      ? 'It runs nothing.'
      : `Its commands run in your shell, with your rights. This is all that it may run or ask for (${count}):`,
  places: (files: readonly string[]) => `It puts these files into your workspace: ${files.join(', ')}`,
  changed: (source: string) =>
    `You trusted an earlier version of it, from ${source}. Since then (+ is new, - is gone):`,
  authorChanged: (before: string | undefined) =>
    before === undefined ? 'Before, it named no author.' : `Before, it said that it was by ${before}.`,
  onlyTexts: 'no command: only texts, checks or files',
  hash: (hash: string) => `Its hash: ${hash}`,
  question: 'Do you trust it to run these on this computer? (y/n)',
  notTrusted: 'Nothing of it was run.',
  needsTrust: (hash: string) =>
    `Nothing of it was run: there is no terminal to ask at. Read what it runs, above, and if you trust it, add --trust ${hash}`,
  otherHash: (given: string, hash: string) =>
    `Nothing of the course was run: --trust names another version of it (${given}). The hash of this one is ${hash}; without --trust you see what it runs.`,
  /** Beside the course that is listed. */
  others: 'More courses, for --course:',
  noExercises: 'This course has no exercises.',
  noGlossary: 'This course has no glossary.',
  noCheatsheet: 'This course has no cheat sheet.',
};
