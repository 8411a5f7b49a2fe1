/** A command, and below it what its parts mean. */
import { Box, Text } from 'ink';
import { widthOf } from '../../text/width.ts';
import { useTheme } from '../hooks/use-theme.ts';
import type { ExplainedPart } from '../state/command-help.ts';
import { Command } from './command.tsx';
import { Hanging } from './hanging.tsx';
import { Paragraph } from './paragraph.tsx';

/** Rows that the command may take. */
const MOST_ROWS = 6;
/** Columns of the sign before the part that is picked, and of the gap behind the widest. */
const SIGN = 2;
const GAP = 2;

interface CommandHelpProps {
  readonly command: string;
  readonly parts: readonly ExplainedPart[];
  /** The index of the part that is picked, in the command as well. */
  readonly selected: number;
}

/** The parts in their order in the command. */
export function CommandHelp({ command, parts, selected }: CommandHelpProps) {
  const by = SIGN + GAP + Math.max(...parts.map(({ word }) => widthOf(word)));
  return (
    <Box flexDirection="column" flexShrink={0} rowGap={1}>
      <Command text={command} most={MOST_ROWS} picked={parts[selected]?.usage} />
      <Box flexDirection="column" flexShrink={0}>
        {parts.map((part, at) => (
          <Hanging key={part.usage} by={by} mark={<Word part={part} isPicked={at === selected} />}>
            <Paragraph of={part.text} bold={at === selected} />
          </Hanging>
        ))}
      </Box>
    </Box>
  );
}

function Word({
  part: { word, role },
  isPicked,
}: {
  readonly part: ExplainedPart;
  readonly isPicked: boolean;
}) {
  const theme = useTheme();
  return (
    <Text>
      <Text {...theme.accent}>{isPicked ? '▸ ' : '  '}</Text>
      <Text {...(role === 'text' ? {} : theme[role])} {...(isPicked ? theme.strong : {})}>
        {word}
      </Text>
    </Text>
  );
}
