/** All lessons and steps, to look at, to search, and to jump to. */
import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { memo, useMemo } from 'react';
import { Column } from '../components/column.tsx';
import { ListRow, MARK_WIDTH } from '../components/list-row.tsx';
import { OutlineRow } from '../components/outline-row.tsx';
import { OverlayPage } from '../components/overlay-page.tsx';
import { ScrollView } from '../components/scroll-view.tsx';
import { SearchField } from '../components/search-field.tsx';
import { useFill } from '../hooks/use-fill.ts';
import { useRoom } from '../hooks/use-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useScroll } from '../hooks/use-scroll.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { listedEntries, soughtIn } from '../state/lesson-search.ts';
import type { OutlineEntry } from '../state/outline.ts';
import { around, windowAt } from '../state/scroll.ts';
import { stepOf } from '../state/step.ts';

const WIDTH = 76;
/** Rows of the search field, and the blank one below it. */
const SEARCH_ROWS = 2;

/** The list with one row picked. */
export function LessonsScreen() {
  const theme = useTheme();
  const { state, screen, messages } = useScene();
  const { columns, rows } = useRoom();
  const fill = useFill();
  const sought = soughtIn(screen.overlay);
  const { isSearching } = screen.overlay ?? {};
  const entries = useMemo(() => listedEntries(state.stops, sought, fill), [state.stops, sought, fill]);
  const selected = screen.overlay?.selected ?? 0;
  const page = isSearching ? rows - SEARCH_ROWS : rows;
  const scroll = useScroll((_page, _total, before) => around(selected, 1, before, page), {
    page,
    total: entries.length,
  });
  // A course may have thousands of rows. A screen reader goes through all.
  const isReader = useIsScreenReaderEnabled();
  const { from, to, below } = windowAt(scroll.offset, entries.length, isReader ? entries.length : page);
  const here = state.finished ? undefined : stepOf(state)?.id;
  return (
    <OverlayPage title={messages.ui.lessonsTitle} position={scroll.position}>
      {isSearching && screen.overlay && <SearchField editor={screen.overlay.search} />}
      <ScrollView scroll={scroll}>
        {entries.length === 0 && <Text {...theme.dim}>{messages.ui.nothingFound}</Text>}
        <Box height={from} flexShrink={0} />
        {entries.slice(from, to).map(({ entry, excerpt }, index) => (
          <Row
            key={`${entry.kind} ${entry.leadsTo}`}
            entry={entry}
            records={state.records}
            here={here}
            width={Math.min(WIDTH, columns)}
            at={from + index}
            isPicked={from + index === selected}
            sought={sought}
            excerpt={excerpt}
          />
        ))}
        <Box height={below} flexShrink={0} />
      </ScrollView>
    </OverlayPage>
  );
}

interface RowProps {
  readonly entry: OutlineEntry;
  readonly records: Parameters<typeof OutlineRow>[0]['records'];
  readonly here: string | undefined;
  readonly width: number;
  /** Its place in the list. */
  readonly at: number;
  readonly isPicked: boolean;
  readonly sought: string;
  readonly excerpt: string;
}

const Row = memo(function Row({ width, at, isPicked, ...row }: RowProps) {
  return (
    <ListRow at={at} isPicked={isPicked}>
      <Column width={width - MARK_WIDTH}>
        <OutlineRow {...row} isPicked={isPicked} />
      </Column>
    </ListRow>
  );
});
