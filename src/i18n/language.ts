/** The languages that the program itself speaks. Lessons may come in others. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];
