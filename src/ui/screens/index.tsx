/** Chooses the screen that is shown. */

import { useScene } from '../hooks/use-scene.ts';
import type { OverlayName } from '../state/screen-state.ts';
import { CheatsheetScreen } from './cheatsheet.tsx';
import { ExerciseScreen } from './exercise.tsx';
import { ExercisesScreen } from './exercises.tsx';
import { FinishScreen } from './finish.tsx';
import { GlossaryScreen } from './glossary.tsx';
import { HelpScreen } from './help.tsx';
import { LessonsScreen } from './lessons.tsx';
import { MapScreen } from './map.tsx';
import { OutputScreen } from './output.tsx';
import { RealityScreen } from './reality.tsx';
import { RecapScreen } from './recap.tsx';
import { ReviewScreen } from './review.tsx';
import { ShareScreen } from './share.tsx';
import { StepScreen } from './step.tsx';
import { LEAST, TooSmallScreen } from './too-small.tsx';
import { WelcomeScreen } from './welcome.tsx';

const OVERLAYS: Readonly<Record<OverlayName, () => React.JSX.Element>> = {
  help: HelpScreen,
  map: MapScreen,
  lessons: LessonsScreen,
  exercises: ExercisesScreen,
  output: OutputScreen,
  cheatsheet: CheatsheetScreen,
  reality: RealityScreen,
  review: ReviewScreen,
  glossary: GlossaryScreen,
  recap: RecapScreen,
  share: ShareScreen,
};

interface CurrentScreenProps {
  /** Of the window. */
  readonly columns: number;
  readonly rows: number;
}

/** The topmost page, if the window is large enough for any. */
export function CurrentScreen({ columns, rows }: CurrentScreenProps) {
  const { screen, state } = useScene();
  if (columns < LEAST.columns || rows < LEAST.rows) return <TooSmallScreen />;
  if (screen.overlay) {
    const Overlay = OVERLAYS[screen.overlay.name];
    return <Overlay />;
  }
  if (screen.page === 'welcome') return <WelcomeScreen />;
  if (screen.page === 'exercise') return <ExerciseScreen />;
  return state.finished ? <FinishScreen /> : <StepScreen />;
}
