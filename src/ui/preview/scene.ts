/** The scene of a step that is previewed: as a learner comes to it, or as it is once it has passed. */
import { DEFAULT_DRIVER } from '../../driver/traits.ts';
import type { Language } from '../../i18n/language.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { toSay } from '../../i18n/said.ts';
import { fillKnown, withBlanks } from '../../lesson/placeholders.ts';
import type { Course } from '../../lesson/types.ts';
import { commandFor } from '../../lesson/variants.ts';
import type { OutputView, StepRecord, Surroundings } from '../../tutor/types.ts';
import { startWalk } from '../../tutor/walk/start.ts';
import { defined } from '../../value/defined.ts';
import type { Scene } from '../scene.ts';
import { screenAt, startScreen } from '../state/screen-state.ts';
import type { ThemeChoice } from '../theme/choice.ts';
import { type PreviewState, previewedAt, previewedStops } from './state.ts';

const NO_OUTPUT: OutputView = { lineCount: 0, dropped: 0, lines: () => [] };
const PASSED: StepRecord = { status: 'passed', attempts: 1, durationMs: 0, answers: [] };

/** How the screen is set. */
export interface PreviewManner {
  readonly language: Language;
  readonly theme: ThemeChoice | undefined;
}

/** The scene; undefined without a step. */
export function previewScene(
  course: Course,
  state: PreviewState,
  { language, theme }: PreviewManner,
): Scene | undefined {
  const stops = previewedStops(course);
  const stop = stops[previewedAt(state, stops)];
  if (stop === undefined) return undefined;
  const { step } = stop;
  // A step of other drivers is shown as it is there.
  const driver = step.drivers?.includes(DEFAULT_DRIVER) === false ? step.drivers[0] : DEFAULT_DRIVER;
  const defaults = Object.fromEntries(course.settings.map(({ id, default: value }) => [id, value]));
  const records = state.isPassed ? { [step.id]: PASSED } : {};
  const walk = startWalk({
    course,
    driver: driver ?? DEFAULT_DRIVER,
    records,
    values: defaults,
    at: step.id,
  });
  const command = commandFor(step, {
    ...{ driver: driver ?? DEFAULT_DRIVER, shell: 'bash' },
    ...defined({ choice: step.choice?.default }),
  });
  const surroundings: Surroundings = {
    ...{ driver, simulated: true, why: toSay('cli').asked, impossible: {} },
    ...{ workspace: '', shell: 'bash', editor: '' },
  };
  return {
    state: {
      ...walk,
      phase: state.isPassed ? { name: 'passed', outcomes: [] } : { name: 'reading' },
      hintsShown: state.hints,
      practice: false,
    },
    screen: { ...screenAt(startScreen('walk'), step.id), ...defined({ scroll: state.scroll || undefined }) },
    command: command === undefined ? undefined : withBlanks(fillKnown(command, defaults)),
    output: NO_OUTPUT,
    topology: undefined,
    surroundings,
    now: 0,
    language,
    messages: messagesFor(language),
    canSetLanguage: true,
    exercises: undefined,
    theme,
    hasMouse: false,
    version: '',
  };
}
