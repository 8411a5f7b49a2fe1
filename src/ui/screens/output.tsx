/** Everything that the command printed, line for line. Only the rows in sight are read. */
import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { useMemo } from 'react';
import { widthOf } from '../../text/width.ts';
import { Column } from '../components/column.tsx';
import { Command } from '../components/command.tsx';
import { Field } from '../components/field.tsx';
import { OverlayPage } from '../components/overlay-page.tsx';
import { Rows } from '../components/rows.tsx';
import { useRoom } from '../hooks/use-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useScrollPosition } from '../hooks/use-scroll.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { isPrinting, printingCommand } from '../state/exercise.ts';
import { linesWith, soughtOn } from '../state/output-search.ts';
import type { Overlay } from '../state/screen-state.ts';
import { commandRows } from '../text/command-rows.ts';
import { span } from '../text/line.ts';
import { outputWindow } from '../text/output-window.ts';

const MOST_COMMAND_ROWS = 3;

/** The output; at its end it follows new lines. */
export function OutputScreen() {
  const { isColoured } = useTheme();
  const isRead = useIsScreenReaderEnabled();
  const scene = useScene();
  const { screen, output, messages } = scene;
  const { columns, rows } = useRoom();
  const { ui: m } = messages;
  const command = printingCommand(scene);
  const { overlay } = screen;
  const sought = soughtOn(overlay);
  const headRows =
    command === undefined ? 0 : commandRows([span(command)], columns - 2, MOST_COMMAND_ROWS).length;
  const hasSearch = overlay?.isSearching || sought !== '';
  const offset = overlay?.offset ?? 0;
  const seen = outputWindow(output, {
    offset,
    left: overlay?.left ?? 0,
    height: Math.max(1, rows - headRows - (hasSearch ? 1 : 0)),
    width: isRead ? Number.POSITIVE_INFINITY : columns,
    sought,
    match: overlay?.match,
    isColoured,
  });
  const position = {
    at: seen.from,
    last: Math.max(0, seen.total - seen.count),
    page: seen.count,
    lastColumn: seen.lastColumn,
    columns: seen.columns,
  };
  useScrollPosition(position);
  const follows = offset === Number.POSITIVE_INFINITY && isPrinting(scene);
  const aside = follows ? m.follows : m.linesSoFar(output.lineCount);
  return (
    <OverlayPage title={m.outputTitle} aside={aside} position={position}>
      {command !== undefined && (
        <Column width={columns}>
          <Command text={command} most={MOST_COMMAND_ROWS} isQuiet />
        </Column>
      )}
      {overlay && hasSearch && <Search overlay={overlay} />}
      <Box flexDirection="column" flexShrink={0}>
        <Rows of={seen.rows} />
      </Box>
    </OverlayPage>
  );
}

/** The search text, and how often it was found. */
function Search({ overlay }: { readonly overlay: Overlay }) {
  const theme = useTheme();
  const { output, messages } = useScene();
  const { columns } = useRoom();
  const { ui: m } = messages;
  const sought = soughtOn(overlay);
  const { lineCount } = output;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the output is a view that changes in place
  const found = useMemo(() => linesWith(output, sought), [output, lineCount, sought]);
  const at = overlay.match === undefined ? -1 : found.indexOf(overlay.match);
  const count =
    sought === ''
      ? ''
      : found.length === 0
        ? m.nothingFound
        : at >= 0
          ? m.matchOf(at + 1, found.length)
          : m.matches(found.length);
  const label = `${m.searchFor}  `;
  return (
    <Box flexShrink={0} columnGap={3} height={1} overflow="hidden">
      <Box flexShrink={0}>
        <Text {...theme.dim}>{label}</Text>
        {overlay.isSearching ? (
          <Column width={Math.max(10, Math.min(40, columns - widthOf(label) - widthOf(count) - 3))}>
            <Field editor={overlay.search} most={1} />
          </Column>
        ) : (
          <Text wrap="truncate-end">{sought}</Text>
        )}
      </Box>
      <Text {...theme.dim}>{count}</Text>
    </Box>
  );
}
