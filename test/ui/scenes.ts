/** Scenes to draw, and what is drawn of them. */
import type { Language } from '../../src/i18n/language.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import type { Phase } from '../../src/tutor/types.ts';
import { drawFrame } from '../../src/ui/frame.ts';
import { type Scene, screenFor } from '../../src/ui/scene.ts';
import { type ScreenState, startScreen } from '../../src/ui/state/screen-state.ts';
import { plain } from '../../src/ui/text/line.ts';
import { type FakeTutor, outcome } from '../support/fake-tutor.ts';

/** A scene of the walk as a tutor stands, with changes. */
export function sceneOf(tutor: FakeTutor, change: Partial<Scene> & { view?: ScreenState } = {}): Scene {
  const view = change.view ?? startScreen('walk');
  const language: Language = change.language ?? 'en';
  return {
    state: tutor.getState(),
    command: tutor.command(),
    output: tutor.getOutput(),
    topology: tutor.getTopology(),
    surroundings: tutor.surroundings,
    columns: 80,
    rows: 24,
    now: tutor.now + 2000,
    language,
    messages: messagesFor(language),
    canSetLanguage: true,
    color: true,
    linear: false,
    version: '0.1.0',
    ...change,
    view: screenFor(view, tutor.getState()),
  };
}
/** The rows of a frame, without blanks at their ends. */
export const textOf = (scene: Scene) =>
  drawFrame(scene)
    .rows.map((row) => plain(row).trimEnd())
    .join('\n');

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
  [20, 3],
  [59, 14],
  [60, 15],
  [60, 18],
  [80, 24],
  [107, 24],
  [110, 20],
  [120, 40],
  [200, 50],
] as const;
