/** Tab in a field: the word before the cursor is completed as far as it is clear, and the candidates are listed. */
import type { Topology } from '../../check/types.ts';
import { commonStart, completionOf } from '../../lesson/completion.ts';
import type { WalkState } from '../../tutor/types.ts';
import { knownWordsOf } from '../scene.ts';
import { inserted } from './editor.ts';
import type { Field } from './screen-state.ts';

/** Names for commands: existing machines, services and stacks, settings, and files of the course. */
export function namesFor({ course, values }: WalkState, topology: Topology | undefined): readonly string[] {
  return [
    ...course.settings.flatMap(({ id }) => values[id] ?? []),
    ...Object.keys(course.files),
    ...(topology?.machines.map(({ name }) => name) ?? []),
    ...(topology?.services.map(({ name }) => name) ?? []),
  ];
}

/** The field after Tab. */
export function completed(field: Field, state: WalkState, topology: Topology | undefined): Field {
  const { editor } = field;
  const before = editor.text.slice(0, editor.cursor).join('');
  const { replaces, words } = completionOf(before, knownWordsOf(state), namesFor(state, topology));
  const [only] = words;
  if (only === undefined) return { ...field, offers: [] };
  const isOnly = words.length === 1;
  const added =
    commonStart(words).slice(replaces) + (isOnly && editor.cursor === editor.text.length ? ' ' : '');
  return { ...field, editor: inserted(editor, added), offers: isOnly ? [] : words };
}
