/** What the teacher does on the page. Made once, so that nothing that is being typed is lost when the board changes. */
import type { BoardLearner } from '../board/view.ts';
import { nameOfLearner, shownSteps } from '../board/wording.ts';
import { button, choice, element, field, offer, pressedTwice } from './dom.ts';
import type { PanelContext } from './panels.ts';

export interface Controls {
  readonly element: HTMLElement;
  /** The next line is for this learner. */
  writeTo(learner: BoardLearner): void;
  /** Follows what has changed. */
  update(): void;
}

/** @param now gives what the board shows at the moment */
export function controls(now: () => PanelContext): Controls {
  const { words: w, outline, language, act } = now();
  let to: BoardLearner | undefined;
  const line = field('text', w.acts.say);
  line.maxLength = 120;
  const say = element('form', '', line, element('button', '', w.acts.send));
  say.addEventListener('submit', (event) => {
    event.preventDefault();
    if (line.value.trim() === '') return;
    act({ type: 'say', to: to?.number ?? 'all', text: line.value });
    line.value = '';
    writeTo(undefined);
  });
  const step = choice([]);
  const minutes = field('number', w.acts.meet, '5');
  const which = choice(outline.exercises.map(({ id, titles }) => [id, titles[language]]));
  const time = field('number', w.acts.exercise, '10');
  for (const one of [minutes, time]) {
    one.min = '0';
    one.max = '600';
  }
  const seconds = (input: HTMLInputElement): number =>
    Math.max(1, Math.round(Number(input.value) * 60) || 60);
  const hide = button('', () => act({ type: 'hide-names', on: !now().view.namesHidden }));
  const end = pressedTwice(w.acts.end, w.acts.endSure, () => act({ type: 'end' }));
  const release = button(w.acts.release, () => {
    const id = now().view.exercise?.id;
    if (id !== undefined) act({ type: 'release', exercise: id });
  });
  const link = (text: string, format: string): HTMLAnchorElement => {
    const made = element('a', '', text);
    made.href = `/v1/export?format=${format}`;
    made.download = `room.${format}`;
    return made;
  };
  const group = (...parts: readonly HTMLElement[]): HTMLElement => element('div', 'group', ...parts);
  say.className = 'group line';
  const made = element(
    'details',
    'controls',
    element('summary', '', w.teacher),
    element(
      'div',
      '',
      say,
      group(
        step,
        button(w.acts.pace, () => act({ type: 'pace', step: step.value })),
        button(w.acts.noPace, () => act({ type: 'pace', step: null })),
      ),
      group(
        minutes,
        button(w.acts.meet, () =>
          act({ type: 'meet', meet: { step: step.value, seconds: seconds(minutes) } }),
        ),
        button(w.acts.noMeet, () => act({ type: 'meet', meet: null })),
      ),
      group(
        which,
        time,
        button(w.acts.exercise, () =>
          act({ type: 'set-exercise', exercise: { id: which.value, seconds: seconds(time) } }),
        ),
        release,
        button(w.acts.noExercise, () => act({ type: 'set-exercise', exercise: null })),
      ),
      group(hide, link(w.acts.csv, 'csv'), link(w.acts.json, 'json'), end),
    ),
  );
  // On a phone the board comes first.
  made.open = matchMedia('(min-width: 64rem)').matches;
  function writeTo(learner: BoardLearner | undefined): void {
    to = learner;
    line.placeholder = learner ? w.acts.sayToOne(nameOfLearner(learner, now().words)) : w.acts.say;
    if (!learner) return;
    made.open = true;
    line.focus();
  }
  function update(): void {
    const { view } = now();
    const steps = shownSteps(now()).map(({ id, titles }) => [id, titles[language]] as const);
    offer(step, steps);
    hide.textContent = view.namesHidden ? w.acts.show : w.acts.hide;
    release.disabled = view.exercise === undefined || view.exercise.released;
  }
  update();
  return { element: made, writeTo, update };
}
