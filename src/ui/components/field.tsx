/** A field in which a command or a value is written, with the terminal's cursor in it. */
import { Box, type DOMElement, Text } from 'ink';
import { useRef } from 'react';
import { useFieldCursor } from '../hooks/use-field-cursor.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { useTyped } from '../hooks/use-typed.ts';
import { useWidth } from '../hooks/use-width.ts';
import type { EditorState } from '../state/editor.ts';
import type { Field as FieldState } from '../state/screen-state.ts';
import { fieldRows } from '../text/field-rows.ts';
import { Pieces } from './pieces.tsx';
import { placed } from './placed.ts';

const BAR = '▌ ';

interface FieldProps {
  readonly editor: EditorState;
  /** Rows that it may take. */
  readonly most: number;
  /** Shown while the field is empty: what belongs in it. */
  readonly placeholder?: string | undefined;
}

interface TypedFieldProps extends Omit<FieldProps, 'editor'> {
  readonly field: FieldState;
}

/** The field of the scene, as it is now. */
export function TypedField({ field, ...rest }: TypedFieldProps) {
  return <Field editor={useTyped(field).editor} {...rest} />;
}

/** The text around the cursor. */
export function Field({ editor, most, placeholder }: FieldProps) {
  const theme = useTheme();
  const box = useRef<DOMElement>(null);
  // A column is left for the cursor behind the last character.
  const width = useWidth();
  const { rows, cursor } = fieldRows(editor, width - BAR.length - 1, most);
  useFieldCursor(box, { x: cursor.x + BAR.length, y: cursor.y });
  return (
    <Box ref={box} flexDirection="column" flexShrink={0} width={width}>
      {placed(rows).map(({ item, place }) => (
        <Text key={place} wrap="truncate-end">
          <Text {...theme.accent}>{BAR}</Text>
          <Pieces of={item} />
          {editor.text.length === 0 && placeholder !== undefined && (
            <Text {...theme.dim}> {placeholder}</Text>
          )}
        </Text>
      ))}
    </Box>
  );
}
