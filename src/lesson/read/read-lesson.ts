/** Reads one lesson file. */
import type { LintWords, Position, ReportProblem } from '../problem.ts';
import { frontMatter } from '../schema/course.ts';
import type { Lesson } from '../types.ts';
import { isYamlFence, normalize, readDocument } from './document.ts';
import { isCommand } from './fences.ts';
import { positionOf, toBlocks } from './markdown.ts';
import { readStep, type SourceStep } from './read-step.ts';
import { fitToSchema } from './validate.ts';

/** A lesson with what is needed to locate its parts. */
export interface SourceLesson {
  readonly file: string;
  /** The whole text, line ends as Unix writes them. */
  readonly text: string;
  readonly lesson: Lesson;
  readonly steps: readonly SourceStep[];
  readonly idAt: Position;
  /** Every step of the file could be read. */
  readonly complete: boolean;
}

/** Reads a lesson; undefined when its front matter is invalid. Invalid steps are reported and left out. */
export function readLesson(
  file: string,
  text: string,
  messages: LintWords,
  report: ReportProblem,
): SourceLesson | undefined {
  const document = readDocument(text, messages, report);
  const head = document.frontMatter && fitToSchema(document.frontMatter, frontMatter, messages, report);
  for (const node of document.intro) {
    const misplaced = node.type === 'code' && (isCommand(node) || isYamlFence(node, 'step'));
    if (misplaced) report(positionOf(node), messages.fenceBeforeStep);
  }
  const steps = document.sections.flatMap((section) => readStep(section, messages, report) ?? []);
  const complete = steps.length === document.sections.length;
  const intro = toBlocks(document.intro, { messages, report });
  if (head === undefined) return undefined;
  // Properties of the lesson are copied to each of its steps, so that other code need not look at both.
  const sourceSteps = head.optional ? steps.map(asOptional) : steps;
  const idAt = document.frontMatter?.at(['id']) ?? { line: 1, column: 1 };
  return {
    file,
    text: normalize(text),
    steps: sourceSteps,
    complete,
    idAt,
    lesson: { ...head, intro, steps: sourceSteps.map(({ step }) => step) },
  };
}

function asOptional(source: SourceStep): SourceStep {
  return { ...source, step: { ...source.step, optional: true } };
}
