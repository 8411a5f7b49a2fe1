/** What is typed in the field. The screen around it isn't drawn again for each letter. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Field } from '../state/screen-state.ts';
import type { ScreenStore } from '../state/store.ts';
import { useScene } from './use-scene.ts';

/** Undefined on a screen on which nobody types, which shows what its scene has in the field. */
export const TypedContext = createContext<ScreenStore | undefined>(undefined);

const NOTHING_HAPPENS = () => () => undefined;

/** @param field as the scene has it. @returns the field as it is now; draws again when something is typed */
export function useTyped(field: Field): Field {
  const { screen } = useScene();
  const store = useContext(TypedContext);
  const now = useSyncExternalStore(store?.subscribe ?? NOTHING_HAPPENS, () => store?.get());
  // What was typed at another step, or in a field for something else, is no longer in it.
  return now?.field && now.step === screen.step && now.field.purpose === field.purpose ? now.field : field;
}
