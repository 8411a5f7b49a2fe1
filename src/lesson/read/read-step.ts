/** Reads one section of a lesson file as a step. */

import type { Code, RootContent } from 'mdast';
import type { CheckSpec, CountSpec, DiagnosisSpec } from '../../check/types.ts';
import { defined } from '../../value/defined.ts';
import type { LintWords, Position, ReportProblem } from '../problem.ts';
import type { RawCount } from '../schema/asked.ts';
import type { RawCheck, RawCondition } from '../schema/check.ts';
import { type RawStep, stepBlock } from '../schema/step.ts';
import type { Explanation, Prediction, Step, StepKind } from '../types.ts';
import { isYamlFence, readFence, type Section } from './document.ts';
import { checkExample, type Fence, isCommand, readCommand } from './fences.ts';
import { positionOf, toBlocks } from './markdown.ts';
import { fitToSchema } from './validate.ts';
import type { YamlSource } from './yaml-source.ts';

/** A step with what is needed to locate its parts. */
export interface SourceStep {
  readonly step: Step;
  readonly at: Position;
  readonly fences: readonly Fence[];
  /** Whether the author named the kind. */
  readonly kindSaid: boolean;
  /** The place of a value in the step block; the heading when there is no block. */
  readonly where: YamlSource['at'];
}

/** Reads a section; undefined after reporting why it is not a step. */
export function readStep(
  section: Section,
  messages: LintWords,
  report: ReportProblem,
): SourceStep | undefined {
  const context = { messages, report };
  const blocks = section.nodes.filter((node): node is Code => isYamlFence(node, 'step'));
  const [block, second] = blocks;
  if (second) report(positionOf(second), messages.secondStepBlock);
  const split = block === undefined ? section.nodes.length : section.nodes.indexOf(block);
  const before = section.nodes.slice(0, split);
  const after = section.nodes.slice(split + 1);
  for (const node of after.filter(isCommand)) report(positionOf(node), messages.runAfterBlock);
  const fences = before.filter(isCommand).flatMap((node) => readCommand(node, messages, report) ?? []);
  const shown = (node: RootContent): boolean => !isCommand(node) && !isYamlFence(node, 'step');
  for (const node of section.nodes.filter(shown)) {
    if (node.type === 'code') checkExample(node, messages, report);
  }
  const source = block && readFence(block, messages, report);
  const raw = block === undefined ? stepBlock.parse({}) : source && readBlock(source, messages, report);
  if (raw === undefined) return undefined;
  const step: Step = {
    id: section.id,
    title: section.title,
    kind: kindOf(raw, fences.length > 0),
    prose: toBlocks(before.filter(shown), context),
    after: toBlocks(after.filter(shown), context),
    commands: fences.map((fence) => fence.variant),
    ...fieldsOf(raw),
  };
  return {
    step,
    at: section.at,
    fences,
    kindSaid: raw.kind !== undefined,
    where: source?.at ?? (() => section.at),
  };
}

function readBlock(source: YamlSource, messages: LintWords, report: ReportProblem): RawStep | undefined {
  // An empty block says nothing, which is all right.
  if (source.value === null) return stepBlock.parse({});
  return fitToSchema(source, stepBlock, messages, report);
}

function kindOf(raw: RawStep, hasCommands: boolean): StepKind {
  if (raw.kind !== undefined) return raw.kind;
  if (hasCommands) return 'run';
  if (raw.question !== undefined) return 'question';
  return raw.input === undefined ? 'read' : 'input';
}

/** The fields of a step that its block sets. */
export function fieldsOf(raw: RawStep) {
  const { kind: _kind, timeout, capture, check, diagnose, unless, predict, explain, ...rest } = raw;
  const diagnoses: readonly DiagnosisSpec[] = diagnose;
  return {
    ...rest,
    ...defined({
      unless: unless && toLook(unless, { id: 'unless', text: '' }),
      predict: predict && toPrediction(predict),
      explain: explain && toExplanation(explain),
    }),
    timeoutMs: timeout,
    captures: capture,
    checks: check.map(toCheck),
    diagnoses,
  };
}

/** The schema lets pass what has options, or a number. */
function toPrediction({ options, number, why = '', ...rest }: NonNullable<RawStep['predict']>): Prediction {
  if (number !== undefined) return { ...rest, number: toCount(number), why };
  return {
    ...rest,
    options: (options ?? []).map(({ when, ...option }) => ({ ...option, when: toLook(when, option) })),
  };
}

function toExplanation({ options, ...rest }: NonNullable<RawStep['explain']>): Explanation {
  return {
    ...rest,
    options: options.map(({ when, ...option }) => ({
      ...option,
      ...defined({ when: when && toLook(when, option) }),
    })),
  };
}

function toCount({ rows, output = '', ...rest }: RawCount): CountSpec {
  return rows === undefined ? { kind: 'output', match: output } : { kind: 'rows', view: rows, ...rest };
}

/** What decides about an option, or whether the command is run, as a check. */
function toLook(when: RawCondition, { id, text }: { readonly id: string; readonly text: string }): CheckSpec {
  return toCheck({ ...when, id, title: text, within: 0 });
}

/** The flat entry of the file as one of the four kinds of check. */
function toCheck(raw: RawCheck): CheckSpec {
  const { rows, output, http, file, within, ...rest } = raw;
  const { id, title, hint, choice, drivers } = rest;
  const common = {
    id,
    title,
    withinMs: within,
    ...defined({ hint, choice, drivers }),
  };
  if (rows !== undefined) return { kind: 'rows', view: rows, withinMs: within, ...rest };
  if (output !== undefined) return { kind: 'output', ...common, ...output };
  if (http !== undefined) return { kind: 'http', ...common, ...http };
  if (file !== undefined) return { kind: 'file', ...common, ...file };
  throw new TypeError(`the schema lets only checks with a kind pass: ${id}`);
}
