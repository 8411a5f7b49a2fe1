/** An exercise: its text, its goal as it stands, the command line, and the swarm beside or below. */
import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { timeSpent } from '../../exercise/record.ts';
import { isUnderWay, wayOf } from '../../exercise/reduce.ts';
import type { ExerciseState } from '../../exercise/state.ts';
import { fillKnown } from '../../lesson/placeholders.ts';
import { commandFor } from '../../lesson/variants.ts';
import { Column } from '../components/column.tsx';
import { Command } from '../components/command.tsx';
import { CommandLine } from '../components/command-line.tsx';
import { DriverName } from '../components/driver-name.tsx';
import { ExerciseText } from '../components/exercise-text.tsx';
import { GoalRows, goalHeight } from '../components/goal-rows.tsx';
import { Page } from '../components/page.tsx';
import { Printed } from '../components/printed.tsx';
import { ScrollMarks } from '../components/scroll-marks.tsx';
import { ScrollView } from '../components/scroll-view.tsx';
import { Spread } from '../components/spread.tsx';
import { foldedRows, SwarmFolded } from '../components/swarm-folded.tsx';
import { SwarmPicture } from '../components/swarm-picture.tsx';
import { Turning } from '../components/turning.tsx';
import { useFill } from '../hooks/use-fill.ts';
import { useLost } from '../hooks/use-lost.ts';
import { useRoom } from '../hooks/use-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { type Scrolled, useScroll } from '../hooks/use-scroll.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { shellKindOf } from '../scene.ts';
import { COLUMN_GAP, columnsFor, STEP_WIDTH } from '../state/columns.ts';

/** In a window with fewer rows, the swarm is not shown. */
const FEWEST_ROWS = 16;
/** With fewer rows, checks and rules share one. */
const FEWEST_FOR_CHECKS = 13;
/** With so many there are blank rows between the parts. */
const ROOMY = 16;
/** Rows of text that stay beside an output. */
const LEAST_TEXT = 3;
/** Rows of the command line. */
const MOST_FIELD_ROWS = 3;

/** The page; before it is opened it is blank. */
export function ExerciseScreen() {
  const { exercise, topology, now, screen } = useScene();
  const lost = useLost(topology, now);
  const { columns, rows } = useRoom();
  const isRead = useIsScreenReaderEnabled();
  const scroll = useScroll(screen.scroll ?? 0);
  const isWide = !isRead && columnsFor(columns) !== undefined;
  const isBelow = !isWide && rows >= FEWEST_ROWS;
  const width = Math.min(STEP_WIDTH, columns);
  const header = <Header scroll={scroll} exercise={exercise} />;
  if (!exercise) return <Page header={header}>{null}</Page>;
  return (
    <Page header={header} position={scroll.position}>
      <Box columnGap={COLUMN_GAP} flexGrow={1} flexShrink={1} flexBasis={0}>
        <Column width={width}>
          <Pane exercise={exercise} scroll={scroll} rows={isBelow ? rows - foldedRows(topology) - 1 : rows} />
        </Column>
        {isWide && (
          <SwarmPicture topology={topology} lost={lost} width={columns - width - COLUMN_GAP} height={rows} />
        )}
      </Box>
      {isBelow && (
        <Box marginTop={1} flexShrink={0}>
          <SwarmFolded topology={topology} lost={lost} />
        </Box>
      )}
    </Page>
  );
}

interface ExerciseHeaderProps {
  readonly exercise: ExerciseState | undefined;
  readonly scroll: Scrolled;
}

function Header({ exercise, scroll: { above, below } }: ExerciseHeaderProps) {
  const theme = useTheme();
  const fill = useFill();
  const { surroundings, messages, now } = useScene();
  const { record } = exercise ?? {};
  const minutes = record && Math.floor(timeSpent(record, now) / 60_000);
  return (
    <Spread
      aside={
        <Text>
          <ScrollMarks above={above} below={below} />
          {above + below > 0 && '   '}
          {minutes !== undefined && <Text {...theme.dim}>{`${messages.exercise.spent(minutes)}   `}</Text>}
          <DriverName surroundings={surroundings} />
        </Text>
      }
    >
      <Text {...theme.dim}>
        {exercise?.exercise.after === undefined ? messages.ui.exercisesTitle : messages.exercise.yourTurn}
      </Text>
      <Text {...theme.dim}> › </Text>
      <Text {...theme.strong}>{fill(exercise?.exercise.title ?? '')}</Text>
    </Spread>
  );
}

interface PaneProps {
  readonly exercise: ExerciseState;
  readonly scroll: Scrolled;
  readonly rows: number;
}

function Pane({ exercise, scroll, rows }: PaneProps) {
  const { output, now } = useScene();
  const { phase } = exercise;
  const isFolded = rows < FEWEST_FOR_CHECKS;
  const gap = rows >= ROOMY ? 1 : 0;
  const hasGoal = phase.name !== 'stuck' && phase.name !== 'building';
  const height = hasGoal ? goalHeight(exercise, isFolded) : 0;
  const most = Math.max(2, rows - LEAST_TEXT - height - 1 - 2 * gap);
  return (
    <>
      <ScrollView scroll={scroll} isSnug>
        <ExerciseText exercise={exercise} />
      </ScrollView>
      {hasGoal && (
        <Box marginTop={gap} flexShrink={0} flexDirection="column">
          <GoalRows exercise={exercise} isFolded={isFolded} />
        </Box>
      )}
      {phase.name !== 'over' && (
        <Box marginTop={gap} flexShrink={0} flexDirection="column">
          <Printed exercise={exercise} output={output} most={most} now={now} />
          <Doing exercise={exercise} />
        </Box>
      )}
    </>
  );
}

/** What the learner does, or waits for: the command line, the next command of the way, a judgement. */
function Doing({ exercise }: { readonly exercise: ExerciseState }) {
  const theme = useTheme();
  const { screen, messages } = useScene();
  const { phase, way } = exercise;
  const { exercise: words, ui: m } = messages;
  if (isUnderWay(exercise)) {
    if (phase.name === 'running') return null;
    return (
      <Text wrap="truncate-end">
        <Turning />
        <Text {...theme.dim}> {phase.name === 'building' ? words.building : messages.ui.keys.verify}</Text>
      </Text>
    );
  }
  if (way) return way.hasRun ? null : <NextCommand exercise={exercise} at={way.at} />;
  const { field } = screen;
  return field ? <CommandLine field={field} most={MOST_FIELD_ROWS} placeholder={m.typePrompt} /> : null;
}

function NextCommand({ exercise, at }: { readonly exercise: ExerciseState; readonly at: number }) {
  const { surroundings } = useScene();
  const step = wayOf(exercise)[at];
  const command = step && commandFor(step, { driver: exercise.driver, shell: shellKindOf(surroundings) });
  return command === undefined ? null : <Command text={fillKnown(command, exercise.values)} most={4} />;
}
