/** The last page: what was learned, what took more than one try, how long it took, what next. */
import { Box, Text } from 'ink';
import type { StepRecord, WalkState } from '../../tutor/types.ts';
import { Column } from '../components/column.tsx';
import { FirstTries } from '../components/first-tries.tsx';
import { Hanging } from '../components/hanging.tsx';
import { Header } from '../components/header.tsx';
import { Page } from '../components/page.tsx';
import { Paragraph } from '../components/paragraph.tsx';
import { ScrollMarks } from '../components/scroll-marks.tsx';
import { ScrollView } from '../components/scroll-view.tsx';
import { Spread } from '../components/spread.tsx';
import { useKnownWords } from '../hooks/use-known-words.ts';
import { useRoom } from '../hooks/use-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useScroll } from '../hooks/use-scroll.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { shellKindOf } from '../scene.ts';
import { commandsLearned, harderSteps } from '../state/finished.ts';
import { counted, doneCount, stopsByLesson, type WalkedLesson } from '../state/outline.ts';

const WIDTH = 64;

const timeOf = (records: readonly (StepRecord | undefined)[]) =>
  records.reduce((sum, record) => sum + (record?.spentMs ?? record?.durationMs ?? 0), 0);

/** Names that each stay on one row, their separators at the ends of rows. */
const inRows = (names: readonly string[]) =>
  names.map((name) => name.replaceAll(' ', '\u00a0')).join('\u00a0· ');

/** The page; it scrolls when it is longer than the window. */
export function FinishScreen() {
  const theme = useTheme();
  const { state, surroundings, screen, messages, report } = useScene();
  const { columns } = useRoom();
  const scroll = useScroll(screen.scroll ?? 0);
  const width = Math.min(WIDTH, columns);
  const m = messages.ui.finish;
  return (
    <Page header={<Header state={state} surroundings={surroundings} />} position={scroll.position}>
      <Box marginLeft={Math.max(0, Math.floor((columns - width) / 2) - 2)} flexGrow={1} flexShrink={1}>
        <Column width={width} flexGrow={1} flexShrink={1}>
          <Spread aside={<ScrollMarks above={scroll.above} below={scroll.below} withKeys />}>
            <Text {...theme.strong}>{m.title}</Text>
          </Spread>
          <ScrollView scroll={scroll}>
            <StillOpen state={state} />
            <Column width={width} rowGap={1} marginTop={1}>
              <Box flexDirection="column">
                <Text {...theme.dim}>{m.learnt}</Text>
                {stopsByLesson(state.stops).map((walked) => (
                  <LessonDone key={walked.lesson.id} walked={walked} records={state.records} />
                ))}
              </Box>
              {report && <FirstTries report={report} />}
              <Harder state={state} />
              <Totals state={state} />
              <Box flexDirection="column">
                <Text {...theme.dim}>{m.next}</Text>
                {m.nextLines.map((text) => (
                  <Paragraph key={text} of={text} />
                ))}
              </Box>
            </Column>
          </ScrollView>
        </Column>
      </Box>
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
  const { messages, surroundings } = useScene();
  const { ui, common } = messages;
  const own = counted(stops, records).map(({ step }) => records[step.id]);
  const done = own.filter((record) => record?.status === 'passed').length;
  const isAll = own.length > 0 && done === own.length;
  const share = isAll ? '' : own.length === 0 ? `${ui.optional}   ` : `${done}/${own.length}   `;
  const known = useKnownWords();
  const { driver } = surroundings;
  const situation = driver && { driver, shell: shellKindOf(surroundings) };
  const commands = situation ? commandsLearned(stops, records, situation, known) : [];
  return (
    <Box flexDirection="column">
      <Spread aside={<Text {...theme.dim}>{`${share}${common.duration(timeOf(own))}`}</Text>}>
        <Text {...(isAll ? theme.ok : theme.dim)}>{isAll ? '✓ ' : '– '}</Text>
        {lesson.title}
      </Spread>
      {commands.length > 0 && (
        <Hanging by={2}>
          <Paragraph of={inRows(commands)} tone="accent" />
        </Hanging>
      )}
    </Box>
  );
}

/** Steps to go back to; empty if every first try was right. */
function Harder({ state: { stops, records } }: { readonly state: WalkState }) {
  const theme = useTheme();
  const { ui } = useScene().messages;
  const m = ui.finish;
  const steps = harderSteps(stops, records);
  if (steps.length === 0) return null;
  return (
    <Box flexDirection="column">
      <Text {...theme.dim}>{m.harder}</Text>
      {steps.map(({ id, title, tries, hints, isSkipped }) => {
        const why = [
          ...(isSkipped ? [ui.skipped] : tries > 1 ? [m.tries(tries)] : []),
          ...(hints > 0 ? [m.hints(hints)] : []),
        ];
        return (
          <Spread key={id} aside={<Text {...theme.dim}>{why.join(' · ')}</Text>}>
            <Text {...(isSkipped ? theme.dim : theme.warn)}>{isSkipped ? '– ' : '↻ '}</Text>
            {title}
          </Spread>
        );
      })}
    </Box>
  );
}

function Totals({ state }: { readonly state: WalkState }) {
  const { ui, common } = useScene().messages;
  const m = ui.finish;
  const records = state.stops.map(({ step }) => state.records[step.id]);
  const count = (status: StepRecord['status']) =>
    records.filter((record) => record?.status === status).length;
  return <Paragraph of={m.totals(count('passed'), count('skipped'), common.duration(timeOf(records)))} />;
}
