/** Reads one exercise file. */
import type { Code, RootContent } from 'mdast';
import { defined } from '../../value/defined.ts';
import type { Exercise, WrongTurn } from '../exercise-types.ts';
import type { LintWords, Position, ReportProblem } from '../problem.ts';
import type { RuleSpec } from '../rule-spec.ts';
import { exerciseBlock, exerciseHead, type RawExercise, type RawRule } from '../schema/exercise.ts';
import { stepBlock } from '../schema/step.ts';
import type { CommandVariant, Step } from '../types.ts';
import { fenceWords, isYamlFence, normalize, readDocument, readFence, type Section } from './document.ts';
import { checkExample, type Fence, readCommand } from './fences.ts';
import { positionOf, toBlocks } from './markdown.ts';
import type { SourceLesson } from './read-lesson.ts';
import { fieldsOf, type SourceStep } from './read-step.ts';
import { fitToSchema } from './validate.ts';

/** An exercise with what is needed to locate its parts. As a lesson, its steps are the goal and those of the solutions. */
export interface SourceExercise extends SourceLesson {
  readonly exercise: Exercise;
  readonly wrongTurns: readonly { readonly turn: WrongTurn; readonly at: Position }[];
  /** The commands of its start and of wrong turns. */
  readonly unshown: readonly Fence[];
}

const START = 'start';
const SOLUTION = 'solution';
const WRONG = 'wrong';
const MARK = /^(start|wrong|solution(=[a-z0-9]+(-[a-z0-9]+)*)?)$/;
/** A name made of dots only is a folder's. */
const FILE = /^file=(?!\.+$)([\w.-]+)$/;

/** The purpose of a block, by a word of its fence. */
function markOf(node: RootContent): string | undefined {
  return node.type === 'code' ? fenceWords(node).find((word) => MARK.test(word)) : undefined;
}

function fileOf(node: RootContent): string | undefined {
  if (node.type !== 'code') return undefined;
  return fenceWords(node).flatMap((word) => FILE.exec(word)?.[1] ?? [])[0];
}

/** Sections by their content; each is of one kind. */
type SectionKind = 'goal' | typeof START | typeof SOLUTION | typeof WRONG;

function kindOf(section: Section): SectionKind | undefined {
  if (section.nodes.some((node) => isYamlFence(node, 'exercise'))) return 'goal';
  if (section.nodes.some((node) => fileOf(node) !== undefined)) return START;
  const mark = section.nodes.flatMap((node) => markOf(node) ?? [])[0];
  if (mark === START || mark === WRONG) return mark;
  return mark === undefined ? undefined : SOLUTION;
}

/** Reads an exercise; undefined after reporting why it is invalid. */
export function readExercise(
  file: string,
  text: string,
  messages: LintWords,
  report: ReportProblem,
): SourceExercise | undefined {
  const document = readDocument(text, messages, report);
  const head = document.frontMatter && fitToSchema(document.frontMatter, exerciseHead, messages, report);
  const of = (kind: SectionKind) => document.sections.filter((section) => kindOf(section) === kind);
  for (const section of document.sections)
    if (kindOf(section) === undefined) report(section.at, messages.sectionUseless);
  const [goalSection, second] = of('goal');
  if (second) report(second.at, messages.secondGoal);
  if (goalSection === undefined) report({ line: 1, column: 1 }, messages.noGoal);
  const goal = goalSection && readGoal(goalSection, messages, report);
  if (head === undefined || goal === undefined) return undefined;

  const ways = of(SOLUTION).flatMap((section) => readSolutionStep(section, messages, report) ?? []);
  const start = of(START).flatMap((section) => readCommands(section, START, messages, report));
  const wrong = of(WRONG).map((section) => {
    const fences = readCommands(section, WRONG, messages, report);
    const turn = { id: section.id, title: section.title, commands: fences.map(variantOf) };
    return { turn, at: section.at, fences };
  });
  const solutions = [...new Set(ways.map(({ solution }) => solution))].map((id) => ({
    id,
    steps: ways.filter(({ solution }) => solution === id).map(({ source }) => source.step.id),
  }));
  const steps = [goal.source, ...ways.map(({ source }) => source)];
  const { machines = head.needs, managers, workers, shell } = goal.raw;
  const exercise: Exercise = {
    ...head,
    intro: toBlocks(document.intro, { messages, report }),
    steps: steps.map(({ step }) => step),
    start: {
      machines,
      managers,
      workers,
      ...defined({ shell }),
      files: filesOf(of(START)),
      commands: start.map(variantOf),
    },
    rules: goal.raw.rules.map(toRule),
    solutions,
    wrongTurns: wrong.map(({ turn }) => turn),
  };
  return {
    file,
    text: normalize(text),
    lesson: exercise,
    exercise,
    steps,
    idAt: document.frontMatter?.at(['id']) ?? { line: 1, column: 1 },
    complete: true,
    wrongTurns: wrong,
    unshown: [...start, ...wrong.flatMap(({ fences }) => fences)],
  };
}

const variantOf = ({ variant }: Fence): CommandVariant => variant;

function readGoal(
  section: Section,
  messages: LintWords,
  report: ReportProblem,
): { readonly source: SourceStep; readonly raw: RawExercise } | undefined {
  const block = section.nodes.find((node): node is Code => isYamlFence(node, 'exercise'));
  for (const node of section.nodes) if (markOf(node)) report(positionOf(node), messages.goalCommand);
  const yaml = block && readFence(block, messages, report);
  const raw = yaml && fitToSchema(yaml, exerciseBlock, messages, report);
  if (block === undefined || yaml === undefined || raw === undefined) return undefined;
  const at = section.nodes.indexOf(block);
  const [prose, after] = [section.nodes.slice(0, at), section.nodes.slice(at + 1)];
  const { check, diagnose, hints, rules } = raw;
  const step: Step = {
    ...stepWith(section, prose, after, { messages, report }),
    commands: [],
    ...fieldsOf(stepBlock.parse({})),
    ...checksAndCauses({ check, diagnose, hints }),
    kind: 'by-hand',
    rules: rules.map(toRule),
  };
  return { source: { step, at: section.at, fences: [], kindSaid: true, where: yaml.at }, raw };
}

/** The fields that the block of an exercise shares with that of a step, in a step's form. */
function checksAndCauses(raw: Pick<RawExercise, 'check' | 'diagnose' | 'hints'>) {
  const { checks, diagnoses, hints } = fieldsOf({ ...stepBlock.parse({}), ...raw });
  return { checks, diagnoses, hints };
}

function toRule({ running, keep, untouched, atLeast = 1, ...common }: RawRule): RuleSpec {
  if (running !== undefined) return { kind: 'running', ...common, service: running, atLeast };
  if (untouched !== undefined) return { kind: 'untouched', ...common, path: untouched };
  if (keep === undefined) throw new TypeError(`the schema lets only rules with a kind pass: ${common.id}`);
  const { rows, ...rest } = keep;
  return { kind: 'keep', ...common, view: rows, ...rest };
}

function readSolutionStep(
  section: Section,
  messages: LintWords,
  report: ReportProblem,
): { readonly source: SourceStep; readonly solution: string } | undefined {
  const marks = [...new Set(section.nodes.flatMap((node) => markOf(node) ?? []))];
  const [mark = SOLUTION, other] = marks;
  if (other !== undefined) report(section.at, messages.twoMarks(mark, other));
  const isOwn = (node: RootContent): boolean => markOf(node) !== undefined;
  const last = section.nodes.findLastIndex(isOwn);
  const prose = section.nodes.slice(0, last).filter((node) => !isOwn(node));
  const fences = readCommands(section, mark, messages, report);
  if (fences.length === 0) return undefined;
  const step: Step = {
    ...stepWith(section, prose, section.nodes.slice(last + 1), { messages, report }),
    commands: fences.map(variantOf),
    ...fieldsOf(stepBlock.parse({})),
    kind: 'run',
  };
  const source = { step, at: section.at, fences, kindSaid: false, where: () => section.at };
  return { source, solution: mark.split('=')[1] ?? SOLUTION };
}

function stepWith(
  { id, title }: Section,
  prose: readonly RootContent[],
  after: readonly RootContent[],
  context: { readonly messages: LintWords; readonly report: ReportProblem },
) {
  for (const node of [...prose, ...after])
    if (node.type === 'code') checkExample(node, context.messages, context.report);
  return { id, title, prose: toBlocks(prose, context), after: toBlocks(after, context) };
}

/** The commands of a section with one mark. In a start and in a wrong turn nothing else would be shown. */
function readCommands(section: Section, mark: string, messages: LintWords, report: ReportProblem): Fence[] {
  const commands = section.nodes.filter((node): node is Code => markOf(node) === mark);
  if (mark === START || mark === WRONG) {
    for (const node of section.nodes) {
      const isComment = node.type === 'html';
      if (!isComment && markOf(node) !== mark && fileOf(node) === undefined)
        report(positionOf(node), messages.proseUnseen);
    }
  }
  return commands.flatMap((node) => readCommand(node, messages, report, [mark]) ?? []);
}

function filesOf(sections: readonly Section[]): Record<string, string> {
  return Object.fromEntries(
    sections.flatMap(({ nodes }) =>
      nodes.flatMap((node): [string, string][] => {
        const name = fileOf(node);
        return name === undefined || node.type !== 'code' ? [] : [[name, `${node.value}\n`]];
      }),
    ),
  );
}
