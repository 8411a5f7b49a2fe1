/**
 * A message before it is put into words: which one, and the values in it. Plain data, so that it can be stored and
 * compared, and worded in whatever language the learner chooses later.
 */
import { type Messages, messagesFor } from './messages.ts';

/** A message by its path in the dictionaries (`check.exitCode`), and what it is called with. */
export interface Message {
  readonly say: string;
  readonly with?: readonly unknown[];
}

/** A text of the lessons, by its path there. The code that puts it into words has the lessons. */
export interface LessonText {
  readonly lesson: readonly string[];
}

/** A message, a text of the lessons, or one that is the same in every language: a name, what a program printed. */
export type Said = string | Message | LessonText;

/** The same value, with a message allowed wherever a text is. */
type Sayable<T> = T extends string
  ? string extends T
    ? Said
    : T
  : T extends readonly (infer Item)[]
    ? readonly Sayable<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Sayable<T[Key]> }
      : T;

/** A dictionary whose texts and functions return a `Said` instead of the text. */
export type ToSay<T> = T extends string
  ? Message
  : T extends (...values: infer Values) => string
    ? (...values: { [At in keyof Values]: Sayable<Values[At]> }) => Message
    : { readonly [Key in keyof T]: ToSay<T[Key]> };

/** The messages of an area, to be put into words later. */
export function toSay<Area extends keyof Messages>(area: Area): ToSay<Messages[Area]> {
  return unspoken(messagesFor('en')[area], area) as ToSay<Messages[Area]>;
}

function unspoken(entry: unknown, path: string): unknown {
  if (typeof entry === 'function') return (...values: readonly unknown[]) => ({ say: path, with: values });
  if (typeof entry !== 'object' || entry === null) return { say: path };
  return Object.fromEntries(
    Object.entries(entry).map(([key, value]) => [key, unspoken(value, `${path}.${key}`)]),
  );
}

/** Gives a text of the lessons by its path. */
export type LessonTexts = (path: readonly string[]) => string;

/**
 * The text in the language of a dictionary.
 * @param lessonText the lessons in that language; without them their texts are named by their path
 */
export function inWords(
  said: Said,
  messages: Messages,
  lessonText: LessonTexts = (path) => path.join('/'),
): string {
  if (typeof said === 'string') return said;
  if ('lesson' in said) return lessonText(said.lesson);
  const entry = entryAt(said.say, messages);
  if (typeof entry !== 'function') return typeof entry === 'string' ? entry : said.say;
  const values = (said.with ?? []).map((value) => spoken(value, messages, lessonText));
  return String(entry(...values));
}

function entryAt(path: string, messages: Messages): unknown {
  return path.split('.').reduce<unknown>((entry, key) => {
    const isBranch = typeof entry === 'object' && entry !== null && Object.hasOwn(entry, key);
    return isBranch ? (entry as Record<string, unknown>)[key] : undefined;
  }, messages);
}

/** A value with all messages in it put into words, however deep. */
function spoken(value: unknown, messages: Messages, lessonText: LessonTexts): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isSaid(value)) return inWords(value, messages, lessonText);
  if (Array.isArray(value)) return value.map((item) => spoken(item, messages, lessonText));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, spoken(item, messages, lessonText)]),
  );
}

function isSaid(value: object): value is Message | LessonText {
  return (
    ('say' in value && typeof value.say === 'string') || ('lesson' in value && Array.isArray(value.lesson))
  );
}

/** A value from a file, if it is a text or a message without values; otherwise undefined. */
export function plainlySaid(value: unknown): Said | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !('say' in value)) return undefined;
  const { say } = value;
  return typeof say === 'string' && typeof entryAt(say, messagesFor('en')) === 'string' ? { say } : undefined;
}
