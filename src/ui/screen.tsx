/** The screen at one moment: a scene, in a window, in a theme. */
import { type RefObject, useMemo } from 'react';
import { defined } from '../value/defined.ts';
import { Frame } from './components/frame.tsx';
import { type Spots, SpotsContext } from './hooks/use-click.ts';
import { FillContext } from './hooks/use-fill.ts';
import { KnownWordsContext } from './hooks/use-known-words.ts';
import { MessagesContext } from './hooks/use-messages.ts';
import { SceneContext } from './hooks/use-scene.ts';
import { ScrollPositionContext } from './hooks/use-scroll.ts';
import { ThemeContext } from './hooks/use-theme.ts';
import { fillFor, knownWordsOf, type Scene } from './scene.ts';
import { CurrentScreen } from './screens/index.tsx';
import type { ScrollPosition } from './state/scroll.ts';
import type { Theme } from './theme/theme.ts';

export interface ScreenProps {
  readonly scene: Scene;
  readonly theme: Theme;
  /** Of the window. */
  readonly columns: number;
  readonly rows: number;
  /** The ref through which the page reports its scroll position. */
  readonly position: RefObject<ScrollPosition | undefined>;
  /** The ref through which the page reports its click targets. */
  readonly spots?: Spots;
}

const NO_SPOTS: Spots = new Set();

/** Gives the scene to the page that shows it. */
export function Screen({ scene, theme, columns, rows, position, spots = NO_SPOTS }: ScreenProps) {
  const { course, values } = scene.state;
  const { state, screen, exercise } = scene;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only these are filled in
  const fill = useMemo(
    () => fillFor({ state, screen, ...defined({ exercise }) }),
    [state.values, state.secrets, screen.page, exercise?.values],
  );
  const known = useMemo(() => knownWordsOf({ course, values }), [course, values]);
  return (
    <ThemeContext value={theme}>
      <MessagesContext value={scene.messages}>
        <FillContext value={fill}>
          <KnownWordsContext value={known}>
            <SceneContext value={scene}>
              <ScrollPositionContext value={position}>
                <SpotsContext value={spots}>
                  <Frame columns={columns} rows={rows}>
                    <CurrentScreen columns={columns} rows={rows} />
                  </Frame>
                </SpotsContext>
              </ScrollPositionContext>
            </SceneContext>
          </KnownWordsContext>
        </FillContext>
      </MessagesContext>
    </ThemeContext>
  );
}
