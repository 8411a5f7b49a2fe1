/** The field at the head of a list that is searched. */
import { Box, Text } from 'ink';
import { widthOf } from '../../text/width.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useRoom } from '../hooks/use-room.ts';
import { useTheme } from '../hooks/use-theme.ts';
import type { EditorState } from '../state/editor.ts';
import { Column } from './column.tsx';
import { Field } from './field.tsx';

const WIDTH = 60;

/** Its label and the typed text, with a blank row below. */
export function SearchField({ editor }: { readonly editor: EditorState }) {
  const theme = useTheme();
  const { columns } = useRoom();
  const { ui: m } = useMessages();
  const label = `${m.searchFor}  `;
  return (
    <Box flexShrink={0} marginBottom={1}>
      <Text {...theme.dim}>{label}</Text>
      <Column width={Math.min(WIDTH, columns - widthOf(label))}>
        <Field editor={editor} most={1} />
      </Column>
    </Box>
  );
}
