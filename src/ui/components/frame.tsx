/** All rows of the screen, and the terminal's cursor where a field is open. */
import { Box, useCursor } from 'ink';
import { cursorOf } from '../frame.ts';
import type { Line } from '../text/line.ts';
import { placed } from './placed.ts';
import { Row } from './row.tsx';

/** Draws the rows one below the other. The cursor's place is where an input method shows its candidates. */
export function Frame({ rows, color }: { readonly rows: readonly Line[]; readonly color: boolean }) {
  const { setCursorPosition } = useCursor();
  setCursorPosition(cursorOf(rows));
  return (
    <Box flexDirection="column" height={rows.length}>
      {placed(rows).map(({ item, place }) => (
        <Row key={place} row={item} color={color} />
      ))}
    </Box>
  );
}
