/** A review: a question with its options, or a command to type. */
import { Box, Text } from 'ink';
import { shapeOf } from '../../lesson/blanks.ts';
import { type Card, cardTitle } from '../../review/cards.ts';
import { cardAt, leftOf, type ReviewState } from '../../review/session.ts';
import { defined } from '../../value/defined.ts';
import { Column } from '../components/column.tsx';
import { Command } from '../components/command.tsx';
import { Field } from '../components/field.tsx';
import { Options } from '../components/options.tsx';
import { OverlayPage } from '../components/overlay-page.tsx';
import { Paragraph } from '../components/paragraph.tsx';
import { ReviewAnswer } from '../components/review-answer.tsx';
import { ScrollView } from '../components/scroll-view.tsx';
import { Turning } from '../components/turning.tsx';
import { useFill } from '../hooks/use-fill.ts';
import { useKnownWords } from '../hooks/use-known-words.ts';
import { useRoom } from '../hooks/use-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useScroll } from '../hooks/use-scroll.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { editorWith } from '../state/editor.ts';
import { optionsOf } from '../state/review.ts';
import { richSpans } from '../text/rich.ts';

const WIDTH = 76;
const MOST_ROWS = 4;
const EMPTY = editorWith('');

/** The current card, or the result. */
export function ReviewScreen() {
  const { review, messages, screen } = useScene();
  const { columns } = useRoom();
  const scroll = useScroll(screen.overlay?.offset ?? 0);
  const words = messages.review;
  const card = review && cardAt(review);
  const isOver = review === undefined || card === undefined || review.phase.name === 'over';
  const place = isOver ? undefined : words.place(review.at + 1, review.due.length);
  return (
    <OverlayPage title={words.title} position={scroll.position} {...defined({ aside: place })}>
      <ScrollView scroll={scroll}>
        <Column width={Math.min(WIDTH, columns)} rowGap={1}>
          {isOver ? <Summary review={review} /> : <Asked card={card} review={review} />}
        </Column>
      </ScrollView>
    </OverlayPage>
  );
}

/** The result, and the cards that are left for another day. */
function Summary({ review }: { readonly review: ReviewState | undefined }) {
  const theme = useTheme();
  const words = useScene().messages.review;
  if (review === undefined || review.due.length === 0) return <Paragraph of={words.nothingDue} />;
  const known = review.grades.filter((grade) => grade !== 'unknown').length;
  return (
    <Box flexDirection="column">
      <Text {...theme.strong}>{words.over(known, review.grades.length)}</Text>
      {leftOf(review) > 0 && <Paragraph of={words.left(leftOf(review))} tone="dim" />}
    </Box>
  );
}

interface AskedProps {
  readonly card: Card;
  readonly review: ReviewState;
}

function Asked({ card, review }: AskedProps) {
  const fill = useFill();
  const words = useScene().messages.review;
  return (
    <>
      <Box flexDirection="column">
        {card.kind === 'command' && <Paragraph of={words.typeIt} tone="dim" />}
        <Paragraph of={richSpans(cardTitle(card), fill, { bold: true })} />
      </Box>
      {card.kind === 'command' ? (
        <Typed card={card} review={review} />
      ) : (
        <Picked card={card} review={review} />
      )}
      <ReviewAnswer card={card} review={review} />
    </>
  );
}

function Picked({
  card,
  review: { phase },
}: {
  readonly review: ReviewState;
  readonly card: Extract<Card, { kind: 'question' }>;
}) {
  const scene = useScene();
  const options = optionsOf(scene);
  const right = card.question.options.find((option) => option.right)?.id;
  const isTold = phase.name === 'told';
  const wrong = isTold && phase.option !== undefined && phase.option !== right ? [phase.option] : [];
  const marks = isTold ? defined({ right }) : { selected: scene.screen.overlay?.selected ?? 0 };
  return <Options options={options} wrong={wrong} {...marks} />;
}

function Typed({
  card,
  review: { phase },
}: {
  readonly review: ReviewState;
  readonly card: Extract<Card, { kind: 'command' }>;
}) {
  const fill = useFill();
  const known = useKnownWords();
  const theme = useTheme();
  const { screen, messages } = useScene();
  switch (phase.name) {
    case 'asking':
      return (
        <Box flexDirection="column">
          <Field editor={screen.overlay?.search ?? EMPTY} most={MOST_ROWS} />
          {phase.hint && <Text {...theme.dim}>{shapeOf(fill(card.command), known)}</Text>}
        </Box>
      );
    case 'judging':
      return (
        <Box flexDirection="column">
          <Command text={phase.typed} most={MOST_ROWS} />
          <Text {...theme.dim}>
            <Turning /> {messages.review.judging}
          </Text>
        </Box>
      );
    case 'told':
      return phase.typed === undefined ? null : <Command text={phase.typed} most={MOST_ROWS} />;
    default:
      return null;
  }
}
