/** The comment on an answer in a review: right or not, why, and a right way. */
import { Box } from 'ink';
import type { Card } from '../../review/cards.ts';
import type { ReviewVerdict } from '../../review/effects.ts';
import type { ReviewState } from '../../review/session.ts';
import { useFill } from '../hooks/use-fill.ts';
import { useScene } from '../hooks/use-scene.ts';
import { span } from '../text/line.ts';
import { richSpans } from '../text/rich.ts';
import { Command } from './command.tsx';
import { Paragraph } from './paragraph.tsx';

const MOST_ROWS = 4;
/** Lines of an output that are enough. */
const MOST_LINES = 6;
/** Characters of each: an engine repeats what was typed, however long that is. */
const MOST_CHARACTERS = 400;

interface ReviewAnswerProps {
  readonly card: Card;
  readonly review: ReviewState;
}

/** Nothing before the card is answered. */
export function ReviewAnswer({ card, review: { phase } }: ReviewAnswerProps) {
  const fill = useFill();
  const { messages } = useScene();
  if (phase.name !== 'told') return null;
  const { ui, review: words } = messages;
  const isRight = phase.grade !== 'unknown';
  const isTried = phase.option !== undefined || phase.typed !== undefined;
  const word = isRight
    ? span(ui.right, { tone: 'ok', bold: true })
    : span(isTried ? ui.wrong : '', { tone: 'warn', bold: true });
  if (card.kind === 'question') {
    const { options } = card.question;
    const told = options.find(({ id }) => id === phase.option) ?? options.find(({ right }) => right);
    return <Paragraph of={[word, ...richSpans(told?.why ?? '', fill)]} />;
  }
  return (
    <Box flexDirection="column" rowGap={1}>
      {isTried && <Paragraph of={[word, span(reasonOf(phase.verdict, words))]} />}
      <Printed verdict={phase.verdict} />
      <Box flexDirection="column">
        <Paragraph of={words.oneWay} tone="dim" />
        <Command text={fill(card.command)} most={MOST_ROWS} isQuiet />
      </Box>
    </Box>
  );
}

function Printed({ verdict }: { readonly verdict: ReviewVerdict | undefined }) {
  const lines = printed(verdict);
  return lines.length === 0 ? null : (
    <Box flexDirection="column">
      {lines.map((line) => (
        <Paragraph key={line} of={line} tone="dim" />
      ))}
    </Box>
  );
}

type ReviewWords = ReturnType<typeof useScene>['messages']['review'];

function reasonOf(verdict: ReviewVerdict | undefined, words: ReviewWords): string {
  return verdict === undefined ? '' : words.verdicts[verdict.kind];
}

function printed(verdict: ReviewVerdict | undefined): string[] {
  if (verdict === undefined || !('output' in verdict)) return [];
  const lines = verdict.output.split('\n').filter((line) => line.trim() !== '');
  return [...new Set(lines)]
    .slice(0, MOST_LINES)
    .map((line) => (line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line));
}
