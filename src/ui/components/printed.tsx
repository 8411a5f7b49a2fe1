/** What the last command of an exercise printed, folded to a few rows, and how it ended. */
import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import type { ExerciseState } from '../../exercise/state.ts';
import { inWords } from '../../i18n/said.ts';
import { typoIn } from '../../lesson/typo.ts';
import type { OutputView } from '../../tutor/types.ts';
import { useKnownWords } from '../hooks/use-known-words.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { OUTPUT_INDENT } from '../hooks/use-output-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { useWidth } from '../hooks/use-width.ts';
import { span } from '../text/line.ts';
import { type OutputRoom, outputRows } from '../text/output-rows.ts';
import { richSpans } from '../text/rich.ts';
import type { Reading } from '../text/telling-lines.ts';
import { Command } from './command.tsx';
import { Paragraph } from './paragraph.tsx';
import { Rows } from './rows.tsx';
import { Turning } from './turning.tsx';

/** Rows for a screen reader, which has no limited height. */
const ROWS_READ = 24;
const COMMAND_ROWS = 2;

interface PrintedProps {
  readonly exercise: ExerciseState;
  readonly output: OutputView;
  /** Rows that it may take. */
  readonly most: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Nothing before a command was run. */
export function Printed({ exercise: state, output, most, now }: PrintedProps) {
  const { isColoured } = useTheme();
  const isRead = useIsScreenReaderEnabled();
  const width = useWidth();
  const { ui: m } = useMessages();
  const { tables } = useScene().state.course;
  const { phase, ran } = state;
  const isRunning = phase.name === 'running';
  if (!isRunning && !ran) return null;
  const command = isRunning ? phase.command : ran?.command;
  const hasFailed = !isRunning && ran?.exitCode !== 0;
  const reading: Reading = isRunning ? 'newest' : hasFailed ? 'trouble' : 'telling';
  const around = (command ? 1 : 0) + (isRunning || hasFailed || output.lineCount === 0 ? 1 : 0);
  const room: OutputRoom = {
    rows: isRead ? ROWS_READ : Math.max(1, most - around),
    width: width - OUTPUT_INDENT,
    isColoured,
    tables,
    mark: (left) => [span(m.moreLines(left), { tone: 'dim' }), span('   o', { tone: 'accent' })],
  };
  return (
    <Box flexDirection="column" flexShrink={0}>
      {command && <Command text={command} most={COMMAND_ROWS} isQuiet />}
      <Box flexDirection="column" flexShrink={0} paddingLeft={OUTPUT_INDENT}>
        <Rows of={outputRows(output, reading, room)} />
        {isRunning ? (
          <Running phase={phase} now={now} />
        ) : (
          <Ended state={state} isEmpty={output.lineCount === 0} />
        )}
      </Box>
    </Box>
  );
}

function Running({
  phase,
  now,
}: {
  readonly phase: Extract<ExerciseState['phase'], { name: 'running' }>;
  readonly now: number;
}) {
  const theme = useTheme();
  const { ui: m, common } = useMessages();
  const elapsed = common.duration(Math.max(0, now - phase.startedAt));
  return (
    <Text wrap="truncate-end">
      <Turning />
      <Text {...theme.dim}> {phase.interrupting ? m.stopping : m.running(elapsed, undefined)}</Text>
    </Text>
  );
}

/** How it ended, and the word that is most likely misspelt. */
function Ended({ state: { ran }, isEmpty }: { readonly state: ExerciseState; readonly isEmpty: boolean }) {
  const theme = useTheme();
  const known = useKnownWords();
  const messages = useMessages();
  const { ui: m } = messages;
  if (!ran) return null;
  if (ran.refusal !== undefined) return <Paragraph of={inWords(ran.refusal, messages)} tone="warn" />;
  if (ran.exitCode === 0) return isEmpty ? <Text {...theme.dim}>{m.noOutput}</Text> : null;
  const typo = typoIn(ran.command, known);
  if (typo)
    return (
      <Paragraph of={richSpans(m.failed.typo(typo.typed, typo.meant), (text) => text, { tone: 'warn' })} />
    );
  return <Text {...theme.bad}>{ran.exitCode === null ? m.failed.command(null) : m.exit(ran.exitCode)}</Text>;
}
