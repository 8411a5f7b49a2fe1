/** One row of an outline: a lesson with the share that is done, or a step with its sign. */
import { Text } from 'ink';
import type { StepRecord, WalkState } from '../../tutor/types.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { counted, doneCount, type OutlineEntry, type WalkedLesson } from '../state/outline.ts';
import { fromHit, markedSpans } from '../text/marked.ts';
import type { Meaning } from '../theme/theme.ts';
import { Pieces } from './pieces.tsx';
import { Spread } from './spread.tsx';

interface OutlineRowProps {
  readonly entry: OutlineEntry;
  readonly records: WalkState['records'];
  /** The learner's step. */
  readonly here: string | undefined;
  /** The row that ⏎ takes, in a list. */
  readonly isPicked?: boolean;
  /** Words that are marked in the title. */
  readonly sought?: string;
  /** What a search has found in its text, behind the title. */
  readonly excerpt?: string;
}

/** The row in the full width. */
export function OutlineRow({
  entry,
  records,
  here,
  isPicked = false,
  sought = '',
  excerpt = '',
}: OutlineRowProps) {
  return entry.kind === 'lesson' ? (
    <LessonRow walked={entry.walked} records={records} here={here} isPicked={isPicked} sought={sought} />
  ) : (
    <StepRow
      title={entry.stop.step.title}
      record={records[entry.leadsTo]}
      isHere={here === entry.leadsTo}
      isPicked={isPicked}
      sought={sought}
      excerpt={excerpt}
    />
  );
}

interface LessonRowProps extends Omit<OutlineRowProps, 'entry'> {
  readonly walked: WalkedLesson;
}

function LessonRow({ walked: { lesson, stops }, records, here, isPicked, sought = '' }: LessonRowProps) {
  const theme = useTheme();
  const { ui: m } = useMessages();
  const done = doneCount(stops, records);
  const total = counted(stops, records).length;
  const isAll = done === total;
  const isHere = stops.some(({ step }) => step.id === here);
  const share =
    total === 0 ? (
      <Text {...theme.dim}>{m.optional}</Text>
    ) : isAll ? (
      <Text {...theme.ok}>✓</Text>
    ) : (
      <Text {...theme.dim}>{`${done}/${total}`}</Text>
    );
  return (
    <Spread aside={share}>
      <Text {...(isHere || isPicked ? theme.strong : isAll ? theme.dim : {})}>
        <Pieces of={markedSpans(lesson.title, sought)} />
      </Text>
    </Spread>
  );
}

const SIGNS: Readonly<Record<StepRecord['status'], readonly [string, Meaning]>> = {
  pending: ['·', 'dim'],
  passed: ['✓', 'ok'],
  failed: ['✗', 'bad'],
  skipped: ['–', 'dim'],
};

interface StepRowProps {
  readonly title: string;
  readonly record: StepRecord | undefined;
  readonly isHere: boolean;
  readonly isPicked: boolean;
  readonly sought: string;
  readonly excerpt: string;
}

function StepRow({ title, record, isHere, isPicked, sought, excerpt }: StepRowProps) {
  const theme = useTheme();
  const [sign, meaning] = isHere ? (['▸', 'accent'] as const) : SIGNS[record?.status ?? 'pending'];
  return (
    <Text wrap="truncate-end">
      {'  '}
      <Text {...theme[meaning]}>{sign}</Text>
      <Text {...(isPicked ? theme.strong : isHere ? {} : theme.dim)}> </Text>
      <Text {...(isPicked ? theme.strong : isHere ? {} : theme.dim)}>
        <Pieces of={markedSpans(title, sought)} />
      </Text>
      {excerpt !== '' && (
        <Text {...theme.dim}>
          {'   '}
          <Pieces of={markedSpans(fromHit(excerpt, sought), sought)} />
        </Text>
      )}
    </Text>
  );
}
