/** The scene, for the pages. Components below them get what they draw as props. */
import { createContext, useContext } from 'react';
import type { Scene } from '../scene.ts';

export const SceneContext = createContext<Scene | undefined>(undefined);

/** The scene. @throws Error without a provider */
export function useScene(): Scene {
  const scene = useContext(SceneContext);
  if (!scene) throw new Error('no scene is provided');
  return scene;
}
