/** Lets a learner do an exercise: keeps its state, performs its effects, and looks at its goal while it is open. */
import { nextPause, REAL_PAUSE_MS, SIMULATED_PAUSE_MS } from '../check/pace.ts';
import { errorSaid } from '../i18n/files.ts';
import type { Said } from '../i18n/said.ts';
import { fillKnown, type Values } from '../lesson/placeholders.ts';
import { OutputBuffer } from '../shell/output-buffer.ts';
import { endBackgroundJobs } from '../shell/process-group.ts';
import { createLookout } from '../tutor/lookout.ts';
import { defined } from '../value/defined.ts';
import { causeIn } from './cause.ts';
import { judge } from './judge.ts';
import { type ExercisePlace, valuesFor } from './place.ts';
import { readRecord, type StartRecord, writeRecord } from './record.ts';
import { reduceExercise, unopened, wayOf } from './reduce.ts';
import { formFor, type LineResult, runLine, runText } from './run-line.ts';
import { runShown, type ShownRun } from './run-shown.ts';
import type { ExerciseEffect, TrainingEvent } from './state.ts';
import type { Trainer, TrainerParts, TrainingPlace } from './training.ts';

/** Opens an exercise as it was left; one that was never begun begins. */
export function createTrainer(parts: TrainerParts): Trainer {
  const { exercise, now, transcript } = parts;
  const listeners = new Set<() => void>();
  const output = new OutputBuffer();
  const stopping = new AbortController();
  const pending = new Set<Promise<void>>();
  let state = unopened(exercise, parts.settings, parts.before);
  let opened: TrainingPlace | undefined;
  let running: AbortController | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;
  let pause = SIMULATED_PAUSE_MS;
  const least = (): number => (state.simulated ? SIMULATED_PAUSE_MS : REAL_PAUSE_MS);
  let around: ReturnType<typeof createLookout> | undefined;
  const stopOutput = output.subscribe(tell);
  track(start());

  return {
    getState: () => state,
    getOutput: () => output,
    getTopology: () => around?.topology(),
    keepLooking: (isWatched) => around?.keepLooking(isWatched),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send: dispatch,
    async openShell(lend) {
      const here = opened;
      if (here === undefined || state.phase.name !== 'working') return;
      let notice: Said | undefined;
      await lend(() => {
        notice = here.openShell();
      });
      if (notice !== undefined) dispatch({ type: 'noticed', text: notice });
      // Hints and judgements that were asked for in the shell count as well.
      const record = readRecord(here.folder);
      if (record) dispatch({ type: 'reread', record });
      around?.look();
    },
    reword(other) {
      state = { ...state, exercise: other };
      tell();
    },
    settled,
    async close() {
      stopping.abort();
      running?.abort();
      clearTimeout(timer);
      await settled();
      const { record, phase } = state;
      if (opened && record && record.passedAt === undefined && phase.name !== 'stuck') keep(record);
      await leave();
      await endBackgroundJobs();
      stopOutput();
    },
  };

  async function settled(): Promise<void> {
    while (pending.size > 0) await Promise.all(pending);
  }

  async function leave(): Promise<void> {
    around?.stop();
    around = undefined;
    const left = opened;
    opened = undefined;
    await left?.close();
  }

  function tell(): void {
    if (!stopping.signal.aborted) for (const listener of listeners) listener();
  }

  function track(work: Promise<void>): void {
    const tracked = work
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) dispatch({ type: 'noticed', text: errorSaid(error) });
      })
      .finally(() => pending.delete(tracked));
    pending.add(tracked);
  }

  function dispatch(event: TrainingEvent): void {
    const reduced = reduceExercise(state, event, now());
    if (reduced.state === state && reduced.effects.length === 0) return;
    state = reduced.state;
    for (const effect of reduced.effects) perform(effect);
    tell();
  }

  function perform(effect: ExerciseEffect): void {
    switch (effect.type) {
      case 'interrupt':
        running?.abort();
        break;
      case 'keep':
        keep(effect.record);
        break;
      case 'remember':
        track(parts.remember(effect.result));
        break;
      case 'look':
        pause = least();
        around?.look();
        lookSoon(0);
        break;
      case 'build':
        track(build(effect.gaveUp));
        break;
      case 'run':
        track(run((place, options) => runText(effect.command, place, options)));
        break;
      case 'follow':
        track(run((place, options) => follow(effect.step, place, options)));
        break;
      case 'judge':
        track(judgeNow());
        break;
      case 'browse':
        track(browse());
        break;
    }
  }

  async function start(): Promise<void> {
    try {
      const there = await parts.open();
      if (there.record) return await arrive(there, backAgain(there.record));
      await there.close();
      await build(false);
    } catch (error) {
      stuck(error);
    }
  }

  async function build(gaveUp: boolean): Promise<void> {
    try {
      await leave();
      output.clear();
      const there = await parts.begin(gaveUp, stopping.signal);
      await arrive(there, there.record);
    } catch (error) {
      stuck(error);
    }
  }

  function stuck(error: unknown): void {
    if (!stopping.signal.aborted) dispatch({ type: 'stuck', why: errorSaid(error) });
  }

  async function arrive(there: TrainingPlace, record: StartRecord | undefined): Promise<void> {
    if (record === undefined) throw new TypeError('a start state has a record');
    opened = there;
    const { session } = there.place;
    const { intro, steps, rules } = state.exercise;
    const values = await valuesFor([intro, steps, rules], there.place, stopping.signal);
    around = createLookout({
      lookAround: there.lookAround,
      pauseMs: session.simulated ? SIMULATED_PAUSE_MS : REAL_PAUSE_MS,
      now,
      seen: tell,
    });
    around.look();
    const { driver, simulated } = session;
    dispatch({ type: 'opened', driver, simulated, values: shownOf(values, there.place), record });
    keep(record);
  }

  /** Time in which the learner was elsewhere doesn't count. */
  function backAgain(record: StartRecord): StartRecord {
    const { seenAt = now(), awayMs = 0, passedAt } = record;
    return passedAt === undefined ? { ...record, awayMs: awayMs + Math.max(0, now() - seenAt) } : record;
  }

  function keep(record: StartRecord): void {
    try {
      if (opened) writeRecord(opened.folder, { ...record, seenAt: now() });
    } catch (error) {
      // The exercise goes on in memory.
      dispatch({ type: 'noticed', text: errorSaid(error) });
    }
  }

  async function run(doIt: ShownRun): Promise<void> {
    if (!opened) return;
    running = new AbortController();
    clearTimeout(timer);
    const desk = { output, transcript, now, exercise: state.exercise.id };
    const ran = await runShown(doIt, opened.place, desk, running.signal);
    running = undefined;
    dispatch({ type: 'ran', ran });
    if (state.record) keep(state.record);
  }

  async function follow(
    step: string,
    place: ExercisePlace,
    options: Parameters<ShownRun>[1],
  ): Promise<LineResult> {
    const command = formFor(wayOf(state).find(({ id }) => id === step)?.commands ?? [], place);
    if (command === undefined) throw new TypeError(`no form of ${step} fits this shell`);
    dispatch({ type: 'started', command: fillKnown(command, state.values) });
    return runLine(command, place, options);
  }

  function lookSoon(ms: number): void {
    clearTimeout(timer);
    if (stopping.signal.aborted || state.phase.name === 'over') return;
    timer = setTimeout(() => track(look()), ms);
  }

  /** Looks at the goal, and again as long as the exercise is open: seldom while nothing changes. */
  async function look(): Promise<void> {
    const { record, phase } = state;
    if (isLooking || !opened || record === undefined || phase.name !== 'working') {
      lookSoon(pause);
      return;
    }
    isLooking = true;
    try {
      const verdict = await judge(state.exercise, opened.place, record, { signal: stopping.signal });
      const hasChanged =
        JSON.stringify([verdict.checks, verdict.rules]) !== JSON.stringify([state.checks, state.rules]);
      pause = nextPause(pause, least(), hasChanged);
      if (hasChanged) around?.look();
      // What was seen before a command ended may be no longer so.
      if (state.record === record && state.phase.name === 'working')
        dispatch({ type: 'looked', checks: verdict.checks, rules: verdict.rules });
    } catch {
      // A failed look shows nothing new; the next one may.
    }
    isLooking = false;
    lookSoon(pause);
  }

  async function judgeNow(): Promise<void> {
    const { record } = state;
    if (!opened || !record) return;
    running = new AbortController();
    const { signal } = running;
    try {
      const { checks, rules, passed } = await judge(state.exercise, opened.place, record, { signal });
      const isOpen = checks.some(({ status }) => status === 'failed');
      const cause = passed || !isOpen ? undefined : await causeIn(state.exercise, opened.place, signal);
      dispatch({ type: 'judged', checks, rules, ...defined({ cause: cause?.id }) });
    } catch (error) {
      dispatch({ type: 'judged', checks: [], rules: [] });
      if (!signal.aborted) throw error;
    } finally {
      running = undefined;
      lookSoon(pause);
    }
  }

  async function browse(): Promise<void> {
    if (opened) dispatch({ type: 'noticed', text: await opened.browse(stopping.signal) });
  }
}

/** Values that may be shown: a secret stays a placeholder. */
function shownOf(values: Values, { captures }: ExercisePlace): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => captures.get(name)?.secret !== true));
}
