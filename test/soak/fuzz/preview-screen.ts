/** The screen of an author's preview for random keys, over a course that is broken and mended each time it is read. */

import { draftOf } from '../../../src/commands/preview.ts';
import { messagesFor } from '../../../src/i18n/messages.ts';
import { parseFiles } from '../../../src/lesson/course-folders.ts';
import { showPreview } from '../../../src/ui/preview/index.tsx';
import type { Draft } from '../../../src/ui/preview/state.ts';
import type { Random } from '../../support/chance.ts';
import { smallCourse } from '../../support/small-course.ts';
import type { BareTerminal } from './bare-terminal.ts';

const START = '01-start.md';

/** The course as its author has it at some moment: whole, with a problem, with text for a terminal, or unreadable. */
function draftAt(random: Random, before?: Draft): Draft {
  const whole = smallCourse()[START] ?? '';
  const changed = random.pick([
    whole,
    whole.replace('rows: machines', 'rows: machinery'),
    whole.replace('## Look {#look}', `## Look \x1b[31m\x07\u202e ${'wide 宽 '.repeat(40)}{#look}`),
    '---\nid: [',
  ]);
  const files = new Map(Object.entries(smallCourse({ [START]: changed })));
  return draftOf(
    parseFiles('small', { files, problems: [] }, messagesFor('en').lint),
    before,
    random.below(2) === 0,
  );
}

/** Opens it. Nothing can be done wrongly there. */
export function openPreview(terminal: BareTerminal, random: Random, signal: AbortSignal) {
  let draft = draftAt(random);
  const listeners = new Set<() => void>();
  const ending = showPreview({
    source: {
      draft: () => draft,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      read() {
        draft = draftAt(random, draft);
        for (const listener of listeners) listener();
      },
    },
    language: random.pick(['en', 'zh'] as const),
    ...{ theme: undefined, isAmbiguousWide: false, signal },
    ...{ stdin: terminal.stdin, stdout: terminal.stdout },
  });
  return { ending, wronglyDone: () => [] };
}
