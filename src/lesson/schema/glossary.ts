/** A glossary file, as an author writes it. */
import { z } from 'zod';
import { text } from './scalars.ts';

export const glossaryFile = z.strictObject({
  /** Which rules of typography apply; default none. */
  typography: z.enum(['chinese']).exactOptional(),
  terms: z.array(z.strictObject({ term: text, word: text, never: z.array(text).default([]) })).default([]),
});

/** The words of one language: `term` in the original, its one `word`, and the words that must `never` replace it. */
export type Glossary = Readonly<z.output<typeof glossaryFile>>;
