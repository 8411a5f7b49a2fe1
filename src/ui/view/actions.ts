/** What can be done now: the one source for the key line and for what the keys do. */
import type { Messages } from '../../i18n/messages.ts';
import type { Said } from '../../i18n/said.ts';
import type { Step } from '../../lesson/types.ts';
import type { Intent, WalkState } from '../../tutor/types.ts';
import { isBusy } from '../../tutor/walk/reduce.ts';

export type ActionId =
  | 'primary'
  | 'interrupt'
  | 'fix'
  | 'hint'
  | 'edit'
  | 'type'
  | 'verify'
  | 'editor'
  | 'edit-file'
  | 'repeat'
  | 'output'
  | 'next'
  | 'back'
  | 'skip'
  | 'map'
  | 'lessons'
  | 'cheatsheet'
  | 'shell'
  | 'reality'
  | 'language'
  | 'help'
  | 'quit';

/** The keys of each action; the first one is shown. */
export const KEYS: Readonly<Record<ActionId, readonly string[]>> = {
  primary: ['enter'],
  interrupt: ['ctrl-c'],
  fix: ['f'],
  hint: ['h'],
  edit: ['e'],
  type: ['t'],
  verify: ['v'],
  editor: ['g', 'E'],
  'edit-file': ['x'],
  repeat: ['r'],
  output: ['o'],
  next: ['n', 'right'],
  back: ['b', 'left'],
  skip: ['s'],
  map: ['m'],
  lessons: ['l', 'tab'],
  cheatsheet: ['c'],
  shell: ['$'],
  reality: ['w'],
  language: ['L'],
  help: ['?'],
  quit: ['q'],
};

/** How a key is written in the key line. */
export function keyLabel(key: string): string {
  const signs: Readonly<Record<string, string>> = {
    enter: '⏎',
    esc: 'Esc',
    'ctrl-c': 'Ctrl-C',
    right: '→',
    left: '←',
    tab: 'Tab',
  };
  return signs[key] ?? key;
}

export interface Action {
  readonly id: ActionId;
  readonly label: string;
}

/** What ⏎ does. `local` ones are about what is picked or typed on the screen. */
export type Primary =
  | { readonly kind: 'intent'; readonly label: keyof Messages['ui']['keys']; readonly intent: Intent }
  | { readonly kind: 'answer' | 'choose' | 'accept' };

/** What the screen knows besides the state. */
export interface Circumstances {
  /** The step's command as it would run now. */
  readonly command: string | undefined;
  /** Why the step can't be done here; undefined when it can. */
  readonly impossible: Said | undefined;
  readonly canSetLanguage: boolean;
  readonly printed: boolean;
}

/** The step where the learner stands. */
export function stepOf(state: WalkState): Step | undefined {
  return state.stops[state.at]?.step;
}

/** The step was passed, now or earlier. */
export function isPassed(state: WalkState): boolean {
  const step = stepOf(state);
  if (!step) return false;
  if (state.phase.name === 'passed') return true;
  return state.phase.name === 'reading' && !state.ran && state.records[step.id]?.status === 'passed';
}

/** What ⏎ does now; undefined while something runs. */
export function primaryOf(
  state: WalkState,
  { command, impossible }: Pick<Circumstances, 'command' | 'impossible'>,
): Primary | undefined {
  const step = stepOf(state);
  if (!step || state.finished || isBusy(state)) return undefined;
  const next: Primary = { kind: 'intent', label: 'next', intent: { type: 'next' } };
  if (isPassed(state)) return next;
  // A learner who tried all the same may try again.
  if (impossible !== undefined && !state.ran)
    return { kind: 'intent', label: 'skip', intent: { type: 'skip', reason: impossible } };
  if (step.kind === 'question') return { kind: 'answer' };
  if (step.choice && state.choice === undefined) return { kind: 'choose' };
  if (step.kind === 'input') return { kind: 'accept' };
  const verify: Primary = {
    kind: 'intent',
    label: state.ran ? 'look' : 'verify',
    intent: { type: 'verify' },
  };
  if (step.kind === 'by-hand') return verify;
  if (step.kind === 'read') return next;
  // A refused command has no text either, and trying again is what tells whether it is mended.
  if (command !== undefined || state.phase.name === 'refused' || step.commands.length > 0) {
    // After a command of the learner's own, ⏎ runs another one than stands on the screen.
    const isOther = state.command !== undefined && command !== undefined && state.command !== command;
    const label = isOther ? 'lesson' : state.ran ? 'again' : 'run';
    return { kind: 'intent', label, intent: { type: 'run' } };
  }
  return step.checks.length > 0 ? verify : next;
}

/** Whether the checks can be looked at without running the command: some are about what stands, and it is clear which. */
function canLook(state: WalkState): boolean {
  const step = stepOf(state);
  if (step?.kind !== 'run' || (step.choice && state.choice === undefined)) return false;
  return step.checks.some(({ kind }) => kind !== 'output');
}

function primaryLabel(primary: Primary, m: Messages['ui']): string {
  return primary.kind === 'intent' ? m.keys[primary.label] : m.keys[primary.kind];
}

/** Everything that can be done now, the most useful first. */
export function actionsNow(state: WalkState, around: Circumstances, m: Messages['ui']): Action[] {
  const step = stepOf(state);
  const busy = isBusy(state);
  const free = !busy && !state.finished;
  const passed = isPassed(state);
  const primary = primaryOf(state, around);
  const skips = primary?.kind === 'intent' && primary.intent.type === 'skip';
  const wholeLesson = state.stops[state.at]?.lesson.optional === true;
  const leaves = free && !passed && !skips && step?.optional === true;
  const runs = free && around.command !== undefined && step?.kind === 'run';
  const looks = state.phase.name === 'checking' && state.phase.outcomes.length > 0;
  const failed = state.phase.name === 'failed' ? state.phase : undefined;
  const when: readonly (readonly [boolean, ActionId, string])[] = [
    [busy, 'interrupt', looks ? m.keys.stopWaiting : m.keys.interrupt],
    [failed?.diagnosis?.fix !== undefined, 'fix', m.keys.fix],
    [primary !== undefined, 'primary', primary ? primaryLabel(primary, m) : ''],
    [skips && runs, 'repeat', m.keys.anyway],
    [free && !passed && (step?.hints.length ?? 0) > state.hintsShown, 'hint', m.keys.hint],
    [free && !passed && step?.edit !== undefined, 'edit-file', m.keys.editFile],
    [free && (step?.edit !== undefined || (step?.place.length ?? 0) > 0), 'editor', m.keys.editor],
    [free && step?.kind === 'input', 'edit', m.keys.editValue],
    [runs && !passed, 'edit', m.keys.edit],
    [runs && !passed, 'type', m.keys.type],
    [around.printed, 'output', m.keys.output],
    [runs && passed, 'repeat', m.keys.repeat],
    [free && canLook(state), 'verify', state.ran ? m.keys.look : m.keys.verify],
    [runs && passed, 'edit', m.keys.edit],
    [runs && passed, 'type', m.keys.type],
    [free && !isNext(primary), 'next', m.keys.next],
    [!busy && (state.at > 0 || state.finished), 'back', m.keys.back],
    [leaves, 'skip', wholeLesson ? m.keys.leaveLesson : m.keys.leaveOut],
    [free && !passed && !skips && !leaves && step?.kind !== 'read', 'skip', m.keys.skip],
    [true, 'map', m.keys.map],
    [true, 'lessons', m.keys.lessons],
    [state.course.cheatsheet.length > 0, 'cheatsheet', m.keys.cheatsheet],
    [!busy, 'shell', m.keys.shell],
    [!busy || state.reality?.name === 'repairing', 'reality', m.keys.reality],
    [around.canSetLanguage, 'language', m.keys.language],
    [true, 'help', m.keys.help],
    [true, 'quit', m.keys.quit],
  ];
  return when.filter(([possible]) => possible).map(([, id, label]) => ({ id, label }));
}

/** What ⏎ does is what another key does elsewhere; then that key does it too, without being named twice. */
export function isAlso(key: string, primary: Primary | undefined): boolean {
  if (primary?.kind !== 'intent') return false;
  const { type } = primary.intent;
  return (type === 'next' || type === 'verify') && KEYS[type].includes(key);
}

/** ⏎ goes on to the next step. */
function isNext(primary: Primary | undefined): boolean {
  return primary?.kind === 'intent' && primary.intent.type === 'next';
}
