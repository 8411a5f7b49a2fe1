/** The effect of ⏎ at a step: the next sensible action. */
import type { Messages } from '../../i18n/messages.ts';
import type { Intent } from '../../tutor/types.ts';
import { hidesCommand } from '../../tutor/walk/practice.ts';
import { isBusy } from '../../tutor/walk/reduce.ts';
import type { Scene } from '../scene.ts';
import { unscrolled, withField } from '../state/screen-state.ts';
import {
  impossibleHere,
  isExplanationOpen,
  isNumberOpen,
  isPassed,
  isPredictionOpen,
  pickableOf,
  stepOf,
} from '../state/step.ts';
import { type Deed, deed, sending } from './deed.ts';

/** The actions of ⏎. Those without an intent are about the picked option or the typed text. */
export type Primary =
  | { readonly kind: 'intent'; readonly label: keyof Messages['ui']['keys']; readonly intent: Intent }
  | { readonly kind: 'answer' | 'choose' | 'predict' | 'explain' | 'accept' | 'type' };

type PrimaryInput = Pick<Scene, 'state' | 'command' | 'surroundings'>;

/** The action of ⏎ now; undefined while something runs. */
export function primaryOf({ state, command, surroundings }: PrimaryInput): Primary | undefined {
  const step = stepOf(state);
  if (!step || state.finished || isBusy(state)) return undefined;
  const next: Primary = { kind: 'intent', label: 'next', intent: { type: 'next' } };
  if (isExplanationOpen(state)) return { kind: 'explain' };
  if (isPassed(state)) return next;
  const impossible = impossibleHere(state, surroundings);
  // A learner who has tried it anyway may try again.
  if (impossible !== undefined && !state.ran)
    return { kind: 'intent', label: 'skip', intent: { type: 'skip', reason: impossible } };
  if (step.kind === 'question') return { kind: 'answer' };
  if (step.choice && state.choice === undefined) return { kind: 'choose' };
  if (isPredictionOpen(state)) return { kind: 'predict' };
  if (step.kind === 'input') return { kind: 'accept' };
  const verify: Primary = {
    kind: 'intent',
    label: state.ran ? 'look' : 'verify',
    intent: { type: 'verify' },
  };
  if (step.kind === 'by-hand') return verify;
  if (step.kind === 'read') return next;
  if (command !== undefined && hidesCommand(state)) return { kind: 'type' };
  // A refused command has no text either, and trying again shows whether it is mended.
  if (command !== undefined || state.phase.name === 'refused' || step.commands.length > 0) {
    // After a command of the learner's own, ⏎ runs another command than the one on the screen.
    const isOther = state.command !== undefined && command !== undefined && state.command !== command;
    const label = isOther ? 'lesson' : state.ran ? 'again' : 'run';
    return { kind: 'intent', label, intent: { type: 'run' } };
  }
  return step.checks.length > 0 ? verify : next;
}

/** Whether ⏎ sends just this intent. */
export function isPrimary(scene: PrimaryInput, type: Intent['type']): boolean {
  const primary = primaryOf(scene);
  return primary?.kind === 'intent' && primary.intent.type === type;
}

/** The label of ⏎ now; undefined while it does nothing. */
export function primaryLabel(scene: Scene): string | undefined {
  const primary = primaryOf(scene);
  const { keys } = scene.messages.ui;
  if (primary?.kind === 'explain') return keys.answer;
  return primary && keys[primary.kind === 'intent' ? primary.label : primary.kind];
}

/** Performs it. */
export function doPrimary(scene: Scene): Deed {
  const { screen, state } = scene;
  const primary = primaryOf(scene);
  if (!primary) return deed(screen);
  const up = unscrolled(screen);
  if (primary.kind === 'intent') return sending(up, primary.intent);
  if (primary.kind === 'accept') return deed({ ...up, fieldLeft: false });
  if (primary.kind === 'type') return deed(withField(up, 'type', ''));
  if (primary.kind === 'predict' && isNumberOpen(state)) return deed(withField(up, 'number', ''));
  const option = pickableOf(state)?.ids[screen.selected];
  return option === undefined ? deed(up) : sending(up, { type: primary.kind, option });
}
