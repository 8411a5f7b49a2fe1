/** Keys: each press acts on the screen as it is at that moment, and its result is carried out. */

import type { RefObject } from 'react';
import { errorSaid } from '../../i18n/files.ts';
import type { Tutor } from '../../tutor/types.ts';
import type { Deed, ScreenRequest } from '../keys/deed.ts';
import type { Press } from '../keys/press.ts';
import { pasted, pressed } from '../keys/pressed.ts';
import { isWeighty, isWord, takesText, withTyped } from '../keys/typed.ts';
import type { Scene } from '../scene.ts';
import { type ScreenState, unscrolled, withoutField } from '../state/screen-state.ts';
import type { ScrollPosition } from '../state/scroll.ts';
import type { ScreenStore } from '../state/store.ts';
import { usePresses } from './use-presses.ts';

/** The dependencies of keys besides the scene. */
export interface KeyTargets {
  readonly tutor: Tutor;
  readonly store: ScreenStore;
  /** The scene as it is at this moment, not as it was last drawn. */
  scene(): Scene;
  /** The scroll position of the page now. */
  readonly position: RefObject<ScrollPosition | undefined>;
  /** Carries out requests to the program and its terminal. */
  perform(request: Exclude<ScreenRequest, { type: 'send' | 'submit' | 'open' }>): void;
}

/**
 * Listens for keys while the component is mounted.
 * @returns a function that carries out results of non-key input
 */
export function useKeys(targets: KeyTargets): (deed: Deed) => void {
  const { store, scene, position } = targets;
  const done = (deed: Deed) => {
    const before = store.get();
    carryOut(targets, deed);
    // Until it is drawn, the next key goes on from where this one has scrolled to.
    position.current = positionAfter(position.current, before, store.get());
  };

  const press = (presses: readonly Press[]) => {
    const before = scene();
    // Keys that arrive in one piece each see what the one before has changed; a word presses none.
    if (!isWord(presses) || takesText(before)) {
      for (const [at, one] of presses.entries())
        done(pressed(at === 0 ? before : scene(), one, position.current));
      return;
    }
    const { asking, typed = '' } = before.screen;
    const begun = asking === 'typed' ? typed : asking === 'skip' ? 's' : '';
    store.set(withTyped(before.screen, begun + presses.map(({ text }) => text).join('')));
  };
  usePresses(
    press,
    (text) => done(pasted(scene(), text)),
    (one) => isWeighty(scene(), one),
  );
  return done;
}

function positionAfter(
  position: ScrollPosition | undefined,
  before: ScreenState,
  after: ScreenState,
): ScrollPosition | undefined {
  if (!position || before.overlay?.name !== after.overlay?.name || before.page !== after.page)
    return undefined;
  const at = after.overlay ? after.overlay.offset : after.scroll;
  return at === undefined ? position : { ...position, at: Math.min(at, position.last) };
}

function carryOut({ tutor, store, perform }: KeyTargets, { screen, requests }: Deed): void {
  store.set(screen);
  for (const request of requests) {
    switch (request.type) {
      case 'send':
        tutor.send(request.intent);
        break;
      case 'submit':
        submit(tutor, store, screen, request.value);
        break;
      case 'open':
        open(tutor, request.what).catch((error: unknown) => {
          store.set({ ...store.get(), note: errorSaid(error) });
        });
        break;
      default:
        perform(request);
    }
  }
}

/** A refused value stays in the field, to be mended. */
function submit(tutor: Tutor, store: ScreenStore, screen: ScreenState, value: string): void {
  tutor.send({ type: 'input', value });
  if (tutor.getState().phase.name !== 'refused') store.set(unscrolled(withoutField(screen)));
}

async function open(tutor: Tutor, what: 'editor' | 'shell'): Promise<void> {
  await (what === 'editor' ? tutor.openEditor() : tutor.openShell());
}
