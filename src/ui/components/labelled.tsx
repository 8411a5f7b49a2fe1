/** A label and its text, whose further rows are below the first one's beginning. */
import { Text } from 'ink';
import { widthOf } from '../../text/width.ts';
import { useTheme } from '../hooks/use-theme.ts';
import type { Span } from '../text/line.ts';
import type { Meaning } from '../theme/theme.ts';
import { Hanging } from './hanging.tsx';
import { Paragraph } from './paragraph.tsx';

interface LabelledProps {
  readonly label: string;
  readonly text: string | readonly Span[];
  /** Columns for the label and the gap behind it; at least what it needs. */
  readonly by?: number;
  readonly tone?: Meaning;
}

/** The label in its own colour, dim unless said otherwise. */
export function Labelled({ label, text, by = 0, tone = 'dim' }: LabelledProps) {
  const theme = useTheme();
  return (
    <Hanging by={Math.max(by, widthOf(label) + 1)} mark={<Text {...theme[tone]}>{label}</Text>}>
      <Paragraph of={text} />
    </Hanging>
  );
}
