/** Reads translated files: prose, and texts by path. */
import { defined } from '../../value/defined.ts';
import type { LintWords, Position, ReportProblem } from '../problem.ts';
import { frontMatter } from '../schema/course.ts';
import type { Texts } from '../texts.ts';
import type { Block } from '../types.ts';
import { isYamlFence, readDocument, readFence, type Section, translatesMark } from './document.ts';
import { isCommand } from './fences.ts';
import { positionOf, toBlocks } from './markdown.ts';
import { fitToSchema } from './validate.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** One translated step. */
export interface StepTranslation {
  readonly id: string;
  readonly title: string;
  readonly at: Position;
  /** The hash of the text that it was made from. */
  readonly hash?: string;
  readonly prose: readonly Block[];
  readonly after: readonly Block[];
  readonly texts: Texts;
  /** The place of the text at a path. */
  readonly where: (path: string) => Position;
  readonly hasTexts: boolean;
}

/** One translated lesson file. */
export interface LessonTranslation {
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly intro: readonly Block[];
  readonly hash?: string;
  readonly steps: readonly StepTranslation[];
}

/** A translated course.yaml. */
export interface CourseTranslation {
  readonly file: string;
  readonly hash?: string;
  readonly texts: Texts;
  readonly where: (path: string) => Position;
}

/** Everything there is of one language. */
export interface Translation {
  readonly language: string;
  readonly course?: CourseTranslation;
  /** By lesson id. */
  readonly lessons: ReadonlyMap<string, LessonTranslation>;
  /** By exercise id: to a translation, an exercise is a lesson whose steps are its goal and its solutions. */
  readonly exercises: ReadonlyMap<string, LessonTranslation>;
}

/** Reads a translated lesson; undefined after reporting why it is invalid. */
export function readLessonTranslation(
  file: string,
  text: string,
  messages: LintWords,
  report: ReportProblem,
): LessonTranslation | undefined {
  const document = readDocument(text, messages, report);
  const head = document.frontMatter && fitToSchema(document.frontMatter, frontMatter, messages, report);
  if (head === undefined) return undefined;
  const hash = translatesMark(document.intro)?.hash;
  return {
    file,
    ...head,
    intro: toBlocks(document.intro, { messages, report }),
    ...defined({ hash }),
    steps: document.sections.map((section) => readSection(section, messages, report)),
  };
}

function readSection(section: Section, messages: LintWords, report: ReportProblem): StepTranslation {
  const context = { messages, report };
  const nodes = section.nodes.filter((node): boolean => {
    const misplaced = isCommand(node) || isYamlFence(node, 'step');
    if (misplaced) report(positionOf(node), messages.translationCommand);
    return !misplaced;
  });
  const split = nodes.findIndex((node) => isYamlFence(node, 'texts'));
  const fence = nodes[split];
  const source = fence?.type === 'code' ? readFence(fence, messages, report) : undefined;
  const { texts, paths } = flatten(source, messages, report);
  const hash = translatesMark(section.nodes)?.hash;
  return {
    id: section.id,
    title: section.title,
    at: section.at,
    ...defined({ hash }),
    prose: toBlocks(split < 0 ? nodes : nodes.slice(0, split), context),
    after: split < 0 ? [] : toBlocks(nodes.slice(split + 1), context),
    texts,
    where: (path) => source?.at(paths.get(path) ?? []) ?? section.at,
    hasTexts: split >= 0,
  };
}

/** Reads course.xx.yaml; undefined after reporting why it is invalid. */
export function readCourseTranslation(
  file: string,
  text: string,
  messages: LintWords,
  report: ReportProblem,
): CourseTranslation | undefined {
  const source = readYaml(text, 1, messages, report);
  if (source === undefined) return undefined;
  const { texts, paths } = flatten(source, messages, report);
  const { translates, ...rest } = texts;
  return {
    file,
    ...defined({ hash: translates }),
    texts: rest,
    where: (path) => source.at(paths.get(path) ?? []),
  };
}

interface Flat {
  readonly texts: Record<string, string>;
  /** The keys that lead to each text: `checks.leader.title` may be one key or three. */
  readonly paths: ReadonlyMap<string, readonly PropertyKey[]>;
}

function flatten(source: YamlSource | undefined, messages: LintWords, report: ReportProblem): Flat {
  const texts: Record<string, string> = {};
  const paths = new Map<string, readonly PropertyKey[]>();
  const walk = (value: unknown, keys: readonly PropertyKey[]): void => {
    const name = keys.map(String).join('.');
    if (typeof value === 'string') {
      texts[name] = value.trim();
      paths.set(name, keys);
    } else if (typeof value === 'object' && value !== null) {
      const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
      for (const [key, item] of entries) walk(item, [...keys, key]);
    } else if (typeof value === 'number' && name === 'translates') {
      // YAML reads a hash of digits only as a number.
      texts[name] = String(value);
    } else if (source !== undefined && value !== undefined && !(value === null && keys.length === 0)) {
      report(source.at(keys), messages.wrongType(name, 'string', value === null ? 'null' : typeof value));
    }
  };
  walk(source?.value, []);
  return { texts, paths };
}
