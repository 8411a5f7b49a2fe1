/** Keeps the command out of texts at a step that is practised. */
import { useContext } from 'react';
import { withoutCommands } from '../../lesson/practice.ts';
import { hidesCommand } from '../../tutor/walk/practice.ts';
import { useKnownWords } from './use-known-words.ts';
import { SceneContext } from './use-scene.ts';

/** A function that makes a text fit to be shown here. */
export function useDiscreet(): (text: string) => string {
  const scene = useContext(SceneContext);
  const known = useKnownWords();
  return scene && hidesCommand(scene.state) ? (text) => withoutCommands(text, known) : (text) => text;
}
