/** What is wrong with a learner's own command: a misspelt word, or the idea. */
import { typoIn } from '../../lesson/typo.ts';
import type { WalkState } from '../../tutor/types.ts';
import { isPractised } from '../../tutor/walk/practice.ts';
import { useKnownWords } from '../hooks/use-known-words.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { richSpans } from '../text/rich.ts';
import { Paragraph } from './paragraph.tsx';

/** Says which word was most likely meant, or, in practice, that the words are right and the idea isn't. */
export function Slip({ state, lesson }: { readonly state: WalkState; readonly lesson: string | undefined }) {
  const known = useKnownWords();
  const { ui: m } = useMessages();
  const { phase, command } = state;
  if (phase.name !== 'failed' || command === undefined || command === lesson) return null;
  const isJudged = phase.why === 'checks' || phase.why === 'timed-out';
  const typo = isJudged ? typoIn(command, known) : undefined;
  const plain = (text: string) => text;
  if (typo)
    return <Paragraph of={richSpans(m.failed.typo(typo.typed, typo.meant), plain, { tone: 'warn' })} />;
  const hasRun = phase.why === 'checks' && phase.exitCode === 0;
  return hasRun && isPractised(state) && !phase.diagnosis ? <Paragraph of={m.failed.otherIdea} /> : null;
}
