/** Scenes to draw, and what Ink draws of them. */
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { render } from 'ink';
import type { Language } from '../../src/i18n/language.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import type { Phase } from '../../src/tutor/types.ts';
import { type Scene, screenFor } from '../../src/ui/scene.ts';
import { Screen } from '../../src/ui/screen.tsx';
import { type ScreenState, startScreen } from '../../src/ui/state/screen-state.ts';
import type { ScrollPosition } from '../../src/ui/state/scroll.ts';
import { none } from '../../src/ui/theme/none.ts';
import type { Theme } from '../../src/ui/theme/theme.ts';
import { type FakeTutor, outcome } from '../support/fake-tutor.ts';

/** A scene of the walk as a tutor stands, with changes. */
export function sceneOf(tutor: FakeTutor, change: Partial<Scene> = {}): Scene {
  const screen: ScreenState = change.screen ?? startScreen('walk');
  const language: Language = change.language ?? 'en';
  return {
    state: tutor.getState(),
    command: tutor.command(),
    output: tutor.getOutput(),
    topology: tutor.getTopology(),
    visitors: tutor.getVisitors(),
    surroundings: tutor.surroundings,
    now: tutor.now + 2000,
    language,
    messages: messagesFor(language),
    canSetLanguage: true,
    exercises: undefined,
    theme: 'auto',
    hasMouse: true,
    version: '0.1.0',
    ...change,
    screen: screenFor(screen, tutor.getState(), change.exercise),
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Once with all that is known before, and again with what was laid out then. */
const MOST_FRAMES = 3;

/** A frame without the sign of work in progress, which turns by itself. */
export const still = (frame: string) => frame.replace(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/gu, '⠿');

/** Does it, and fails if React has anything to say about it. */
async function withoutWarnings(work: () => Promise<void>): Promise<void> {
  const { error } = console;
  const said: string[] = [];
  console.error = (...words: unknown[]) => said.push(words.map(String).join(' '));
  try {
    await work();
  } finally {
    console.error = error;
  }
  if (said.length > 0) throw new Error(`React warns: ${said[0]}`);
}

export interface WindowOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly theme?: Theme;
  /** The screen is read out: then it is all of a page, however long it is. */
  readonly isRead?: boolean;
}

/** A window in which one scene after the other is drawn. */
export interface DrawingWindow {
  /**
   * The rows of a frame, without blanks at their ends. Fails if it takes more than a few frames until it is settled, or if it
   * changes later.
   */
  draw(scene: Scene): Promise<string>;
  /** What scrolls in the last of them. */
  readonly position: ScrollPosition | undefined;
  close(): void;
}

/** Opens a window; Ink draws into it at once whatever it is given. */
export function openWindow({
  columns = 80,
  rows = 24,
  theme = none,
  isRead = false,
}: WindowOptions = {}): DrawingWindow {
  let frame = '';
  let frames = 0;
  let scenes = 0;
  let position: { current: ScrollPosition | undefined } = { current: undefined };
  const stdout = Object.assign(new EventEmitter(), {
    columns,
    rows,
    isTTY: true,
    write(text: string) {
      frame = text;
      frames += 1;
      return true;
    },
  }) as unknown as NodeJS.WriteStream;
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode() {}, ref() {}, unref() {} });
  const app = render(null, {
    stdout,
    stdin: stdin as unknown as NodeJS.ReadStream,
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
    interactive: true,
    isScreenReaderEnabled: isRead,
  });
  return {
    async draw(scene) {
      scenes += 1;
      position = { current: undefined };
      const before = frames;
      await withoutWarnings(async () => {
        app.rerender(
          <Screen
            key={scenes}
            scene={scene}
            theme={theme}
            columns={columns}
            rows={rows}
            position={position}
          />,
        );
        if (frames - before > MOST_FRAMES) throw new Error(`it took ${frames - before} frames`);
        const settled = frame;
        for (let turns = 0; turns < 3; turns += 1) await turn();
        if (still(frame) !== still(settled)) throw new Error(`it changed after it was drawn:\n${settled}`);
      });
      return frame.replace(/[^\S\n]+$/gm, '');
    },
    get position() {
      return position.current;
    },
    close: () => app.unmount(),
  };
}

/** One scene in a window of its own. */
export async function textOf(scene: Scene, options: WindowOptions = {}): Promise<string> {
  const window = openWindow(options);
  const text = await window.draw(scene);
  window.close();
  return text;
}

/** A step that failed, with all that may be said of it. */
export const failure: Phase = {
  name: 'failed',
  why: 'checks',
  exitCode: 1,
  outcomes: [
    outcome('active', 'passed'),
    outcome('leader', 'failed', {
      expected: 'one row of nodes with ManagerStatus Leader and Hostname myvm1',
      actual: '0 rows: the engine answered that this node is not a swarm manager '.repeat(2),
    }),
  ],
  diagnosis: {
    id: 'daemon-port',
    fix: 'docker-machine ssh myvm2 "docker swarm join --token SWMTKN-1-abc 192.168.99.100:2377"',
  },
};

/** Windows, columns and rows: from one in which nothing fits to more than enough. */
export const SIZES = [
  [1, 1],
  [39, 11],
  [40, 12],
  [80, 24],
  [110, 20],
  [250, 70],
] as const;
