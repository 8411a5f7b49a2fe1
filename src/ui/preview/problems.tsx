/** What is to be mended in a course, that of the step at hand first. */
import { Box, Text } from 'ink';
import { useMessages } from '../hooks/use-messages.ts';
import { useRoom } from '../hooks/use-room.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { type Line, plain } from '../text/line.ts';
import { wrapText } from '../text/wrap.ts';
import type { Draft } from './state.ts';

type DraftProblem = Draft['problems'][number];

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
  const { columns } = useRoom();
  const { problems, isOld } = draft;
  if (problems.length === 0)
    return (
      <Box flexShrink={0} marginTop={1}>
        <Text {...theme.ok}>{`✓ ${words.nothing}`}</Text>
      </Box>
    );
  const own = problems.filter((one) => one.step !== undefined && one.step === step);
  const all = [...own, ...problems.filter((one) => !own.includes(one))];
  const shown = fitting(all, columns, Math.max(1, most - 2));
  return (
    <Box flexDirection="column" flexShrink={0} marginTop={1}>
      <Text {...theme.warn} wrap="truncate-end">
        {words.problems(problems.length, isOld)}
      </Text>
      {shown.map(({ problem, rows }) => (
        <Box key={toldOf(problem)} flexDirection="column" flexShrink={0}>
          <Text {...(problem.step === step ? theme.bad : {})}>{rows.map(plain).join('\n')}</Text>
        </Box>
      ))}
      {shown.length < all.length && <Text {...theme.dim}>{words.more(all.length - shown.length)}</Text>}
    </Box>
  );
}

interface FittingProblem {
  readonly problem: DraftProblem;
  readonly rows: readonly Line[];
}

/** As many as fit as a whole; of the first one what fits. */
function fitting(problems: readonly DraftProblem[], columns: number, most: number): FittingProblem[] {
  const shown: FittingProblem[] = [];
  let left = most;
  for (const problem of problems) {
    const rows = wrapText(toldOf(problem), columns);
    if (rows.length > left && shown.length > 0) break;
    shown.push({ problem, rows: rows.slice(0, left) });
    left -= rows.length;
    if (left <= 0) break;
  }
  return shown;
}

function toldOf({ file, line, column, message }: DraftProblem): string {
  return `${file || '.'}:${line}:${column}: ${message}`;
}
