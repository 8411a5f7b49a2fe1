/** Windows over the board, for the teacher: one learner with the screen that they shared, and who is at a step. */
import type { LearnerDetails } from '../board/details.ts';
import { minutesSince, nameOfLearner, stepTitle } from '../board/wording.ts';
import { button, element, pressedTwice } from './dom.ts';
import type { PanelContext } from './panels.ts';

/** Asks the server; undefined where it does not say. */
type FindDocument = (path: string) => Promise<unknown>;

/** Opens a learner's window: what they told last, and what can be done about it. */
export async function openLearner(context: PanelContext, number: number, ask: FindDocument): Promise<void> {
  const { more, act, writeTo } = context;
  const learner = (await ask(`/v1/learners/${number}`)) as LearnerDetails | undefined;
  const { dialog, close } = opened(context);
  if (learner === undefined) {
    dialog.prepend(element('p', 'dim', more.details.gone));
    return;
  }
  const name = nameOfLearner(learner, context.words);
  const doing = (text: string, does: () => void): HTMLButtonElement =>
    button(text, () => {
      does();
      close();
    });
  dialog.prepend(
    element('h2', '', name),
    ...told(context, learner),
    ...shared(context, learner),
    element(
      'p',
      'group',
      doing(more.keys.line, () => writeTo(learner)),
      ...(learner.handSince === undefined
        ? []
        : [doing(more.keys.lower, () => act({ type: 'lower-hand', learner: number }))]),
      pressedTwice(more.keys.remove, more.asking.remove(name), () => {
        act({ type: 'remove', learner: number });
        close();
      }),
    ),
  );
}

/** Opens a step's window: who is there, and "we are here". */
export async function openStep(context: PanelContext, step: string, ask: FindDocument): Promise<void> {
  const { more, words: w, act, open } = context;
  const found = (await ask(`/v1/learners?step=${encodeURIComponent(step)}`)) as
    | { readonly learners: readonly LearnerDetails[] }
    | undefined;
  const learners = found?.learners ?? [];
  const { dialog, close } = opened(context);
  const isPace = context.view.pace === step;
  const pace = button(isPace ? more.keys.noPace : more.keys.pace, () => {
    act({ type: 'pace', step: isPace ? null : step });
    close();
  });
  const people = learners.map((learner) => {
    const person = button(nameOfLearner(learner, context.words), () => {
      close();
      open({ learner: learner.number });
    });
    person.className = 'plain';
    const how = w.joined([more.status[learner.status], w.tries(learner.tries)]);
    return element('li', '', person, element('span', 'dim', ` ${how}`));
  });
  dialog.prepend(
    element('h2', '', stepTitle(step, context)),
    learners.length === 0 ? element('p', 'dim', more.noLearnersHere) : element('ul', '', ...people),
    element('p', 'group', pace),
  );
}

function opened({ more }: PanelContext): { readonly dialog: HTMLDialogElement; readonly close: () => void } {
  const close = (): void => {
    dialog.close();
    dialog.remove();
  };
  const dialog = element(
    'dialog',
    '',
    element(
      'p',
      '',
      button(more.keys.close, () => close()),
    ),
  );
  // Esc closes it, too.
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return { dialog, close };
}

function told(context: PanelContext, learner: LearnerDetails): readonly HTMLElement[] {
  const { more, words: w, now } = context;
  const { details: d } = more;
  const { step, status, tries, hints, done, failing, diagnosis } = learner;
  const where =
    step === undefined
      ? d.nowhere
      : w.joined([
          d.at(stepTitle(step, context), more.status[status]),
          d.since(minutesSince(learner.hereSince, now)),
        ]);
  return [
    element('p', '', where),
    element('p', 'dim', d.counts(tries, hints, done)),
    ...(learner.handSince === undefined ? [] : [element('p', 'bad', d.hand)]),
    ...(learner.finished ? [element('p', 'good', d.finished)] : []),
    ...(diagnosis ? [element('p', 'bad', d.cause(diagnosis.title))] : []),
    ...failing.map(({ title, expected, seen }) =>
      element(
        'p',
        '',
        element('b', 'bad', `✗ ${title}`),
        ...[[d.expected, expected] as const, [d.seen, seen] as const].flatMap(([label, text]) =>
          text === '' ? [] : [element('br', ''), element('span', 'dim', `${label} `), text],
        ),
      ),
    ),
  ];
}

/** Shown once it is asked for, as others may look at this screen, too. */
function shared(context: PanelContext, { shared: screen }: LearnerDetails): readonly HTMLElement[] {
  const { more, now } = context;
  if (!screen) return [element('p', 'dim', more.details.notShared)];
  const summary = more.details.shared(stepTitle(screen.step, context), minutesSince(screen.at, now));
  const made = element(
    'details',
    '',
    element('summary', '', summary),
    element('pre', '', screen.lines.join('\n')),
  );
  return [made];
}
