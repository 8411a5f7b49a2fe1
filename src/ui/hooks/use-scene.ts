/** What the screen shows now, for the pages. Components below them are given what they draw. */
import { createContext, useContext } from 'react';
import type { Scene } from '../scene.ts';

export const SceneContext = createContext<Scene | undefined>(undefined);

/** The scene; an error where nothing provides one. */
export function useScene(): Scene {
  const scene = useContext(SceneContext);
  if (!scene) throw new Error('no scene is provided');
  return scene;
}
