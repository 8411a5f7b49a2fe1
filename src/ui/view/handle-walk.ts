/** Keys at a step: options, scrolling, and every action that the key line names. */
import { errorSaid } from '../../i18n/files.ts';
import type { Step } from '../../lesson/types.ts';
import type { WalkState } from '../../tutor/types.ts';
import { isBusy } from '../../tutor/walk/reduce.ts';
import type { Press } from '../keys/press.ts';
import { circumstancesOf } from '../scene.ts';
import { actionsOf } from '../screens/footer.ts';
import { type ScreenState, unscrolled, withField } from '../state/screen-state.ts';
import { scrollDistance, scrolled } from '../state/scroll.ts';
import { type ActionId, isAlso, isPassed, KEYS, primaryOf, stepOf } from './actions.ts';
import { type Desk, quit } from './desk.ts';
import { openPage, openReality, pressAnywhere } from './handle-pages.ts';
import { sayChoice } from './handle-typed.ts';
import { isChoiceOpen } from './typed.ts';

interface Pickable {
  readonly ids: readonly string[];
  readonly intent: 'answer' | 'choose';
}

/** What can be picked now: the options of an open question, or of a fork. */
function pickableOf(state: WalkState, step: Step | undefined): Pickable | undefined {
  if (!step || state.finished || isBusy(state) || isPassed(state)) return undefined;
  if (step.question) return { ids: step.question.options.map(({ id }) => id), intent: 'answer' };
  const isAsked = step.choiceFrom === undefined || state.choice === undefined;
  return step.choice && isAsked
    ? { ids: step.choice.options.map(({ id }) => id), intent: 'choose' }
    : undefined;
}

/** Acts on a press at a step or on the last page. */
export function pressWalk(desk: Desk, view: ScreenState, { key }: Press): void {
  const scene = desk.scene();
  const { state } = scene;
  const pickable = pickableOf(state, stepOf(state));
  const digit = /^[1-9]$/.test(key) ? Number(key) - 1 : -1;
  const byDigit = pickable?.ids[digit];
  if (pickable && byDigit !== undefined) {
    desk.store.set(unscrolled({ ...view, selected: digit }));
    desk.tutor.send({ type: pickable.intent, option: byDigit });
    return;
  }
  const isOpen = pickable && (pickable.intent === 'answer' || state.choice === undefined);
  if (isOpen && (key === 'up' || key === 'down')) {
    const selected = (view.selected + (key === 'down' ? 1 : -1) + pickable.ids.length) % pickable.ids.length;
    desk.store.set({ ...view, selected });
    return;
  }
  if (isChoiceOpen(state) && [...KEYS.type, ...KEYS.edit].includes(key)) {
    sayChoice(desk, view);
    return;
  }
  const action = actionsOf(scene).find(({ id }) => KEYS[id].includes(key));
  if (action) act(desk, view, action.id, pickable);
  else if (isAlso(key, primaryOf(state, circumstancesOf(scene)))) act(desk, view, 'primary', pickable);
  else scroll(desk, view, key);
}

function scroll(desk: Desk, view: ScreenState, key: string): void {
  const scrolling = desk.draw(desk.scene()).scrolling;
  const distance = scrolling && scrollDistance(key, scrolling.height);
  if (!scrolling || distance === undefined) return;
  const at = scrolled(scrolling.from, distance, scrolling.total, scrolling.height);
  if (at !== scrolling.from) desk.store.set({ ...view, scroll: at });
}

function act(desk: Desk, view: ScreenState, action: ActionId, pickable: Pickable | undefined): void {
  const { tutor, store } = desk;
  switch (action) {
    case 'primary':
      primary(desk, view, pickable);
      break;
    case 'edit':
      edit(desk, view);
      break;
    case 'type':
      store.set(withField(view, 'type', ''));
      break;
    case 'output':
    case 'map':
    case 'lessons':
    case 'cheatsheet':
      openPage(desk, view, action);
      break;
    case 'reality':
      openReality(desk, view);
      break;
    case 'shell':
      give(desk, () => tutor.openShell());
      break;
    case 'skip':
      skip(desk, view);
      break;
    case 'editor':
      openEditor(desk, view);
      break;
    case 'help':
    case 'language':
      pressAnywhere(desk, view, KEYS[action][0] ?? '');
      break;
    case 'quit':
      quit(desk);
      break;
    default:
      store.set(unscrolled(view));
      tutor.send({ type: action });
  }
}

/** What is optional is left out at once; what the course needs, at the second press. */
function skip({ tutor, store }: Desk, view: ScreenState): void {
  if (stepOf(tutor.getState())?.optional) tutor.send({ type: 'skip' });
  else store.set({ ...view, asking: 'skip' });
}

/** Who has not been told how to leave the editor is told first. */
function openEditor(desk: Desk, view: ScreenState): void {
  const { asking: _told, ...rest } = view;
  if (view.knowsEditor || view.asking === 'editor') {
    desk.store.set({ ...rest, knowsEditor: true });
    give(desk, () => desk.tutor.openEditor());
  } else desk.store.set({ ...view, asking: 'editor' });
}

/** The field holds what there is: the command, or the value that an input step asked for. */
function edit({ tutor, store }: Desk, view: ScreenState): void {
  const state = tutor.getState();
  const setting = stepOf(state)?.input;
  store.set(
    setting === undefined
      ? withField(view, 'edit', tutor.command() ?? '')
      : withField(view, 'input', state.values[setting] ?? ''),
  );
}

/** What comes of an editor or a shell that could not be opened is said in the quiet line. */
function give({ store }: Desk, open: () => Promise<void>): void {
  open().catch((error: unknown) => {
    store.set({ ...store.get(), note: errorSaid(error) });
  });
}

function primary(desk: Desk, view: ScreenState, pickable: Pickable | undefined): void {
  const { tutor, store } = desk;
  const scene = desk.scene();
  const what = primaryOf(scene.state, circumstancesOf(scene));
  if (!what) return;
  store.set(unscrolled(view));
  if (what.kind === 'intent') tutor.send(what.intent);
  else if (what.kind === 'accept') store.set({ ...view, fieldLeft: false });
  else {
    const option = pickable?.ids[view.selected];
    if (option !== undefined) tutor.send({ type: what.kind, option });
  }
}
