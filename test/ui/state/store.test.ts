/** The cell that holds the view: what has to be drawn again after a change. */
import { expect, it } from 'vitest';
import { inserted } from '../../../src/ui/state/editor.ts';
import {
  type ScreenState,
  startScreen,
  withField,
  withoutField,
} from '../../../src/ui/state/screen-state.ts';
import { createScreenStore } from '../../../src/ui/state/store.ts';

/** The view after a letter. */
function typed(screen: ScreenState): ScreenState {
  if (!screen.field) throw new Error('no field is open');
  return { ...screen, field: { purpose: screen.field.purpose, editor: inserted(screen.field.editor, 'x') } };
}

it('what is typed changes the field alone', () => {
  const open = withField(startScreen('walk'), 'edit', 'docker ps');
  const store = createScreenStore(open);
  let told = 0;
  store.subscribe(() => {
    told += 1;
  });
  store.set(typed(store.get()));
  store.set(typed(store.get()));
  expect(store.settled()).toBe(open);
  expect(store.get().field?.editor.text.join('')).toBe('docker psxx');
  expect(told).toBe(2);
});

it('any other change, with typing or without, changes the whole view', () => {
  const open = withField(startScreen('walk'), 'edit', '');
  const changes: ((screen: ScreenState) => ScreenState)[] = [
    (screen) => ({ ...typed(screen), scroll: 1 }),
    (screen) => ({ ...typed(screen), selected: 1 }),
    (screen) => ({ ...typed(screen), step: 'node-list' }),
    (screen) => withField(screen, 'number', 'x'),
    (screen) => withoutField(screen),
    ({ fieldLeft: _gone, ...screen }) => typed({ ...screen, asking: 'quit' } as ScreenState),
  ];
  for (const change of changes) {
    const store = createScreenStore(open);
    store.set(change(open));
    expect(store.settled()).toBe(store.get());
  }
});

it('a field that opens changes the whole view', () => {
  const store = createScreenStore(startScreen('walk'));
  store.set(withField(store.get(), 'type', 'd'));
  expect(store.settled()).toBe(store.get());
});
