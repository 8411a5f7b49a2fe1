/** Keys on the screen of the watched swarm. */
import { describe, expect, it } from 'vitest';
import { NO_TOPOLOGY } from '../../../src/check/topology.ts';
import { messagesFor } from '../../../src/i18n/messages.ts';
import { afterClick, afterPress, type WatchState, watchHints } from '../../../src/ui/watch/state.ts';
import { aSwarm } from '../../support/topologies.ts';

const swarm = aSwarm();
const start: WatchState = { selected: 0, offset: 0 };
const press = (state: WatchState, ...keys: readonly string[]) =>
  keys.reduce((before, key) => afterPress(before, key, swarm, { page: 20, last: 5 }), state);
const signs = (state: WatchState, topology = swarm) =>
  watchHints(state, topology, messagesFor('en')).map(({ sign }) => sign);

describe('the list of a watched swarm', () => {
  it('is moved through, and never left', () => {
    expect(press(start, 'down', 'down').selected).toBe(2);
    expect(press(start, 'up').selected).toBe(0);
    expect(press(start, 'end').selected).toBe(4);
    expect(press(start, 'end', 'down').selected).toBe(4);
    expect(press({ ...start, selected: 50 }, 'up').selected).toBe(3);
  });

  it('opens what is picked, and closes it again', () => {
    const opened = press(start, 'down', 'enter');
    expect(opened).toMatchObject({ opened: 'node myvm2', selected: 1 });
    expect(press(opened, 'down').offset).toBe(1);
    for (const key of ['esc', 'left', 'q']) {
      expect(press(opened, key)).toEqual({ selected: 1, offset: 0 });
    }
  });

  it('is scrolled no farther than there is something', () => {
    const opened = press(start, 'enter');
    expect(press(opened, 'end', 'down').offset).toBe(5);
    expect(press(opened, 'end', 'up').offset).toBe(4);
  });

  it('picks a row that is clicked, opens it at a second click, and a machine of the picture at once', () => {
    const click = (state: WatchState, target: Parameters<typeof afterClick>[1]) =>
      afterClick(state, target, swarm, { page: 20, last: 5 });
    const once = click(start, { type: 'row', at: 1 });
    expect(once).toEqual({ selected: 1, offset: 0 });
    expect(click(once, { type: 'row', at: 1 })).toMatchObject({ opened: 'node myvm2' });
    expect(click(start, { type: 'machine', name: 'myvm2' })).toMatchObject({ opened: 'node myvm2' });
    expect(click(start, { type: 'machine', name: 'gone' })).toBe(start);
  });

  it('goes on where what was opened is gone', () => {
    const opened = { ...start, opened: 'node myvm9' };
    expect(press(opened, 'down')).toEqual({ selected: 1, offset: 0 });
  });

  it('names the keys that do something', () => {
    expect(signs(start)).toEqual(['⏎', '↑↓', 'L', 'q']);
    expect(signs(press(start, 'enter'))).toEqual(['L', 'Esc']);
    expect(signs(start, NO_TOPOLOGY)).toEqual(['L', 'q']);
  });
});
