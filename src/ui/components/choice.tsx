/** A fork: the options to choose from. */
import { Box } from 'ink';
import type { Step } from '../../lesson/types.ts';
import { useFill } from '../hooks/use-fill.ts';
import { richSpans } from '../text/rich.ts';
import { Options } from './options.tsx';
import { Paragraph } from './paragraph.tsx';

interface ChoiceProps {
  readonly choice: NonNullable<Step['choice']>;
  /** The picked option, if any. */
  readonly chosen: string | undefined;
  readonly selected: number;
}

/** The options, and the picked one. */
export function Choice({ choice, chosen, selected }: ChoiceProps) {
  const fill = useFill();
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Paragraph of={richSpans(choice.prompt, fill, { bold: true })} />
      <Options options={choice.options} {...(chosen === undefined ? { selected } : { chosen })} />
    </Box>
  );
}
