/** One row of an outline: a lesson with the share that is done, or a step with its sign. */
import { Text } from 'ink';
import type { StepRecord, WalkState } from '../../tutor/types.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { counted, doneCount, type OutlineEntry, type WalkedLesson } from '../state/outline.ts';
import type { Meaning } from '../theme/theme.ts';
import { Spread } from './spread.tsx';

interface OutlineRowProps {
  readonly entry: OutlineEntry;
  readonly records: WalkState['records'];
  /** The step where the learner stands. */
  readonly here: string | undefined;
  /** The row that ⏎ takes, in a list. */
  readonly isPicked?: boolean;
}

/** The row in the full width. */
export function OutlineRow({ entry, records, here, isPicked = false }: OutlineRowProps) {
  return entry.kind === 'lesson' ? (
    <LessonRow walked={entry.walked} records={records} here={here} isPicked={isPicked} />
  ) : (
    <StepRow
      title={entry.stop.step.title}
      record={records[entry.leadsTo]}
      isHere={here === entry.leadsTo}
      isPicked={isPicked}
    />
  );
}

interface LessonRowProps extends Omit<OutlineRowProps, 'entry'> {
  readonly walked: WalkedLesson;
}

function LessonRow({ walked: { lesson, stops }, records, here, isPicked }: LessonRowProps) {
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
      <Text {...(isHere || isPicked ? theme.strong : isAll ? theme.dim : {})}>{lesson.title}</Text>
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
}

function StepRow({ title, record, isHere, isPicked }: StepRowProps) {
  const theme = useTheme();
  const [sign, meaning] = isHere ? (['▸', 'accent'] as const) : SIGNS[record?.status ?? 'pending'];
  return (
    <Text wrap="truncate-end">
      {'  '}
      <Text {...theme[meaning]}>{sign}</Text>
      <Text {...(isPicked ? theme.strong : isHere ? {} : theme.dim)}> {title}</Text>
    </Text>
  );
}
