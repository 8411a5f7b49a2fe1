/** A value that a step asks for, and what is wrong with one that was refused. */
import { Box } from 'ink';
import type { WalkState } from '../../tutor/types.ts';
import { useFill } from '../hooks/use-fill.ts';
import type { Field as FieldState } from '../state/screen-state.ts';
import { Command } from './command.tsx';
import { TypedField } from './field.tsx';
import { Paragraph } from './paragraph.tsx';
import { Refusal } from './refusal.tsx';

const MOST_ROWS = 3;

interface ValueInputProps {
  readonly state: WalkState;
  /** The setting's name. */
  readonly setting: string;
  /** Undefined while it is closed. */
  readonly field: FieldState | undefined;
}

/** The field with the setting's title above it. */
export function ValueInput({ state, setting: id, field }: ValueInputProps) {
  const fill = useFill();
  const setting = state.course.settings.find((one) => one.id === id);
  const value = state.values[id] ?? setting?.default ?? '';
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Paragraph of={fill(setting?.title ?? id)} bold />
      {field ? (
        <TypedField field={field} most={MOST_ROWS} />
      ) : (
        <Command text={value} most={MOST_ROWS} isQuiet />
      )}
      <Refusal state={state} />
    </Box>
  );
}
