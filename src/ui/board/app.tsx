/** A room's board in a terminal: what `swarm-tutor room open` and `room board` draw. */
import { useApp, useIsScreenReaderEnabled } from 'ink';
import { useRef, useState, useSyncExternalStore } from 'react';
import type { Language } from '../../i18n/language.ts';
import { messagesFor } from '../../i18n/messages.ts';
import type { LearnerDetails } from '../../room/board/details.ts';
import type { BoardSource } from '../../room/board/source.ts';
import type { Spots } from '../hooks/use-click.ts';
import { useMouseActs } from '../hooks/use-mouse.ts';
import { usePresses } from '../hooks/use-presses.ts';
import { useSeconds } from '../hooks/use-seconds.ts';
import { useSize } from '../hooks/use-size.ts';
import { LiveFrame, type LiveProps, WHEEL_STEPS } from '../live-screen.tsx';
import type { ScrollPosition } from '../state/scroll.ts';
import { themeAfter } from '../theme/choice.ts';
import type { JoiningFacts } from './joining.ts';
import { BoardScreenView } from './pages.tsx';
import { afterBoardClick, afterBoardPaste, afterBoardPress } from './press.ts';
import { boardRows } from './rows.ts';
import {
  BOARD_START,
  type BoardDeed,
  type BoardNote,
  type BoardRequest,
  type BoardScene,
  type BoardScreen,
} from './state.ts';
import { useAnswer } from './use-answer.ts';

export interface BoardAppProps extends LiveProps {
  readonly source: BoardSource;
  readonly joining: JoiningFacts | undefined;
  readonly isServing: boolean;
  /** Writes the figures to one file or two. @returns their paths, or what went wrong */
  readonly writeFigures: (
    file: string,
    language: Language,
  ) => Promise<{ readonly written: readonly string[] } | { readonly problem: string }>;
  readonly figuresFile: string;
}

/** Columns of a step's bar: in windows of so many columns, and in narrower ones. */
const BAR = { wide: 16, narrow: 8, from: 60 } as const;
/** Rows of the window from which on parts are apart from each other. */
const AIRY_FROM = 22;
const NOBODY: readonly LearnerDetails[] = [];

/** An empty room begins with what the first learners need. */
const JOIN_FIRST: BoardScreen = { ...BOARD_START, page: { name: 'join', isKeyShown: false } };

/** The whole screen. */
export function BoardApp({ source, joining, isServing, writeFigures, clock, ...rest }: BoardAppProps) {
  const { exit } = useApp();
  const isRead = useIsScreenReaderEnabled();
  const { columns, rows } = useSize(rest.size);
  const now = useSyncExternalStore(source.subscribe.bind(source), source.now.bind(source));
  const [language, setLanguage] = useState(rest.language);
  const [theme, setTheme] = useState(rest.theme);
  const [, draw] = useState(0);
  const screen = useRef(joining && now.view.learners === 0 ? JOIN_FIRST : BOARD_START);
  const spots = useRef<Spots>(new Set());
  const position = useRef<ScrollPosition>(undefined);
  const { page } = screen.current;
  const people = useAnswer(page.name === 'step' ? page.step : undefined, now.view.pos, NOBODY, (step) =>
    source.at(step).catch(() => NOBODY),
  );
  // A countdown that is read aloud every second would leave no room for anything else.
  useSeconds(!isRead && (now.view.meet !== undefined || now.view.exercise !== undefined));

  const messages = messagesFor(language);
  const roomNow = clock() + now.ahead;
  /** The scene as it is at this moment: a key acts on what is known now. */
  const scene = (): BoardScene => {
    const latest = source.now();
    const bar = isRead ? 0 : columns < BAR.from ? BAR.narrow : BAR.wide;
    const isAiry = !isRead && rows >= AIRY_FROM;
    const { view } = latest;
    return {
      ...{ screen: screen.current, now: latest, outline: source.outline, language, messages },
      ...{ isTeacher: source.isTeacher, isServing, hasJoinPage: joining !== undefined },
      ...{ hasThemes: theme !== undefined, people, figuresFile: rest.figuresFile },
      rows: boardRows({ view, outline: source.outline, language, messages, now: roomNow, bar, isAiry }),
      space: { page: position.current?.page ?? rows, last: position.current?.last ?? 0 },
    };
  };
  const become = (next: typeof screen.current): void => {
    if (next === screen.current) return;
    screen.current = next;
    draw((count) => count + 1);
  };
  const tell = (note: BoardNote): void => become({ ...screen.current, note });
  const perform = (request: BoardRequest): void => {
    switch (request.type) {
      case 'leave':
        exit(request.ending);
        return;
      case 'language':
        setLanguage((before) => (before === 'en' ? 'zh' : 'en'));
        return;
      case 'theme':
        setTheme((before) => (before === undefined ? before : themeAfter(before)));
        return;
      case 'act':
        void source.act(request.act).then((problem) => {
          if (problem !== undefined) tell({ name: 'failed', about: messages.room.problems[problem] });
        });
        return;
      case 'figures':
        void writeFigures(request.file, language).then((done) =>
          tell(
            'written' in done
              ? { name: 'written', about: done.written.join(', ') }
              : { name: 'not-written', about: done.problem },
          ),
        );
        return;
    }
  };
  const done = ({ screen: next, requests }: BoardDeed): void => {
    become(next);
    for (const request of requests) perform(request);
  };
  usePresses(
    (presses) => {
      for (const press of presses) done(afterBoardPress(scene(), press));
    },
    (text) => become(afterBoardPaste(scene(), text)),
    () => false,
  );
  useMouseActs(rest.mouse, spots.current, {
    click: (target) => done(afterBoardClick(scene(), target)),
    turn(key) {
      for (let step = 0; step < WHEEL_STEPS; step += 1) done(afterBoardPress(scene(), { key, text: '' }));
    },
  });
  return (
    <LiveFrame {...rest} {...{ language, theme, position }} spots={spots.current}>
      <BoardScreenView scene={scene()} source={source} joining={joining} roomNow={roomNow} />
    </LiveFrame>
  );
}
