/** People and steps: one list, or two beside each other where there is room. */
import { Box, Text } from 'ink';
import { Column } from '../components/column.tsx';
import { ListRow, MARK_WIDTH } from '../components/list-row.tsx';
import { Pieces } from '../components/pieces.tsx';
import { ScrollView } from '../components/scroll-view.tsx';
import { Spread } from '../components/spread.tsx';
import { useRoom } from '../hooks/use-room.ts';
import { useScroll } from '../hooks/use-scroll.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { around } from '../state/scroll.ts';
import type { BoardRow } from './rows.ts';
import { type BoardScene, pickedRow } from './state.ts';

const GAP = 3;
/** From this many columns on, people and steps are beside each other. */
const TWO_COLUMNS_FROM = 100;

/** The rows, each list scrolled so that the picked one is seen. */
export function BoardLists({ scene }: { readonly scene: BoardScene }) {
  const { columns } = useRoom();
  const picked = pickedRow(scene);
  const entries = scene.rows.map((row, at) => ({ row, at }));
  if (columns < TWO_COLUMNS_FROM) return <BoardList entries={entries} picked={picked} width={columns} />;
  const width = Math.floor((columns - GAP) / 2);
  const own = (part: BoardRow['part']): ListEntry[] => entries.filter(({ row }) => row.part === part);
  return (
    <Box flexGrow={1} columnGap={GAP}>
      <Column width={width} height="100%">
        <BoardList entries={own('people')} picked={picked} width={width} />
      </Column>
      <Column width={columns - GAP - width} height="100%">
        <BoardList entries={own('steps')} picked={picked} width={columns - GAP - width} />
      </Column>
    </Box>
  );
}

interface ListEntry {
  readonly row: BoardRow;
  /** Its place among all rows. */
  readonly at: number;
}

interface BoardListProps {
  readonly entries: readonly ListEntry[];
  readonly picked: BoardRow | undefined;
  readonly width: number;
}

function BoardList({ entries, picked, width }: BoardListProps) {
  const at = entries.findIndex(({ row }) => row.key === picked?.key);
  const scroll = useScroll((page, _total, before) =>
    // With the title above the first entry.
    at < 0 ? before : around(at <= 1 ? 0 : at, 1, before, page),
  );
  return (
    <ScrollView scroll={scroll}>
      {entries.map((entry) => (
        <Entry key={entry.row.key} {...entry} isPicked={entry.row.key === picked?.key} width={width} />
      ))}
    </ScrollView>
  );
}

interface BoardEntryProps extends ListEntry {
  readonly isPicked: boolean;
  readonly width: number;
}

function Entry({ row, at, isPicked, width }: BoardEntryProps) {
  const theme = useTheme();
  const isTitle = row.kind === 'title';
  const pieces = (
    <Column width={isTitle ? width : width - MARK_WIDTH}>
      <Spread
        aside={
          row.right.length > 0 ? (
            <Text>
              <Pieces of={row.right} />
            </Text>
          ) : undefined
        }
      >
        <Text {...(isPicked ? theme.strong : {})}>
          <Pieces of={row.left} />
        </Text>
      </Spread>
    </Column>
  );
  if (isTitle)
    return (
      <Box flexShrink={0} height={1}>
        {pieces}
      </Box>
    );
  return (
    <ListRow at={row.pick && at} isPicked={isPicked}>
      {pieces}
    </ListRow>
  );
}
