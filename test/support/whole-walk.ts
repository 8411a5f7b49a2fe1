/** The whole course, walked once on the simulator in this process: what stood at each step before it was done, and after. */
import { openContext } from '../../src/commands/context.ts';
import { rememberedWalk } from '../../src/commands/remembered-walk.ts';
import { openSessionFor } from '../../src/commands/session.ts';
import { openTutor } from '../../src/commands/walk.ts';
import type { DriverId } from '../../src/driver/types.ts';
import { toSay } from '../../src/i18n/said.ts';
import type { OutputView, Surroundings, WalkState } from '../../src/tutor/types.ts';
import { walkUnattended } from '../../src/tutor/unattended.ts';
import { learnersEnv } from './program.ts';
import { serveSimulator } from './served.ts';
import { ioWith, startOf } from './start.ts';

/** What the screen is told at one moment. */
export interface Moment {
  readonly state: WalkState;
  readonly command: string | undefined;
  readonly output: OutputView;
  /** The lines of the output. */
  readonly printed: readonly string[];
}

/** A step before and after it was done. */
export interface WalkedStep {
  readonly id: string;
  readonly before: Moment;
  readonly after: Moment;
}

export interface WholeWalk {
  readonly steps: readonly WalkedStep[];
  readonly driver: DriverId;
  readonly surroundings: Surroundings;
}

/** Walks to the end, and fails where a step doesn't pass. */
export async function wholeWalk(home: string): Promise<WholeWalk> {
  const served = await serveSimulator();
  const env = { ...learnersEnv(home), ...served.env };
  const words = ['learn', '--driver', 'simulator', '--speed', 'instant'];
  const io = ioWith(env, { nodePath: served.nodePath, simulatorProgram: served.mainPath });
  const context = openContext({ ...startOf(words, { home, env }), io });
  const session = await openSessionFor('simulator', context);
  const { tutor } = await openTutor(session, context, {
    why: toSay('cli').asked,
    unattended: true,
    state: rememberedWalk(session.driver, session.settings, context),
  });
  const steps: WalkedStep[] = [];
  let before: Moment | undefined;
  const momentNow = (): Moment => {
    const live = tutor.getOutput();
    const printed = [...live.lines(0, live.lineCount)];
    const output: OutputView = {
      lineCount: printed.length,
      dropped: 0,
      lines: (from, to) => printed.slice(from, to),
    };
    return { state: tutor.getState(), command: tutor.command(), output, printed };
  };
  const end = await walkUnattended(tutor, {
    impossible: session.impossible,
    signal: new AbortController().signal,
    onStep: () => {
      before = momentNow();
    },
    onDone: ({ step: { id } }) => {
      if (before) steps.push({ id, before, after: momentNow() });
    },
  });
  await tutor.close();
  await session.reach.close();
  const last = tutor.getState();
  if (end !== 'done') throw new Error(`the walk ended at ${last.stops[last.at]?.step.id}`);
  return { steps, driver: session.driver, surroundings: tutor.surroundings };
}
