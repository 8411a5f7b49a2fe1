/** The screen: what the tutor's state and the view look like in this window, and what keys do to them. */
import { useApp, useIsScreenReaderEnabled } from 'ink';
import { useState, useSyncExternalStore } from 'react';
import type { Language } from '../i18n/language.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Tutor } from '../tutor/types.ts';
import { isBusy } from '../tutor/walk/reduce.ts';
import { Frame } from './components/frame.tsx';
import { drawFrame } from './frame.ts';
import { useExpiring } from './hooks/use-expiring.ts';
import { useGiveTerminal } from './hooks/use-give-terminal.ts';
import { useKeyboard } from './hooks/use-keyboard.ts';
import { useSeconds } from './hooks/use-seconds.ts';
import { type SizeWatch, useSize } from './hooks/use-size.ts';
import { useSuspend } from './hooks/use-suspend.ts';
import { ThemeContext } from './hooks/use-theme.ts';
import { useTutor } from './hooks/use-tutor.ts';
import { type Scene, screenFor } from './scene.ts';
import type { ScreenStore } from './state/store.ts';
import { dark } from './theme/dark.ts';
import { none } from './theme/none.ts';
import type { Desk } from './view/desk.ts';
import { paste, pressAll } from './view/handle.ts';
import { isWeighty } from './view/handle-typed.ts';

export interface AppProps {
  readonly tutor: Tutor;
  readonly store: ScreenStore;
  readonly size: SizeWatch;
  readonly language: Language;
  /** Tells the lessons in another language; without it the screen keeps its language. */
  readonly setLanguage?: (language: Language) => void | Promise<void>;
  readonly color: boolean;
  readonly version: string;
  /** Rows that must stay free at the bottom: one in Windows' console, which scrolls when its last cell is written. */
  readonly spareRows: number;
  /** Stops the process for Ctrl-Z; none where that is not possible. */
  readonly stop?: () => void;
  /** Draws every row anew. */
  readonly redraw: () => void;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** The whole screen. */
export function App(props: AppProps) {
  const { tutor, store, color } = props;
  const { exit } = useApp();
  const { columns, rows } = useSize(props.size);
  const linear = useIsScreenReaderEnabled();
  const [language, setLanguage] = useState(props.language);
  useTutor(tutor);
  useSyncExternalStore(store.subscribe, store.get);
  useSeconds(isBusy(tutor.getState()));
  useGiveTerminal(tutor);
  useExpiring(store, store.get());
  const suspend = useSuspend(props.stop);

  const scene = (): Scene => ({
    state: tutor.getState(),
    view: screenFor(store.get(), tutor.getState()),
    command: tutor.command(),
    output: tutor.getOutput(),
    topology: tutor.getTopology(),
    surroundings: tutor.surroundings,
    columns,
    rows: rows - props.spareRows,
    now: props.clock(),
    language,
    messages: messagesFor(language),
    canSetLanguage: props.setLanguage !== undefined,
    color,
    linear,
    version: props.version,
  });
  const desk: Desk = {
    tutor,
    store,
    scene,
    draw: drawFrame,
    leave: exit,
    suspend,
    redraw: props.redraw,
    speak(wanted) {
      const change = props.setLanguage;
      if (!change) return;
      void Promise.resolve(change(wanted)).then(() => setLanguage(wanted));
    },
  };
  useKeyboard(
    (presses) => pressAll(desk, presses),
    (text) => paste(desk, text),
    (pressed) => isWeighty(desk, pressed),
  );
  return (
    <ThemeContext value={color ? dark : none}>
      <Frame rows={drawFrame(scene()).rows} color={color} />
    </ThemeContext>
  );
}
