/** Opening pages, and the keys that mean the same everywhere. */
import { lessonRows } from '../screens/lessons.ts';
import { type OverlayName, type ScreenState, withOverlay } from '../state/screen-state.ts';
import { KEYS } from './actions.ts';
import { type Desk, quit } from './desk.ts';

/** Lays a page over the walk; the list of lessons opens where the learner stands. */
export function openPage(desk: Desk, view: ScreenState, name: OverlayName): void {
  const scene = desk.scene();
  const { state } = scene;
  const here = state.stops[state.at]?.step.id;
  const selected =
    name === 'lessons'
      ? Math.max(
          0,
          lessonRows(scene).findIndex((row) => !row.isLesson && row.step === here),
        )
      : 0;
  desk.store.set(withOverlay(view, name, selected));
}

/** Opens the page that holds what was done against what is there, and looks anew. */
export function openReality(desk: Desk, view: ScreenState): void {
  desk.tutor.send({ type: 'compare' });
  openPage(desk, view, 'reality');
}

/** Help, language, quit. */
export function pressAnywhere(desk: Desk, view: ScreenState, key: string): void {
  if (KEYS.help.includes(key)) openPage(desk, view, 'help');
  else if (KEYS.language.includes(key)) desk.speak(desk.scene().language === 'en' ? 'zh' : 'en');
  else if (KEYS.quit.includes(key)) quit(desk);
}
