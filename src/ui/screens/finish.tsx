/** The last page: what was learnt, how long it took, what next. */
import { Box, Text } from 'ink';
import type { StepRecord, WalkState } from '../../tutor/types.ts';
import { Column } from '../components/column.tsx';
import { Header } from '../components/header.tsx';
import { Page } from '../components/page.tsx';
import { Paragraph } from '../components/paragraph.tsx';
import { ScrollView } from '../components/scroll-view.tsx';
import { Spread } from '../components/spread.tsx';
import { useRoom } from '../hooks/use-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useScroll } from '../hooks/use-scroll.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { counted, doneCount, stopsByLesson, type WalkedLesson } from '../state/outline.ts';

const WIDTH = 64;

const timeOf = (records: readonly (StepRecord | undefined)[]) =>
  records.reduce((sum, record) => sum + (record?.durationMs ?? 0), 0);

/** The page; it scrolls when it is longer than the window. */
export function FinishScreen() {
  const theme = useTheme();
  const { state, surroundings, screen, messages } = useScene();
  const { columns } = useRoom();
  const scroll = useScroll('finish', screen.scroll ?? 0);
  const width = Math.min(WIDTH, columns);
  const m = messages.ui.finish;
  return (
    <Page header={<Header state={state} surroundings={surroundings} />} position={scroll.position}>
      <ScrollView scroll={scroll}>
        <Box marginLeft={Math.max(0, Math.floor((columns - width) / 2) - 2)} flexShrink={0}>
          <Column width={width} rowGap={1}>
            <Box flexDirection="column">
              <Text {...theme.strong}>{m.title}</Text>
              <StillOpen state={state} />
            </Box>
            <Box flexDirection="column">
              <Text {...theme.dim}>{m.learnt}</Text>
              {stopsByLesson(state.stops).map((walked) => (
                <LessonDone key={walked.lesson.id} walked={walked} records={state.records} />
              ))}
            </Box>
            <Totals state={state} />
            <Box flexDirection="column">
              <Text {...theme.dim}>{m.next}</Text>
              {m.nextLines.map((text) => (
                <Paragraph key={text} of={text} />
              ))}
            </Box>
          </Column>
        </Box>
      </ScrollView>
    </Page>
  );
}

function StillOpen({ state: { stops, records } }: { readonly state: WalkState }) {
  const theme = useTheme();
  const m = useScene().messages.ui.finish;
  const open = counted(stops, records).length - doneCount(stops, records);
  return open > 0 ? <Text {...theme.warn}>{m.partly(open)}</Text> : null;
}

interface LessonDoneProps {
  readonly walked: WalkedLesson;
  readonly records: WalkState['records'];
}

function LessonDone({ walked: { lesson, stops }, records }: LessonDoneProps) {
  const theme = useTheme();
  const { ui, common } = useScene().messages;
  const own = counted(stops, records).map(({ step }) => records[step.id]);
  const done = own.filter((record) => record?.status === 'passed').length;
  const isAll = own.length > 0 && done === own.length;
  const share = isAll ? '' : own.length === 0 ? `${ui.optional}   ` : `${done}/${own.length}   `;
  return (
    <Spread aside={<Text {...theme.dim}>{`${share}${common.duration(timeOf(own))}`}</Text>}>
      <Text {...(isAll ? theme.ok : theme.dim)}>{isAll ? '✓ ' : '– '}</Text>
      {lesson.title}
    </Spread>
  );
}

function Totals({ state }: { readonly state: WalkState }) {
  const { ui, common } = useScene().messages;
  const m = ui.finish;
  const records = state.stops.map(({ step }) => state.records[step.id]);
  const count = (status: StepRecord['status']) =>
    records.filter((record) => record?.status === status).length;
  const retried = records.filter((record) => record?.status === 'passed' && record.attempts > 1).length;
  return (
    <Box flexDirection="column">
      <Paragraph of={m.totals(count('passed'), count('skipped'), common.duration(timeOf(records)))} />
      {retried > 0 && <Paragraph of={m.attempts(retried)} tone="dim" />}
    </Box>
  );
}
