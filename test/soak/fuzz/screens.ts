/** The screens on which random keys are pressed, over worlds in which no command ever does what it should. */

import { entriesOf } from '../../../src/exercise/entries.ts';
import { reduceExercise } from '../../../src/exercise/reduce.ts';
import type { TrainingEvent } from '../../../src/exercise/state.ts';
import type { Trainer } from '../../../src/exercise/training.ts';
import type { Language } from '../../../src/i18n/language.ts';
import { loadExercises } from '../../../src/lesson/courses.ts';
import type { Card } from '../../../src/review/cards.ts';
import { createReviewer, type Reviewer } from '../../../src/review/reviewer.ts';
import { RoomState } from '../../../src/room/board/room-state.ts';
import type { BoardNow, BoardSource } from '../../../src/room/board/source.ts';
import { boardView } from '../../../src/room/board/view.ts';
import type { StepEvent } from '../../../src/room/contract/events.ts';
import type { LogEntry } from '../../../src/room/contract/log.ts';
import { outlineOf } from '../../../src/room/contract/outline.ts';
import { showBoard } from '../../../src/ui/board/index.tsx';
import type { ExerciseAccess } from '../../../src/ui/hooks/use-exercises.ts';
import { type ScreenOptions, showTutor } from '../../../src/ui/index.tsx';
import type { Ending } from '../../../src/ui/keys/deed.ts';
import { showWatch } from '../../../src/ui/watch/index.tsx';
import type { Random } from '../../support/chance.ts';
import { doing } from '../../support/doing.ts';
import { fakeCourse } from '../../support/fake-course.ts';
import { createFakeTutor, type FakeTutor, outcome, passed, twoMachines } from '../../support/fake-tutor.ts';
import type { BareTerminal } from './bare-terminal.ts';
import { openPreview } from './preview-screen.ts';

/** A screen that is open. */
export interface OpenScreen {
  readonly ending: Promise<Ending>;
  /** What was taken for done, though nothing has been. */
  wronglyDone(): string[];
}

type Open = (terminal: BareTerminal, random: Random, signal: AbortSignal) => OpenScreen;

const NOW = Date.parse('2026-01-01T10:00:00Z');

/** A tutor at some step, whose commands fail or run until they are stopped. */
function failingTutor(random: Random): FakeTutor {
  const ids = fakeCourse.lessons.flatMap(({ steps }) => steps.map(({ id }) => id));
  const at = random.pick(ids);
  const runsOn = random.below(3) === 0;
  const done = ids.slice(0, ids.indexOf(at)).map((id) => [id, passed]);
  return createFakeTutor({
    at,
    records: Object.fromEntries(done),
    ...(random.below(2) === 0 ? { topology: twoMachines } : {}),
    perform(effect, tutor) {
      const end = (why: 'checks' | 'interrupted'): void => {
        const result = { passed: false, why, exitCode: 1, outcomes: [] };
        tutor.happen({ type: 'ended', at: tutor.now, tookMs: 1, result });
      };
      if (effect.type === 'interrupt') queueMicrotask(() => end('interrupted'));
      if (effect.type !== 'attempt' && effect.type !== 'verify' && effect.type !== 'fix') return;
      const command = ('override' in effect ? effect.override : undefined) ?? tutor.command() ?? '';
      queueMicrotask(() => {
        tutor.happen({ type: 'started', command, at: tutor.now });
        tutor.print(...Array.from({ length: 30 }, (_, line) => `line ${line} of ${command.slice(0, 80)}`));
        if (!runsOn) end('checks');
      });
    },
  });
}

/** Steps that have something to prove, and count as passed although they were not before. */
function wronglyPassed(tutor: FakeTutor, before: ReadonlySet<string>): string[] {
  const { stops, records } = tutor.getState();
  return stops
    .filter(({ step }) => step.commands.length > 0 && records[step.id]?.status === 'passed')
    .filter(({ step }) => !before.has(step.id))
    .map(({ step }) => `${step.id} counts as passed`);
}

/** An exercise whose commands fail, or run until they are stopped. */
function failingTrainer(id: string, language: Language, runsOn: boolean): Trainer {
  let state = doing(id, {}, { language });
  const listeners = new Set<() => void>();
  const failing = state.checks.map((check) => outcome(check.id, 'failed'));
  const happen = (event: TrainingEvent): void => {
    const reduced = reduceExercise(state, event, NOW);
    state = reduced.state;
    for (const effect of reduced.effects)
      queueMicrotask(() => {
        const { rules } = state;
        const wasRunning = effect.type === 'run' || effect.type === 'follow';
        if ((wasRunning && !runsOn) || (effect.type === 'interrupt' && state.phase.name === 'running'))
          happen({ type: 'ran', ran: { command: 'a command', exitCode: 1 } });
        if (effect.type === 'judge') happen({ type: 'judged', checks: failing, rules });
        if (effect.type !== 'build') return;
        const { values, driver, simulated } = state;
        const { record = doing(id).record } = state;
        if (record) happen({ type: 'opened', driver, simulated, values, record });
      });
    for (const listener of listeners) listener();
  };
  return {
    getState: () => state,
    getOutput: () => ({ lineCount: 1, dropped: 0, lines: () => ['a line'] }),
    getTopology: () => twoMachines,
    keepLooking: () => undefined,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send: happen,
    openShell: (lend) => lend(() => undefined),
    reword(exercise) {
      state = { ...state, exercise };
      for (const listener of listeners) listener();
    },
    settled: async () => undefined,
    close: async () => undefined,
  };
}

interface Access extends ExerciseAccess {
  readonly opened: Trainer[];
}

function failingExercises(random: Random): Access {
  const runsOn = random.below(3) === 0;
  const opened: Trainer[] = [];
  return {
    opened,
    list: (language) => entriesOf(loadExercises(undefined, language), {}),
    open(exercise, language) {
      const trainer = failingTrainer(exercise, language, runsOn);
      opened.push(trainer);
      return trainer;
    },
    followUp: () => undefined,
    inLanguage: (exercise, language) => loadExercises(undefined, language).find(({ id }) => id === exercise),
  };
}

const CARDS: readonly Card[] = [
  {
    ...{ kind: 'question', id: 'question:q', step: 's', learnedAt: 0 },
    question: {
      ...{ prompt: 'Which?', again: 'Which of the two is it?' },
      options: [
        { id: 'a', text: 'the first '.repeat(12), right: false, why: 'Not the first. '.repeat(8) },
        { id: 'b', text: 'the second', right: true, why: 'It is the second.' },
      ],
    },
  },
  ...['one', 'two'].map(
    (id): Card => ({
      ...{ kind: 'command', id: `command:${id}`, step: 's', learnedAt: 0, before: [] },
      ...{ task: 'Drain a node', command: 'docker node update --availability drain myvm2' },
    }),
  ),
];

/** A review in which every typed command is wrong. */
function sternReviewer(random: Random): Reviewer & { readonly known: Set<string> } {
  const known = new Set<string>();
  const reviewer = createReviewer({
    due: random.below(2) === 0 ? CARDS : CARDS.toReversed(),
    memories: {},
    remember: async () => undefined,
    openSwarm: async () => ({
      begin: async () => undefined,
      judge: async (_card, typed) => ({ kind: 'failed', output: `no ${typed}` }),
      close: async () => undefined,
    }),
    now: () => NOW,
    random: () => random.below(1000) / 1000,
  });
  reviewer.subscribe(() => {
    const { phase, due, at } = reviewer.getState();
    const card = due[at];
    if (phase.name === 'told' && phase.grade !== 'unknown' && card?.kind === 'command') known.add(card.id);
  });
  return Object.assign(reviewer, { known });
}

const onTutor =
  (
    change: (parts: { random: Random; exercises: Access; reviewer: Reviewer }) => Partial<ScreenOptions>,
  ): Open =>
  (terminal, random, signal) => {
    const tutor = failingTutor(random);
    const before = new Set(Object.keys(tutor.getState().records));
    const exercises = failingExercises(random);
    const reviewer = sternReviewer(random);
    const ending = showTutor(tutor, {
      language: random.pick(['en', 'zh'] as const),
      setLanguage: () => undefined,
      ...{ color: false, version: '0.1.0', welcome: false, mouse: true, exercises, reviewer, signal },
      ...{ stdin: terminal.stdin, stdout: terminal.stdout, clock: () => tutor.now, stop: () => undefined },
      ...change({ random, exercises, reviewer }),
    });
    return {
      ending,
      wronglyDone: () => [
        ...wronglyPassed(tutor, before),
        ...exercises.opened
          .filter((one) => one.getState().phase.name === 'over' || one.getState().record?.passedAt)
          .map((one) => `${one.getState().exercise.id} counts as solved`),
        ...[...reviewer.known].map((id) => `${id} counts as known`),
      ],
    };
  };

/** A room with somebody who is stuck, and somebody whose hand is raised. */
function smallRoom(): BoardSource {
  const outline = outlineOf(undefined);
  const state = new RoomState();
  const at = NOW - 600_000;
  const step = outline.steps[3]?.id ?? '';
  const stuck: StepEvent = {
    ...{
      type: 'step',
      step,
      status: 'failed',
      tries: 2,
      hints: 1,
      spentMs: 60_000,
      done: 3,
      finished: false,
    },
    failing: [{ check: 'nodes', title: 'Two nodes are there', expected: '2 nodes', seen: '1 node' }],
  };
  const told: readonly Pick<LogEntry, 'by' | 'body'>[] = [
    { by: 1, body: { type: 'joined', name: 'Ada' } },
    { by: 2, body: { type: 'joined', name: '李雷' } },
    { by: 1, body: stuck },
    { by: 2, body: { type: 'hand', up: true } },
  ];
  for (const [index, entry] of told.entries())
    state.apply({ ...entry, pos: index + 1, at, id: String(index) });
  const now: BoardNow = {
    ...{ name: 'Monday', code: 'AAAA-BBBB', view: boardView(state, outline, NOW, true) },
    ...{ ahead: 0, isLost: false, isStoreSilent: false },
  };
  return {
    ...{ outline, isTeacher: true, now: () => now, subscribe: () => () => undefined },
    act: async () => undefined,
    learner: async () => undefined,
    at: async () => [],
    figures: async () => '',
  };
}

const openBoard: Open = (terminal, random, signal) => ({
  ending: showBoard({
    ...{
      source: smallRoom(),
      isServing: true,
      language: random.pick(['en', 'zh'] as const),
      theme: undefined,
    },
    joining: {
      ...{ commands: ['swarm-tutor join 192.0.2.7:8765/AAAA-BBBB'], addresses: ['http://192.0.2.7:8765'] },
      ...{ qr: ['▄▀▄', '▀▄▀'], key: 'k-only-for-the-teacher', advice: () => ['Only here.'] },
    },
    writeFigures: async (file) => ({ written: [`/here/${file}.csv`] }),
    ...{ figuresFile: 'Monday', mouse: true, isAmbiguousWide: false, signal },
    ...{ stdin: terminal.stdin, stdout: terminal.stdout },
  }),
  wronglyDone: () => [],
});

const openWatch: Open = (terminal, random, signal) => ({
  ending: showWatch({
    source: { topology: () => twoMachines, subscribe: () => () => undefined },
    ...{ driver: 'simulator', simulated: true, language: random.pick(['en', 'zh'] as const) },
    ...{ theme: undefined, mouse: true, isAmbiguousWide: false, signal },
    ...{ stdin: terminal.stdin, stdout: terminal.stdout },
  }),
  wronglyDone: () => [],
});

/** All screens, by name. */
export const SCREENS: Readonly<Record<string, Open>> = {
  walk: onTutor(() => ({})),
  welcome: onTutor(() => ({ welcome: true })),
  exercise: onTutor(({ random }) => ({
    alone: { exercise: random.pick(loadExercises(undefined, 'en')).id },
  })),
  review: onTutor(() => ({ alone: 'review' })),
  board: openBoard,
  watch: openWatch,
  preview: openPreview,
};
