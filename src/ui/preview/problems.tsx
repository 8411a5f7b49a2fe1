/** What is to be mended in a course, that of the step at hand first. */
import { Box, Text } from 'ink';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import type { Draft } from './state.ts';

interface ProblemsProps {
  readonly draft: Draft;
  readonly step: string | undefined;
  /** Rows that it may take. */
  readonly most: number;
}

/** The list, or that there is nothing in it. */
export function Problems({ draft, step, most }: ProblemsProps) {
  const theme = useTheme();
  const words = useMessages().author.preview;
  const { problems, isOld } = draft;
  if (problems.length === 0)
    return (
      <Box flexShrink={0} marginTop={1}>
        <Text {...theme.ok}>{`✓ ${words.nothing}`}</Text>
      </Box>
    );
  const own = problems.filter((one) => one.step !== undefined && one.step === step);
  const all = [...own, ...problems.filter((one) => !own.includes(one))];
  const shown = all.slice(0, Math.max(1, most - 2));
  return (
    <Box flexDirection="column" flexShrink={0} marginTop={1} maxHeight={most + 1} overflow="hidden">
      <Text {...theme.warn} wrap="truncate-end">
        {words.problems(problems.length, isOld)}
      </Text>
      {shown.map(({ file, line, column, message, step: of }) => (
        <Text key={`${file}:${line}:${column}:${message}`} {...(of === step ? theme.bad : {})}>
          {`${file || '.'}:${line}:${column}: ${message}`}
        </Text>
      ))}
      {shown.length < all.length && <Text {...theme.dim}>{words.more(all.length - shown.length)}</Text>}
    </Box>
  );
}
