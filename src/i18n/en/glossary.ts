/** The glossary, on the command line and on the screen. */
export const glossary = {
  title: 'Glossary',
  /** How many of the first words are of the current step. */
  here: (count: number) => (count === 1 ? 'one of this step first' : `${count} of this step first`),
  /** A word with what it is called in other languages. */
  named: (term: string, also: readonly string[]) =>
    also.length === 0 ? term : `${term} (${also.join(', ')})`,
  taught: (step: string) => `→ swarm-tutor learn ${step}`,
  unknown: (word: string, near?: string) =>
    `The glossary has no "${word}".${near ? ` Did you mean ${near}?` : ''} swarm-tutor glossary shows all of it.`,
};
