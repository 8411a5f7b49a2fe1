/** Everything that the screen shows, at one moment. It is a function of this and of the window. */
import type { Topology } from '../check/types.ts';
import type { ShellKind } from '../driver/types.ts';
import type { ExerciseEntry } from '../exercise/entries.ts';
import type { ExerciseState } from '../exercise/state.ts';
import type { Language } from '../i18n/language.ts';
import type { Messages } from '../i18n/messages.ts';
import type { KnownWords } from '../lesson/command-parts.ts';
import type { LearningReport } from '../report/learned.ts';
import type { ReviewState } from '../review/session.ts';
import type { OutputView, Surroundings, VisitorCounts, WalkState } from '../tutor/types.ts';
import { isBusy } from '../tutor/walk/reduce.ts';
import { defined } from '../value/defined.ts';
import { canTypeInExercise } from './state/exercise.ts';
import { type ScreenState, screenAt, withField, withoutField } from './state/screen-state.ts';
import { isPassed, stepOf } from './state/step.ts';
import { type Fill, fill } from './text/fill.ts';
import type { ThemeChoice } from './theme/choice.ts';

export interface Scene {
  readonly state: WalkState;
  readonly screen: ScreenState;
  /** The step's command as it would run now. */
  readonly command: string | undefined;
  readonly output: OutputView;
  readonly topology: Topology | undefined;
  /** Of the last attempt at this step. */
  readonly visitors?: VisitorCounts | undefined;
  readonly surroundings: Surroundings;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly language: Language;
  readonly messages: Messages;
  readonly canSetLanguage: boolean;
  /** Empty until their page is opened; undefined if there are none to open. */
  readonly exercises: readonly ExerciseEntry[] | undefined;
  /** A small task that is offered at the end of a lesson. */
  readonly followUp?: ExerciseEntry;
  /** The exercise that is open. While it is shown, output, topology and surroundings are its. */
  readonly exercise?: ExerciseState;
  /** The chosen theme; undefined without colours. */
  readonly theme: ThemeChoice | undefined;
  /** The mouse is used. */
  readonly hasMouse: boolean;
  readonly version: string;
  /** What was learned, once all is done. */
  readonly report?: LearningReport;
  /** The cards that are due; undefined without reviews. */
  readonly review?: ReviewState;
}

/** The placeholders of what is shown, filled into text for people. */
export function fillFor({ screen, exercise, state }: Pick<Scene, 'screen' | 'exercise' | 'state'>): Fill {
  return fillOf(screen.page === 'exercise' && exercise ? { values: exercise.values, secrets: [] } : state);
}

/** The placeholders of the walk, filled into text for people. */
export function fillOf({ values, secrets }: Pick<WalkState, 'values' | 'secrets'>): Fill {
  return (text) => fill(text, values, secrets);
}

/** The known words of commands in a walk: those that the course explains, and its values. */
export function knownWordsOf({ course, values }: Pick<WalkState, 'course' | 'values'>): KnownWords {
  return { usage: course.usage, values: new Set(Object.values(values)) };
}

/** The shell that examples and the cheat sheet are written for. */
export function shellKindOf(surroundings: Surroundings): ShellKind {
  return /powershell|pwsh/i.test(surroundings.shell) ? 'powershell' : 'bash';
}

/**
 * The screen's memory for a state: at the walk's step, and with the field open
 * if the step asks for a value, or if the learner types in an exercise.
 */
export function screenFor(screen: ScreenState, state: WalkState, exercise?: ExerciseState): ScreenState {
  if (screen.page === 'exercise') return inTyping(screen, exercise);
  const step = stepOf(state);
  const here = screenAt(screen, state.finished ? '' : (step?.id ?? ''));
  const asks =
    step?.kind === 'input' && here.page === 'walk' && !state.finished && !isBusy(state) && !isPassed(state);
  if (!asks || step.input === undefined || here.field || here.fieldLeft) return here;
  const setting = state.course.settings.find(({ id }) => id === step.input);
  return withField(here, 'input', state.values[step.input] ?? setting?.default ?? '');
}

/** An exercise has a command line, which is open again after each command, until it is left. */
function inTyping(screen: ScreenState, exercise: ExerciseState | undefined): ScreenState {
  const here = { screen, ...defined({ exercise }) };
  if (!canTypeInExercise(here)) return screen.field ? withoutField(screen) : screen;
  return screen.field || screen.fieldLeft || screen.typed !== undefined
    ? screen
    : withField(screen, 'type', '');
}
