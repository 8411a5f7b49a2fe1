/** The swarm in a terminal of its own, live: what `swarm-tutor watch` draws. */
import { Box, Text, useApp, useInput } from 'ink';
import { useReducer, useState, useSyncExternalStore } from 'react';
import type { Topology } from '../../check/types.ts';
import type { DriverId } from '../../driver/types.ts';
import type { Language } from '../../i18n/language.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { Frame } from '../components/frame.tsx';
import { KeyLine } from '../components/key-line.tsx';
import { ScrollView } from '../components/scroll-view.tsx';
import { Spread } from '../components/spread.tsx';
import { SwarmDetails } from '../components/swarm-details.tsx';
import { SwarmView } from '../components/swarm-view.tsx';
import { useFading, useLost } from '../hooks/use-lost.ts';
import { MessagesContext } from '../hooks/use-messages.ts';
import { useScroll } from '../hooks/use-scroll.ts';
import { type SizeWatch, useSize } from '../hooks/use-size.ts';
import { ThemeContext, useTheme } from '../hooks/use-theme.ts';
import type { Ending } from '../keys/deed.ts';
import { pressesOf } from '../keys/press.ts';
import { nameOf, openedRow } from '../state/swarm-rows.ts';
import type { FactsWatch } from '../terminal/facts.ts';
import { type ThemeChoice, themeFor } from '../theme/choice.ts';
import { afterPress, type WatchState, watchHints } from './state.ts';

/** The watched swarm, and its changes. */
export interface SwarmSource {
  /** Undefined before the first look. */
  topology(): Topology | undefined;
  subscribe(listener: () => void): () => void;
}

export interface WatchAppProps {
  readonly source: SwarmSource;
  readonly driver: DriverId;
  /** Its machines are simulated. */
  readonly simulated: boolean;
  readonly language: Language;
  readonly facts: FactsWatch;
  /** Undefined without colours. */
  readonly theme: ThemeChoice | undefined;
  readonly size: SizeWatch;
  readonly spareRows: number;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** The whole screen. */
export function WatchApp({ source, size, spareRows, facts, theme, clock, ...rest }: WatchAppProps) {
  const { exit } = useApp();
  const { columns, rows } = useSize(size);
  const topology = useSyncExternalStore(source.subscribe, source.topology);
  const [language, setLanguage] = useState(rest.language);
  const [state, press] = useReducer(
    (before: WatchState, key: string) => afterPress(before, key, source.topology(), rows),
    { selected: 0, offset: 0 },
  );
  const { background } = useSyncExternalStore(facts.subscribe, facts.get);
  const now = clock();
  useFading(topology, now);
  useInput((input, key) => {
    for (const { key: pressed } of pressesOf(input, key)) {
      if (pressed === 'ctrl-c') exit('interrupted' satisfies Ending);
      else if (pressed === 'q' && state.opened === undefined) exit('quit' satisfies Ending);
      else if (pressed === 'L') setLanguage((before) => (before === 'en' ? 'zh' : 'en'));
      else press(pressed);
    }
  });
  return (
    <ThemeContext value={themeFor(theme ?? 'none', background)}>
      <MessagesContext value={messagesFor(language)}>
        <Frame columns={columns} rows={rows - spareRows}>
          <Watched {...rest} topology={topology} state={state} now={now} language={language} />
        </Frame>
      </MessagesContext>
    </ThemeContext>
  );
}

interface WatchedProps extends Pick<WatchAppProps, 'driver' | 'simulated' | 'language'> {
  readonly topology: Topology | undefined;
  readonly state: WatchState;
  readonly now: number;
}

function Watched({ topology, state, now, language, driver, simulated }: WatchedProps) {
  const theme = useTheme();
  const messages = messagesFor(language);
  const lost = useLost(topology, now);
  const row = state.opened === undefined ? undefined : openedRow(topology, state.opened);
  const scroll = useScroll(state.offset);
  const { trouble } = topology ?? {};
  return (
    <>
      <Spread
        aside={
          <Text {...(simulated ? theme.warn : theme.dim)}>
            {simulated ? messages.common.simulator : driver}
          </Text>
        }
      >
        <Text {...theme.strong}>{row ? nameOf(row) : messages.ui.mapTitle}</Text>
      </Spread>
      <Box flexDirection="column" flexGrow={1} flexShrink={1} flexBasis={0} marginTop={1} overflow="hidden">
        {topology && row ? (
          <ScrollView scroll={scroll}>
            <SwarmDetails row={row} topology={topology} />
          </ScrollView>
        ) : topology ? (
          <SwarmView topology={topology} lost={lost} selected={state.selected} />
        ) : (
          <Text {...theme.dim}>{messages.watch.looking}</Text>
        )}
      </Box>
      <Box height={1} flexShrink={0}>
        {trouble && (
          <Text {...theme.bad} wrap="truncate-end">
            {messages.watch.trouble(messages.check.reasons[trouble.code](trouble.about))}
          </Text>
        )}
      </Box>
      <KeyLine hints={watchHints(state, topology, messages)} />
    </>
  );
}
