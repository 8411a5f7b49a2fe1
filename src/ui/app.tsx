/** The screen: what the tutor's state looks like in this window, and what keys do to it. */
import { useApp } from 'ink';
import { useRef, useState, useSyncExternalStore } from 'react';
import { isUnderWay } from '../exercise/reduce.ts';
import type { ExerciseState } from '../exercise/state.ts';
import type { Language } from '../i18n/language.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Reviewer } from '../review/reviewer.ts';
import type { Surroundings, Tutor } from '../tutor/types.ts';
import { isBusy } from '../tutor/walk/reduce.ts';
import { defined } from '../value/defined.ts';
import type { Spots } from './hooks/use-click.ts';
import { type ExerciseAccess, useExercises, useFollowUp } from './hooks/use-exercises.ts';
import { useExpiring } from './hooks/use-expiring.ts';
import { useGiveTerminal } from './hooks/use-give-terminal.ts';
import { type KeyTargets, useKeys } from './hooks/use-keys.ts';
import { useLending } from './hooks/use-lending.ts';
import { useFading } from './hooks/use-lost.ts';
import { useMouse } from './hooks/use-mouse.ts';
import { usePreparing } from './hooks/use-preparing.ts';
import { useReport } from './hooks/use-report.ts';
import { useReview } from './hooks/use-review.ts';
import { useSeconds } from './hooks/use-seconds.ts';
import { type SizeWatch, useSize } from './hooks/use-size.ts';
import { useSuspend } from './hooks/use-suspend.ts';
import { useTutor } from './hooks/use-tutor.ts';
import { TypedContext } from './hooks/use-typed.ts';
import { useWatching } from './hooks/use-watching.ts';
import { type Scene, screenFor } from './scene.ts';
import { Screen } from './screen.tsx';
import { countsDown } from './state/room-line.ts';
import { startScreen } from './state/screen-state.ts';
import type { ScrollPosition } from './state/scroll.ts';
import type { ScreenStore } from './state/store.ts';
import type { FactsWatch } from './terminal/facts.ts';
import type { Mouse } from './terminal/mouse.ts';
import { type ThemeChoice, themeFor } from './theme/choice.ts';

export interface AppProps {
  readonly tutor: Tutor;
  readonly store: ScreenStore;
  readonly size: SizeWatch;
  readonly language: Language;
  /** Returns the tutor in another language; without it the screen keeps its language. */
  readonly setLanguage?: (language: Language) => void | Promise<void>;
  readonly facts: FactsWatch;
  /** Undefined if the mouse is off. */
  readonly mouse: Mouse | undefined;
  /** Undefined without colours: then none can be chosen. */
  readonly theme: ThemeChoice | undefined;
  readonly rememberTheme?: (theme: ThemeChoice) => void;
  /** Lists exercises and opens them; undefined if there are none. */
  readonly exercises?: ExerciseAccess;
  /** The exercise that is open from the start. */
  readonly opensExercise?: string;
  readonly version: string;
  /** Asks cards that are due; without it none are. */
  readonly reviewer?: Reviewer;
  /** Rows that must stay free at the bottom: one in Windows' console, which scrolls when its last cell is written. */
  readonly spareRows: number;
  /** Stops the process for Ctrl-Z; undefined if that is not possible. */
  readonly stop?: () => void;
  /** Draws every row again. */
  readonly redraw: () => void;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** The time in an exercise is told in minutes. */
const EVERY_SO_OFTEN_MS = 15_000;

/** The facts in the frame of an exercise: those of its own machines. */
function surroundingsIn({ driver, simulated }: ExerciseState, of: Surroundings): Surroundings {
  return { ...of, driver, simulated };
}

/** The whole screen. */
export function App(props: AppProps) {
  const { tutor, store } = props;
  const { exit } = useApp();
  const { columns, rows } = useSize(props.size);
  const [language, setLanguage] = useState(props.language);
  const [theme, setTheme] = useState(props.theme);
  const { background } = useSyncExternalStore(props.facts.subscribe, props.facts.get);
  const position = useRef<ScrollPosition>(undefined);
  useTutor(tutor);
  useReview(props.reviewer);
  useSyncExternalStore(store.subscribe, store.settled);
  const lend = useLending(props.mouse);
  useGiveTerminal(tutor, lend);
  useExpiring(store, store.get());
  const suspend = useSuspend(props.stop, lend);
  const { exercises, trainer, openExercise, closeExercise } = useExercises(
    props.exercises,
    language,
    store,
    props.opensExercise,
  );
  const isInExercise = store.get().page === 'exercise' && trainer !== undefined;
  const shown = isInExercise ? trainer : tutor;
  useSeconds(
    countsDown(tutor.getState()) ||
      (isInExercise ? isUnderWay(trainer.getState()) : isBusy(tutor.getState())),
  );
  useSeconds(isInExercise, EVERY_SO_OFTEN_MS);
  useWatching(shown, store.get().overlay?.name === 'map');
  useFading(shown.getTopology(), props.clock());

  const followUp = useFollowUp(props.exercises, language, tutor.getState(), trainer);
  const report = useReport(tutor, language, props.exercises?.list);

  const sceneNow = (screen = store.get()): Scene => ({
    state: tutor.getState(),
    screen: screenFor(screen, tutor.getState(), trainer?.getState()),
    command: tutor.command(),
    output: shown.getOutput(),
    topology: shown.getTopology(),
    visitors: isInExercise ? undefined : tutor.getVisitors(),
    surroundings: isInExercise ? surroundingsIn(trainer.getState(), tutor.surroundings) : tutor.surroundings,
    now: props.clock(),
    language,
    messages: messagesFor(language),
    canSetLanguage: props.setLanguage !== undefined,
    exercises,
    theme,
    hasMouse: props.mouse !== undefined,
    version: props.version,
    ...defined({ review: props.reviewer?.getState(), report, followUp, exercise: trainer?.getState() }),
  });
  const spots = useRef<Spots>(new Set());
  const targets: KeyTargets = {
    tutor,
    store,
    scene: () => sceneNow(),
    position,
    perform(request) {
      if (request.type === 'leave') exit(request.ending);
      else if (request.type === 'suspend') suspend();
      else if (request.type === 'redraw') props.redraw();
      else if (request.type === 'open-exercise') openExercise(request.id);
      else if (request.type === 'close-exercise') closeExercise();
      else if (request.type === 'exercise') trainer?.send(request.intent);
      else if (request.type === 'exercise-shell') void trainer?.openShell(lend);
      else if (request.type === 'review') props.reviewer?.send(request.intent);
      else if (request.type === 'theme') {
        setTheme(request.theme);
        props.rememberTheme?.(request.theme);
      } else
        void Promise.resolve(props.setLanguage?.(request.language)).then(() => setLanguage(request.language));
    },
  };
  const done = useKeys(targets);
  useMouse(props.mouse, spots.current, targets, done);
  const window = { theme: themeFor(theme ?? 'none', background), columns, rows: rows - props.spareRows };
  const firstStep = () => (
    <Screen scene={sceneNow(startScreen('walk'))} {...window} position={{ current: undefined }} />
  );
  usePreparing(store.get().page === 'welcome' ? firstStep : undefined, columns);
  return (
    <TypedContext value={store}>
      <Screen scene={sceneNow()} {...window} position={position} spots={spots.current} />
    </TypedContext>
  );
}
