/** A course as the program sees it: one language, placeholders still unresolved. */
import type { CheckSpec, CountSpec, DiagnosisSpec, Pattern } from '../check/types.ts';
import type { DriverId, ShellKind } from '../driver/types.ts';
import type { RuleSpec } from './rule-spec.ts';

export interface Course {
  readonly id: string;
  readonly title: string;
  /** One paragraph for the first screen. */
  readonly summary: string;
  /** Who wrote it, as it says itself. */
  readonly author?: string;
  readonly lessons: readonly Lesson[];
  /** Placeholders with a default that a learner may set. */
  readonly settings: readonly Setting[];
  /** Files that steps may put into the workspace, by name. */
  readonly files: Readonly<Record<string, string>>;
  /** Known failures that may happen in any step. */
  readonly diagnoses: readonly DiagnosisSpec[];
  /** What programs, subcommands and options mean, in one line each: `docker swarm init --advertise-addr`. */
  readonly usage: Readonly<Record<string, string>>;
  /** Columns, by their headings, that a table in any output keeps where it is too wide: the first list whose columns it has. */
  readonly tables: readonly (readonly string[])[];
  /** The swarm in which reviews ask for commands; without it they don't. */
  readonly review?: ReviewStart;
  /** Cheat sheet, in order. */
  readonly cheatsheet: readonly CheatsheetEntry[];
  /** What the course is about, across its lessons, in order; empty if each lesson is a topic of its own. */
  readonly topics: readonly Topic[];
  /** The words of the course, in order. */
  readonly glossary: readonly GlossaryTerm[];
  /** The step after which the cluster is as the course wants it: a self-check without progress looks at its state. */
  readonly goal: string;
  /** The assignment of such a self-check, in words: the cluster at the goal. Lines that begin with `- ` are items. */
  readonly assignment?: string;
}

export interface Setting {
  readonly id: string;
  readonly title: string;
  readonly default: string;
  /** The form of a value. */
  readonly pattern?: string;
}

/** A subject that is taught in several places. */
export interface Topic {
  readonly id: string;
  readonly title: string;
  /** The steps that teach or ask it, in order. */
  readonly steps: readonly string[];
  /** Besides its own id, the topics of exercises that belong to it. */
  readonly exercises: readonly string[];
}

/** A swarm of which each command that is asked for gets a throw-away copy. */
export interface ReviewStart {
  readonly machines: readonly string[];
  readonly managers: readonly string[];
  readonly workers: readonly string[];
  /** The machine that the shell points to. */
  readonly shell?: string;
  /** Commands that are run then, in bash. */
  readonly commands: readonly string[];
}

/** A word of the course, and what it means. */
export interface GlossaryTerm {
  readonly id: string;
  readonly term: string;
  /** A sentence or two. */
  readonly means: string;
  /** The step that teaches it. */
  readonly step?: string;
  /** The same word in the other languages of the course. */
  readonly also?: readonly string[];
}

export interface CheatsheetEntry {
  readonly title: string;
  /** Further words that the search finds it by, those of the translation included. */
  readonly words?: readonly string[];
  readonly commands: readonly CommandVariant[];
  /** Reviews ask for it once a step is done; `before` makes something for it to do. */
  readonly review?: { readonly after: string; readonly before: readonly string[] };
}

export interface Lesson {
  readonly id: string;
  readonly title: string;
  /** The walk asks for none of its steps; one key leaves all of them out. */
  readonly optional?: true;
  readonly intro: readonly Block[];
  readonly steps: readonly Step[];
}

/** What a course is made of, without what its steps are. */
export interface CourseOutline extends Pick<Course, 'id' | 'title'> {
  readonly lessons: readonly LessonOutline[];
}

export interface LessonOutline extends Pick<Lesson, 'id' | 'title'> {
  readonly steps: readonly Pick<Step, 'id' | 'title' | 'optional' | 'drivers'>[];
}

/**
 * `run` runs a command; `by-hand` is done by the learner and verified; `question` asks;
 * `input` asks for a setting; `read` explains.
 */
export type StepKind = 'run' | 'by-hand' | 'question' | 'input' | 'read';

export interface Step {
  readonly id: string;
  readonly title: string;
  readonly kind: StepKind;
  /** The course is complete without it: nothing later builds on it, and a self-check does not require it. */
  readonly optional?: true;
  readonly prose: readonly Block[];
  /** Shown once the step has passed: what was seen and what it means. */
  readonly after: readonly Block[];
  readonly commands: readonly CommandVariant[];
  /** The time limit of the command, milliseconds. */
  readonly timeoutMs: number;
  /** The command talks to the learner (login, ssh session): it gets the terminal. */
  readonly interactive: boolean;
  /** Where this holds, the command has been run before, and is not run a second time. */
  readonly unless?: CheckSpec;
  readonly captures: readonly Capture[];
  readonly checks: readonly CheckSpec[];
  readonly diagnoses: readonly DiagnosisSpec[];
  readonly hints: readonly string[];
  /** The part of the command's output that the step is about. */
  readonly shows?: OutputFocus;
  readonly question?: Question;
  /** Asked before the command runs. */
  readonly predict?: Prediction;
  /** The address of the app that visitors ask while the step is tried. */
  readonly visitors?: string;
  /** Asked about the output, once the step has passed. */
  readonly explain?: Explanation;
  readonly choice?: Choice;
  /** The earlier step at which the choice is made; asked here only if the learner left that step out. */
  readonly choiceFrom?: string;
  /** Something done before: the learner finds the command, unless they would rather be shown it. */
  readonly practice?: true;
  /** The setting that an `input` step asks for. */
  readonly input?: string;
  /** A change of a workspace file that the tutor can make for the learner. */
  readonly edit?: FileEdit;
  /** Files of the course that this step puts into the workspace when they are not there. */
  readonly place: readonly string[];
  /** Rows of the coverage table. */
  readonly covers: readonly string[];
  /** Checks of earlier steps, `step` or `step/check`, that no longer hold once this step is done. */
  readonly ends: readonly string[];
  /** Only on these drivers; elsewhere the step does not exist. */
  readonly drivers?: readonly DriverId[];
  /** The things that this step leaves on the learner's computer, for the ledger: `machine:myvm1`, `stack:getstartedlab`, `container:x`. */
  readonly makes: readonly string[];
  /** The things that it removes, in the same form: only things in the ledger may go. */
  readonly removes?: readonly string[];
  /** What must hold from the start: only in the goal of an exercise. */
  readonly rules?: readonly RuleSpec[];
  /** The text this translation was made from has changed since. */
  readonly stale?: boolean;
}

/** One form of a command. The first variant that fits driver, shell and choice is used. */
export interface CommandVariant {
  readonly text: string;
  readonly drivers?: readonly DriverId[];
  readonly shells?: readonly ShellKind[];
  readonly choice?: string;
}

/** The part of an output that is shown in any case, however small the window. */
export interface OutputFocus {
  /** Columns of a table in it, by their headings. */
  readonly columns?: readonly string[];
  /** Lines, by what they match. */
  readonly lines?: readonly Pattern[];
}

export interface Capture {
  readonly id: string;
  /** Its source: the step's own stdout, or a command that is run when needed. */
  readonly from: 'stdout' | 'ask';
  /** First group is the value; without it the trimmed text. */
  readonly match?: string;
  /** The command that prints it, also used to fetch a secret again. */
  readonly ask?: string;
  readonly secret: boolean;
}

/** One of the answers among which a learner picks, and what is said of it afterwards. */
export interface AnswerOption {
  readonly id: string;
  readonly text: string;
  readonly why: string;
}

export interface Question {
  readonly prompt: string;
  /** The same in other words, for a review. */
  readonly again?: string;
  readonly options: readonly (AnswerOption & { readonly right: boolean })[];
}

/** What will happen? Asked before the command; what is there once the step has passed tells which answer was right. */
export type Prediction = PickedPrediction | NumberPrediction;

/** The right option is the first whose condition holds. */
export interface PickedPrediction {
  readonly prompt: string;
  /** The same in other words, for a review. */
  readonly again?: string;
  readonly options: readonly (AnswerOption & { readonly when: CheckSpec })[];
}

/** The right number is the one that is counted. */
export interface NumberPrediction {
  readonly prompt: string;
  readonly again?: string;
  readonly number: CountSpec;
  /** Why there are as many as there are. */
  readonly why: string;
}

/**
 * What does the output mean? Asked once the step has passed, below what its command printed. An option is right if the
 * file says so, or else the first whose condition holds.
 */
export interface Explanation {
  readonly prompt: string;
  /** The same in other words, and understood without the output: for a review. */
  readonly again?: string;
  readonly options: readonly (AnswerOption & { readonly right: boolean; readonly when?: CheckSpec })[];
}

/** A fork inside a step: the learner picks, and commands and checks of that option apply. */
export interface Choice {
  readonly prompt: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  /** The option that an unattended walk takes. */
  readonly default: string;
}

export interface FileEdit {
  readonly file: string;
  /** Dotted paths and the values they are set to. */
  readonly set: Readonly<Record<string, string | number>>;
}

/** Prose, reduced to what a terminal can show well. */
export type Block =
  | { readonly type: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly type: 'heading'; readonly content: readonly Inline[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly type: 'quote'; readonly blocks: readonly Block[] }
  | { readonly type: 'code'; readonly lang: string; readonly text: string }
  | { readonly type: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] };

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong'; readonly content: readonly Inline[] }
  | { readonly type: 'emphasis'; readonly content: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'link'; readonly href: string; readonly content: readonly Inline[] }
  | { readonly type: 'break' };
