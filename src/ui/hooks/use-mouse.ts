/** Listens to the mouse while the screen is mounted. */
import { useEffect, useRef } from 'react';
import { clicked, wheeled, wheelSteps } from '../keys/mouse.ts';
import type { Mouse, MouseDeed } from '../terminal/mouse.ts';
import { type Spots, targetAt } from './use-click.ts';
import type { KeyTargets, useKeys } from './use-keys.ts';

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
  const act = ({ kind, x, y }: MouseDeed) => {
    if (kind === 'click') {
      const target = targetAt(spots, x, y);
      if (target) done(clicked(scene(), target, position.current));
      return;
    }
    const key = kind === 'wheel-up' ? 'up' : 'down';
    for (let step = wheelSteps(scene()); step > 0; step--) done(wheeled(scene(), key, position.current));
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
