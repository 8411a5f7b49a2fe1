/** A field in which a command or a value is written, with the terminal's cursor in it. */
import { Box, type DOMElement, Text } from 'ink';
import { memo, type ReactNode, useState } from 'react';
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

/** Ink's box that the rows are in; null until it is there. */
interface WithBox {
  readonly box: DOMElement | null;
}

interface TypedFieldProps extends Omit<FieldProps, 'editor'> {
  readonly field: FieldState;
}

/** The field of the scene, as it is now: a letter draws its rows, and nothing around them. */
export function TypedField(props: TypedFieldProps) {
  return <FieldBox>{(box) => <TypedRows {...props} box={box} />}</FieldBox>;
}

function TypedRows({ field, ...rest }: TypedFieldProps & WithBox) {
  return <FieldRows editor={useTyped(field).editor} {...rest} />;
}

/** The text around the cursor. */
export function Field(props: FieldProps) {
  return <FieldBox>{(box) => <FieldRows {...props} box={box} />}</FieldBox>;
}

function FieldBox({ children }: { readonly children: (box: DOMElement | null) => ReactNode }) {
  const [box, setBox] = useState<DOMElement | null>(null);
  return (
    <Box ref={setBox} flexDirection="column" flexShrink={0} width={useWidth()}>
      {children(box)}
    </Box>
  );
}

function FieldRows({ editor, most, placeholder, box }: FieldProps & WithBox) {
  const theme = useTheme();
  // A column is left for the cursor behind the last character.
  const { rows, cursor } = fieldRows(editor, useWidth() - BAR.length - 1, most);
  useFieldCursor(box, { x: cursor.x + BAR.length, y: cursor.y });
  return placed(rows).map(({ item, place }) => (
    <Text key={place} wrap="truncate-end">
      <Bar />
      <Pieces of={item} />
      {editor.text.length === 0 && placeholder !== undefined && <Text {...theme.dim}> {placeholder}</Text>}
    </Text>
  ));
}

const Bar = memo(function Bar() {
  return <Text {...useTheme().accent}>{BAR}</Text>;
});
