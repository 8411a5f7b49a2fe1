/**
 * Runs a walk: keeps its state, performs its effects, remembers what was done, and notifies its
 * listeners. The screen, the unattended walk and tests all use this.
 */

import { REAL_PAUSE_MS, SIMULATED_PAUSE_MS } from '../check/pace.ts';
import type { Topology } from '../check/types.ts';
import { errorSaid } from '../i18n/files.ts';
import { type Said, toSay } from '../i18n/said.ts';
import { wholeText } from '../lesson/placeholders.ts';
import type { Course } from '../lesson/types.ts';
import { saidOf } from '../shell/notices.ts';
import { endBackgroundJobs } from '../shell/process-group.ts';
import { defined } from '../value/defined.ts';
import { type Attempted, applyFix, attempt, brokenOff, look } from './attempt/attempt.ts';
import { commandNow } from './attempt/command-text.ts';
import type { AttemptContext } from './attempt/context.ts';
import { compare } from './compare.ts';
import { inputProblem } from './input.ts';
import { createLookout } from './lookout.ts';
import { progressOf } from './progress/document.ts';
import type { ProgressStore } from './progress/store.ts';
import { repair } from './repair.ts';
import type { RoomLink } from './room-link.ts';
import type { Terminal } from './terminal.ts';
import type { Intent, OutputView, Surroundings, Tutor, WalkState } from './types.ts';
import { visitorsIn } from './visitors.ts';
import type { Effect, WalkEvent } from './walk/events.ts';
import { here, reduce } from './walk/reduce.ts';
import { inCourse } from './walk/start.ts';
import { editFile, tryToPlaceFiles } from './workspace.ts';

export interface TutorParts {
  readonly state: WalkState;
  readonly context: Omit<AttemptContext, 'report' | 'runInteractive' | 'secrets'>;
  readonly progress: ProgressStore;
  readonly surroundings: Surroundings;
  /** Looks at the machines for the picture; left out if there is no picture. */
  readonly lookAround?: (signal: AbortSignal) => Promise<Topology>;
  /** Opens the app in a browser; returns the notice to the learner. Never rejects. */
  readonly browse?: (signal: AbortSignal) => Promise<Said>;
  /** After the first look at the machines, looks whether the steps that were done still hold. */
  readonly compareOnResume?: boolean;
  /** Runs a program in the terminal, synchronously: for interactive commands, the editor, a shell. */
  readonly terminal: Terminal;
  readonly room?: RoomLink;
  /** Called after each attempt, for reports. */
  readonly onAttempt?: (step: string, attempted: Attempted, state: WalkState) => void;
}

/** A tutor that can also be waited for: the unattended walk needs to know when effects have ended. */
export interface LiveTutor extends Tutor {
  /** Resolves when no effect is under way. */
  settled(): Promise<void>;
  /** The same walk in another language: the place and all that is done stay. */
  setCourse(course: Course): void;
}

/** Starts a walk: looks at the machines and arrives at its step at once. */
export function createTutor(parts: TutorParts): LiveTutor {
  const { progress, lookAround, terminal } = parts;
  const listeners = new Set<() => void>();
  let state: WalkState = {
    ...parts.state,
    since: parts.context.now(),
    ...defined({ unattended: parts.context.unattended || undefined }),
  };
  let running: AbortController | undefined;
  let comparing: AbortController | undefined;
  let resumed = parts.compareOnResume === true;
  let closed = false;
  let noticed = progress.notices.length;
  const browsing = new AbortController();
  const pending = new Set<Promise<void>>();
  const around = createLookout({
    lookAround,
    pauseMs: parts.context.session.simulated ? SIMULATED_PAUSE_MS : REAL_PAUSE_MS,
    now: parts.context.now,
    seen() {
      tell();
      if (resumed) dispatch({ type: 'compare', unasked: true });
      resumed = false;
    },
  });

  const context: AttemptContext = {
    ...parts.context,
    secrets: () => state.secrets.flatMap((name) => state.values[name] ?? []),
    report(happening) {
      dispatch(happening);
      if (happening.type === 'looked' || happening.type === 'checking') around.look();
    },
    async runInteractive(command, shell) {
      let result: ReturnType<Terminal['run']> | undefined;
      await giveTerminal(() => {
        result = terminal.run(command, shell);
      });
      if (!result) throw new Error('the terminal was not given');
      return result;
    },
  };
  const visitors = visitorsIn(context, () => tell());
  const stopOutput = context.output.subscribe(() => tell());
  const stopRoom = parts.room?.subscribe((room) => dispatch({ type: 'room', room }));

  const tutor: LiveTutor = {
    getState: () => state,
    getOutput: (): OutputView => context.output,
    getTopology: around.topology,
    getVisitors: visitors.counts,
    keepLooking: around.keepLooking,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send(intent: Intent) {
      const problem = intent.type === 'input' ? inputProblem(state, intent.value) : undefined;
      dispatch(problem ? { type: 'refused', problem } : intent);
    },
    command: commandNow(() => state, context),
    surroundings: parts.surroundings,
    async openEditor() {
      const file = here(state)?.step.edit?.file ?? here(state)?.step.place[0];
      if (file === undefined) return;
      await giveTerminal(() => terminal.edit(file));
    },
    async openShell() {
      await giveTerminal(() => {
        const left = terminal.shell(context.shell());
        context.setShell(left.state);
        const text = saidOf(left);
        if (text !== undefined) dispatch({ type: 'noticed', text });
      });
      around.look();
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending);
    },
    setCourse(course) {
      state = inCourse(state, course);
      tell();
    },
    async close() {
      closed = true;
      running?.abort();
      comparing?.abort();
      browsing.abort();
      around.stop();
      visitors.end();
      await tutor.settled();
      stopRoom?.();
      await Promise.all([endBackgroundJobs(), parts.room?.close()]);
      stopOutput();
    },
  };
  const arrived = here(state);
  if (arrived) perform({ type: 'arrive', stop: arrived });
  parts.room?.report(state);
  return tutor;

  function giveTerminal(work: () => void): Promise<void> {
    if (tutor.giveTerminal) return tutor.giveTerminal(work);
    work();
    return Promise.resolve();
  }

  function tell(): void {
    if (!closed) for (const listener of listeners) listener();
  }

  function dispatch(event: WalkEvent): void {
    const reduced = reduce(state, event, context.now());
    if (reduced.state === state && reduced.effects.length === 0) return;
    state = reduced.state;
    for (const effect of reduced.effects) perform(effect);
    if (event.type !== 'room') parts.room?.report(state);
    tell();
  }

  function perform(effect: Effect): void {
    const work = performing(effect);
    if (!work) return;
    const tracked = work.then(tellNotices).finally(() => pending.delete(tracked));
    pending.add(tracked);
  }

  /** Notices about progress, shell or transcript that could not be written. */
  function tellNotices(): void {
    for (const text of progress.notices.slice(noticed)) dispatch({ type: 'noticed', text });
    noticed = progress.notices.length;
  }

  function performing(effect: Effect): Promise<void> | undefined {
    switch (effect.type) {
      case 'interrupt':
        running?.abort();
        return undefined;
      case 'remember':
        // Unattended, the place follows from the steps that are done; a person chooses it.
        return effect.steps.length === 0 && context.unattended ? undefined : remember();
      case 'arrive':
        comparing?.abort();
        visitors.clear();
        // The last step's output is not about this one.
        context.output.clear();
        for (const file of tryToPlaceFiles(effect.stop.step.place, state, context)) {
          const text = toSay('tutor').placed(file, context.session.workspace);
          queueMicrotask(() => dispatch({ type: 'noticed', text }));
        }
        around.look();
        return undefined;
      case 'edit-file':
        return edit(effect);
      case 'browse':
        return parts.browse?.(browsing.signal).then((text) => dispatch({ type: 'browsed', text }));
      case 'raise-hand':
      case 'share-screen':
        parts.room?.perform(effect);
        return undefined;
      case 'compare':
        return compareNow(effect.unasked);
      case 'repair':
        return repairNow();
      case 'attempt':
      case 'verify':
      case 'fix':
        return tryStep(effect);
    }
  }

  async function tryStep(effect: Extract<Effect, { type: 'attempt' | 'verify' | 'fix' }>): Promise<void> {
    comparing?.abort();
    running = new AbortController();
    const { step } = effect.stop;
    const request = {
      course: state.course,
      step,
      values: state.values,
      signal: running.signal,
      ...defined({ choice: effect.choice }),
    };
    const begun = context.now();
    const { visitors: address } = step;
    if (address !== undefined) visitors.begin(() => wholeText(address, state.values));
    const trying =
      effect.type === 'verify'
        ? look(request, context)
        : effect.type === 'fix'
          ? applyFix(request, effect.command, context, effect.timeoutMs)
          : attempt({ ...request, ...defined({ override: effect.override }) }, context);
    const attempted = await trying.catch((error: unknown) => brokenOff(error, request.signal));
    running = undefined;
    visitors.end();
    if (attempted.result) {
      const at = context.now();
      dispatch({ type: 'ended', result: attempted.result, at, tookMs: Math.max(0, at - begun) });
    }
    around.look();
    parts.onAttempt?.(step.id, attempted, state);
  }

  async function compareNow(unasked: boolean): Promise<void> {
    comparing?.abort();
    comparing = new AbortController();
    const { signal } = comparing;
    try {
      const { differences, learned } = await compare(state, context, signal);
      if (signal.aborted) return;
      if (Object.keys(learned).length > 0) dispatch({ type: 'learned', values: learned, secrets: [] });
      dispatch({ type: 'compared', differences, unasked });
    } catch (error) {
      const why = errorSaid(error);
      if (!signal.aborted && !unasked) dispatch({ type: 'compared', differences: [], unasked, why });
    }
  }

  async function repairNow(): Promise<void> {
    comparing?.abort();
    running = new AbortController();
    const { signal } = running;
    const tellWalk = (happening: WalkEvent): void => {
      dispatch(happening);
      around.look();
    };
    await repair({ state: () => state, tell: tellWalk }, context, signal);
    running = undefined;
  }

  async function edit({ stop }: Extract<Effect, { type: 'edit-file' }>): Promise<void> {
    if (!stop.step.edit) return;
    const { workspace } = context.session;
    const edited = await editFile(stop.step.edit, state.values, workspace);
    dispatch({ type: 'noticed', text: edited.text });
  }

  async function remember(): Promise<void> {
    const walk = await progress.remember(state.course.id, context.session.driver, progressOf(state));
    dispatch({ type: 'remembered', records: walk.records });
  }
}
