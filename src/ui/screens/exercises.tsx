/** The list of exercises, from which one can be opened. */
import { Box, Text } from 'ink';
import { type ExerciseEntry, STATUS_MARKS } from '../../exercise/entries.ts';
import { widthOf } from '../../text/width.ts';
import { Column } from '../components/column.tsx';
import { ListRow, MARK_WIDTH } from '../components/list-row.tsx';
import { OverlayPage } from '../components/overlay-page.tsx';
import { ScrollView } from '../components/scroll-view.tsx';
import { Spread } from '../components/spread.tsx';
import { useRoom } from '../hooks/use-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useScroll } from '../hooks/use-scroll.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { around } from '../state/scroll.ts';

const WIDTH = 90;
/** In narrower rows there is room for titles only. */
const WITH_ABOUT = 64;

/** The list with one row picked. */
export function ExercisesScreen() {
  const { exercises = [], screen, messages } = useScene();
  const { columns, rows } = useRoom();
  const selected = screen.overlay?.selected ?? 0;
  const scroll = useScroll((page, _total, before) => around(selected, 1, before, page), {
    page: rows,
    total: exercises.length,
  });
  const abouts = exercises.map(({ exercise: { kind, level, minutes, needs } }) =>
    messages.exercise.about(messages.exercise.kinds[kind], level, minutes, needs.length),
  );
  const aboutWidth = Math.max(0, ...abouts.map(widthOf));
  const passed = exercises.filter(({ status }) => status === 'passed').length;
  return (
    <OverlayPage
      title={messages.ui.exercisesTitle}
      aside={`${passed}/${exercises.length}`}
      position={scroll.position}
    >
      <ScrollView scroll={scroll}>
        {exercises.map((entry, at) => (
          <ExerciseRow
            key={entry.exercise.id}
            entry={entry}
            about={abouts[at] ?? ''}
            aboutWidth={aboutWidth}
            at={at}
            width={Math.min(WIDTH, columns)}
            isPicked={at === selected}
          />
        ))}
      </ScrollView>
    </OverlayPage>
  );
}

interface ExerciseRowProps {
  readonly entry: ExerciseEntry;
  readonly about: string;
  /** Columns of the longest, so that all begin in one. */
  readonly aboutWidth: number;
  /** Its place in the list. */
  readonly at: number;
  readonly width: number;
  readonly isPicked: boolean;
}

function ExerciseRow({ entry, about, aboutWidth, at, width, isPicked }: ExerciseRowProps) {
  const theme = useTheme();
  const { exercise, status } = entry;
  const mark = status === 'passed' ? theme.ok : status === 'started' ? theme.accent : theme.dim;
  return (
    <ListRow at={at} isPicked={isPicked}>
      <Column width={width - MARK_WIDTH}>
        <Spread
          aside={
            width < WITH_ABOUT ? undefined : (
              <Box width={aboutWidth}>
                <Text {...theme.dim}>{about}</Text>
              </Box>
            )
          }
        >
          <Text wrap="truncate-end">
            <Text {...mark}>{STATUS_MARKS[status]}</Text>
            <Text {...(isPicked ? theme.strong : {})}> {exercise.title}</Text>
          </Text>
        </Spread>
      </Column>
    </ListRow>
  );
}
