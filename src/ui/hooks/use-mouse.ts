/** Listens to the mouse while the screen is mounted. */
import { useEffect, useRef } from 'react';
import { type ClickTarget, clicked, wheeled, wheelSteps } from '../keys/mouse.ts';
import type { Mouse, MouseDeed } from '../terminal/mouse.ts';
import { type Spots, targetAt } from './use-click.ts';
import type { KeyTargets, useKeys } from './use-keys.ts';

/** What a screen does at a click on something, and at a turn of the wheel. */
interface MouseActs {
  click(target: ClickTarget): void;
  turn(key: 'up' | 'down'): void;
}

/**
 * Acts on clicks and on the wheel as keys are acted on.
 * @param mouse undefined if it is off
 * @param done carries out the results
 */
export function useMouse(
  mouse: Mouse | undefined,
  spots: Spots,
  { scene, position }: Pick<KeyTargets, 'scene' | 'position'>,
  done: ReturnType<typeof useKeys>,
): void {
  useMouseActs(mouse, spots, {
    click: (target) => done(clicked(scene(), target, position.current)),
    turn(key) {
      for (let step = wheelSteps(scene()); step > 0; step--) done(wheeled(scene(), key, position.current));
    },
  });
}

/** Switches the mouse on, and finds out what of `spots` a click meets. */
export function useMouseActs(mouse: Mouse | undefined, spots: Spots, { click, turn }: MouseActs): void {
  const act = ({ kind, x, y }: MouseDeed) => {
    if (kind !== 'click') {
      turn(kind === 'wheel-up' ? 'up' : 'down');
      return;
    }
    const target = targetAt(spots, x, y);
    if (target) click(target);
  };
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!mouse) return;
    mouse.on();
    const end = mouse.subscribe((done) => latest.current(done));
    return () => {
      end();
      mouse.off();
    };
  }, [mouse]);
}
