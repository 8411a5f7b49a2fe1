/** What presses do, by themselves: a scene and a key in, the screen afterwards and what is asked for out. */
import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../../src/ui/keys/actions.ts';
import { helpOf, hintsOf } from '../../../src/ui/keys/key-hints.ts';
import { pressed } from '../../../src/ui/keys/pressed.ts';
import type { Scene } from '../../../src/ui/scene.ts';
import { startScreen, withOverlay } from '../../../src/ui/state/screen-state.ts';
import { createFakeTutor } from '../../support/fake-tutor.ts';
import { sceneOf } from '../scenes.tsx';

const at = (step: string, change: Partial<Scene> = {}) => sceneOf(createFakeTutor({ at: step }), change);
const press = (scene: Scene, key: string, position?: Parameters<typeof pressed>[2]) =>
  pressed(scene, { key, text: key.length === 1 ? key : '' }, position);

describe('at a step', () => {
  it('⏎ asks the walk to run', () => {
    expect(press(at('init-swarm'), 'enter').requests).toEqual([{ type: 'send', intent: { type: 'run' } }]);
  });

  it('a key without a meaning changes nothing and asks for nothing', () => {
    const scene = at('init-swarm');
    expect(press(scene, '%')).toEqual({ screen: scene.screen, requests: [] });
  });

  it('asks before a step of the course is skipped, and skips at the second press', () => {
    const first = press(at('init-swarm'), 's');
    expect(first).toMatchObject({ screen: { asking: 'skip' }, requests: [] });
    const second = press(at('init-swarm', { screen: first.screen }), 's');
    expect(second.requests).toEqual([{ type: 'send', intent: { type: 'skip' } }]);
  });

  it('scrolls by what was laid out, and not beyond it', () => {
    const position = { at: 2, last: 5, page: 4 };
    expect(press(at('init-swarm'), 'pagedown', position).screen.scroll).toBe(5);
    expect(press(at('init-swarm'), 'k', position).screen.scroll).toBe(1);
    expect(press(at('init-swarm'), 'pagedown', { ...position, last: 0 }).screen.scroll).toBeUndefined();
  });
});

describe('a page over the step', () => {
  it.each(['m', 'l', 'c', 'w', '?'])('is opened by %s, and closed by Esc', (key) => {
    const opened = press(at('init-swarm'), key).screen;
    expect(opened.overlay).toBeDefined();
    expect(press(at('init-swarm', { screen: opened }), 'esc').screen.overlay).toBeUndefined();
  });

  it.each(['map', 'lessons', 'help', 'reality'] as const)('%s is closed by the key that opens it', (name) => {
    const key = ACTIONS.find(({ id }) => id === name)?.keys[0] ?? '';
    const screen = withOverlay(startScreen('walk'), name);
    expect(press(at('init-swarm', { screen }), key).screen.overlay).toBeUndefined();
  });
});

describe('the one list of actions', () => {
  it('has a label or nothing for every page, and acts on what the key line names', () => {
    for (const page of ['map', 'lessons', 'help', 'reality', 'output', 'cheatsheet'] as const) {
      const scene = at('init-swarm', { screen: withOverlay(startScreen('walk'), page) });
      for (const { sign } of hintsOf(scene)) {
        const key = { '⏎': 'enter', Esc: 'esc', '↑↓': 'down' }[sign] ?? sign;
        const after = press(scene, key);
        const isSame = JSON.stringify(after.screen) === JSON.stringify(scene.screen);
        expect([page, sign, isSame && after.requests.length === 0]).toEqual([page, sign, false]);
      }
    }
  });

  it('has every key of the key line on the help page', () => {
    const help = helpOf(at('init-swarm'))
      .flat()
      .map(({ sign }) => sign)
      .join(' ');
    for (const { sign } of hintsOf(at('init-swarm'))) expect(help).toContain(sign);
  });
});
