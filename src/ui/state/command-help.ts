/** The current command, and the parts of it that the course explains. */
import { commandParts, explainedParts, type PartRole } from '../../lesson/command-parts.ts';
import { isPassedHere, isPractised } from '../../tutor/walk/practice.ts';
import { knownWordsOf, type Scene } from '../scene.ts';
import { stepOf } from './step.ts';

/** A part that is explained. */
export interface ExplainedPart {
  /** As `usage` names it: `docker swarm init`. */
  readonly usage: string;
  /** As it is in the command: `init`. */
  readonly word: string;
  readonly role: PartRole;
  /** What it means, in one line. */
  readonly text: string;
}

/** The command that a step shows: above an output the one that printed it, otherwise its own. */
export function commandShown({ state, command }: Pick<Scene, 'state' | 'command'>): string | undefined {
  // In practice the learner finds it; the last hint shows it among the hints.
  const isShown = stepOf(state)?.kind === 'run' && (!isPractised(state) || isPassedHere(state));
  return state.command ?? (isShown ? command : undefined);
}

/** The current command with its parts; undefined if there is none, or none of them is explained. */
export function commandHelp(
  scene: Pick<Scene, 'state' | 'command' | 'screen'>,
): { readonly command: string; readonly parts: readonly ExplainedPart[] } | undefined {
  const command = scene.screen.page === 'walk' && !scene.state.finished ? commandShown(scene) : undefined;
  if (command === undefined) return undefined;
  const known = knownWordsOf(scene.state);
  const roles = new Map(commandParts(command, known).map(({ usage, role }) => [usage, role]));
  const parts = explainedParts(command, known).map(({ word: usage, text }) => ({
    usage,
    word: usage.split(' ').at(-1) ?? usage,
    role: roles.get(usage) ?? 'text',
    text,
  }));
  return parts.length === 0 ? undefined : { command, parts };
}
