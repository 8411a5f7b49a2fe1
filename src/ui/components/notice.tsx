/** The notice line: a question of the screen's own, or a notice of the tutor. */
import { Text } from 'ink';
import { inWords } from '../../i18n/said.ts';
import { isAhead } from '../../tutor/reality.ts';
import { wording } from '../../tutor/told.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { isOffered } from '../keys/typed.ts';
import type { Scene } from '../scene.ts';
import { roomLine } from '../state/room-line.ts';

/** The text of the line, if any. */
export function Notice({ scene }: { readonly scene: Scene }) {
  const theme = useTheme();
  const urgent = urgentNotice(scene);
  if (urgent !== undefined) return <Text {...theme.warn}>{urgent}</Text>;
  const quiet = quietNotice(scene);
  return quiet === undefined ? null : <Text {...theme.dim}>{quiet}</Text>;
}

function urgentNotice(scene: Scene): string | undefined {
  const { screen, state, messages, surroundings } = scene;
  const { ui: m } = messages;
  switch (screen.asking) {
    case 'quit':
      return m.quitQuestion;
    case 'ctrl-c':
      return m.ctrlCAgain;
    case 'skip':
      return m.skipAgain;
    case 'anew':
      return messages.exercise.anewAgain;
    case 'give-up':
      return messages.exercise.giveUpAgain;
    case 'editor':
      return m.leaveEditor(surroundings.editor);
  }
  if (screen.note !== undefined) return wording(state.course, messages)(screen.note);
  if (screen.typed !== undefined) {
    const text = screen.typed.trim().split('\n')[0] ?? '';
    return isOffered(scene) ? m.typedCommand(text) : m.typedWord(text);
  }
  if (screen.page === 'exercise') return undefined;
  // It answers a key that was pressed.
  if (state.browsed !== undefined) return inWords(state.browsed, messages);
  // The page about it says more.
  return screen.overlay?.name === 'reality' ? undefined : realityNotice(scene);
}

function realityNotice({ state: { reality }, messages: { ui: m } }: Scene): string | undefined {
  if (reality?.name === 'repairing') {
    const done = reality.steps.filter(({ status }) => status === 'done').length;
    return m.reality.noticeRepairing(done, reality.steps.length, 'w');
  }
  if (reality?.name !== 'known' || reality.differences.length === 0) return undefined;
  return (isAhead(reality.differences) ? m.reality.noticeAhead : m.reality.notice)('w');
}

function quietNotice(scene: Scene): string | undefined {
  const { state, screen, exercise, messages } = scene;
  const room = roomLine(scene);
  if (room !== undefined) return room;
  if (screen.page === 'exercise') return exercise?.notice && inWords(exercise.notice, messages);
  if (state.notice !== undefined) return inWords(state.notice, messages);
  if (scene.followUp && screen.overlay === undefined && screen.page === 'walk')
    return messages.exercise.offer;
  const isStale = screen.page === 'walk' && !state.finished && state.stops[state.at]?.step.stale;
  return isStale ? messages.ui.stale : undefined;
}
