/** One check of a step. */
import { Box, Text } from 'ink';
import { memo } from 'react';
import type { CheckOutcome, CheckSpec } from '../../check/types.ts';
import { inWords } from '../../i18n/said.ts';
import { clip, widthOf } from '../../text/width.ts';
import { useDiscreet } from '../hooks/use-discreet.ts';
import { useFill } from '../hooks/use-fill.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { useWidth } from '../hooks/use-width.ts';
import { richSpans } from '../text/rich.ts';
import type { Meaning } from '../theme/theme.ts';
import { Hanging } from './hanging.tsx';
import { Labelled } from './labelled.tsx';
import { Spread } from './spread.tsx';
import { Turning } from './turning.tsx';

/** Of its own limit, milliseconds; a limit of 0 looks once. */
interface Wait {
  readonly elapsed: number;
  readonly limit: number;
}

interface CheckProps {
  readonly check: CheckSpec;
  /** Undefined before the first look. */
  readonly outcome: CheckOutcome | undefined;
  /** It is the first that is waited for. */
  readonly isNext: boolean;
  readonly wait: Wait | undefined;
}

const SIGNS: Readonly<Record<CheckOutcome['status'], readonly [string, Meaning]>> = {
  passed: ['✓', 'ok'],
  failed: ['✗', 'bad'],
  waiting: ['·', 'dim'],
  'not-applicable': ['–', 'dim'],
};

/** Its row, and below it why it failed. */
export const Check = memo(function Check({ check, outcome, isNext, wait }: CheckProps) {
  const theme = useTheme();
  const title = useFill()(check.title);
  const [sign, meaning] = SIGNS[outcome?.status ?? 'waiting'];
  const isQuiet = !outcome || outcome.status === 'not-applicable';
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Spread aside={outcome && <SideNote outcome={outcome} wait={wait} titleWidth={widthOf(title)} />}>
        {isNext ? <Turning /> : <Text {...theme[meaning]}>{sign}</Text>}
        <Text {...(isQuiet ? theme.dim : {})}> {title}</Text>
      </Spread>
      {outcome?.status === 'failed' && <WhyFailed outcome={outcome} hint={check.hint} />}
    </Box>
  );
});

interface SideNoteProps {
  readonly outcome: CheckOutcome;
  readonly wait: Wait | undefined;
  readonly titleWidth: number;
}

function SideNote({ outcome, wait, titleWidth }: SideNoteProps) {
  const theme = useTheme();
  const messages = useMessages();
  const width = useWidth();
  const { ui: m, common } = messages;
  const note = () => {
    if (outcome.status === 'not-applicable') return m.notHere;
    if (outcome.status === 'passed') return outcome.alreadyTrue ? m.alreadyTrue : '';
    if (outcome.status !== 'waiting' || !wait) return '';
    const elapsed = common.duration(wait.elapsed);
    const time = wait.limit > 0 ? m.elapsedOf(elapsed, common.duration(wait.limit)) : elapsed;
    const room = width - titleWidth - widthOf(time) - 9;
    const seen = inWords(outcome.actual, messages).replaceAll('\n', ' ');
    return seen !== '' && room >= 8 ? `${clip(seen, room)}   ${time}` : time;
  };
  const text = note();
  return text === '' ? null : <Text {...theme.dim}>{text}</Text>;
}

function WhyFailed({ outcome, hint }: { readonly outcome: CheckOutcome; readonly hint: string | undefined }) {
  const messages = useMessages();
  const fill = useFill();
  const discreet = useDiscreet();
  const { ui: m } = messages;
  const by = Math.max(widthOf(m.expected), widthOf(m.seen)) + 2;
  const expected = inWords(outcome.expected, messages);
  return (
    <Hanging by={2}>
      {expected !== '' && <Labelled label={m.expected} text={expected} by={by} />}
      <Labelled label={m.seen} text={inWords(outcome.actual, messages) || m.nothingSeen} by={by} />
      {hint && <Labelled label="→" text={richSpans(discreet(hint), fill)} by={by} tone="accent" />}
    </Hanging>
  );
}
