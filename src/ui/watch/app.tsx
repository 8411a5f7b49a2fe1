/** The swarm in a terminal of its own, live: what `swarm-tutor watch` draws. */
import { Box, Text, useApp, useInput } from 'ink';
import { useReducer, useRef, useState, useSyncExternalStore } from 'react';
import type { Topology } from '../../check/types.ts';
import type { DriverId } from '../../driver/types.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { KeyLine } from '../components/key-line.tsx';
import { ScrollView } from '../components/scroll-view.tsx';
import { Spread } from '../components/spread.tsx';
import { SwarmDetails } from '../components/swarm-details.tsx';
import { SwarmView } from '../components/swarm-view.tsx';
import type { Spots } from '../hooks/use-click.ts';
import { useFading, useLost } from '../hooks/use-lost.ts';
import { useMouseActs } from '../hooks/use-mouse.ts';
import { useScroll } from '../hooks/use-scroll.ts';
import { useSize } from '../hooks/use-size.ts';
import { useTheme } from '../hooks/use-theme.ts';
import type { Ending } from '../keys/deed.ts';
import { pressesOf } from '../keys/press.ts';
import { LiveFrame, type LiveProps, WHEEL_STEPS } from '../live-screen.tsx';
import type { ScrollPosition } from '../state/scroll.ts';
import { nameOf, openedRow } from '../state/swarm-rows.ts';
import { afterClick, afterPress, type WatchState, watchHints } from './state.ts';

/** The watched swarm, and its changes. */
export interface SwarmSource {
  /** Undefined before the first look. */
  topology(): Topology | undefined;
  subscribe(listener: () => void): () => void;
}

export interface WatchAppProps extends LiveProps {
  readonly source: SwarmSource;
  readonly driver: DriverId;
  /** Its machines are simulated. */
  readonly simulated: boolean;
}

/** The whole screen. */
export function WatchApp({ source, driver, simulated, clock, mouse, ...live }: WatchAppProps) {
  const { exit } = useApp();
  const { rows } = useSize(live.size);
  const topology = useSyncExternalStore(source.subscribe, source.topology);
  const [language, setLanguage] = useState(live.language);
  const [state, become] = useReducer(
    (before: WatchState, next: (before: WatchState) => WatchState) => next(before),
    {
      selected: 0,
      offset: 0,
    },
  );
  const spots = useRef<Spots>(new Set());
  const position = useRef<ScrollPosition>(undefined);
  const room = () => ({ page: rows, last: position.current?.last ?? 0 });
  const now = clock();
  useFading(topology, now);
  const press = (key: string) => {
    if (key === 'ctrl-c') exit('interrupted' satisfies Ending);
    else if (key === 'q' && state.opened === undefined) exit('quit' satisfies Ending);
    else if (key === 'L') setLanguage((before) => (before === 'en' ? 'zh' : 'en'));
    else become((before) => afterPress(before, key, source.topology(), room()));
  };
  useInput((input, key) => {
    for (const one of pressesOf(input, key)) press(one.key);
  });
  useMouseActs(mouse, spots.current, {
    click(target) {
      if (target.type === 'key') press(target.key);
      else become((before) => afterClick(before, target, source.topology(), room()));
    },
    turn(key) {
      for (let step = 0; step < WHEEL_STEPS; step += 1) press(key);
    },
  });
  return (
    <LiveFrame {...live} language={language} spots={spots.current} position={position}>
      <Watched {...{ driver, simulated, topology, state, now, language }} />
    </LiveFrame>
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
