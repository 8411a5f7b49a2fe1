/** The other pages of the board: how to join, the choice of an exercise, and the keys. */
import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { exerciseTitle } from '../../room/board/wording.ts';
import { Column } from '../components/column.tsx';
import { Labelled } from '../components/labelled.tsx';
import { ListRow } from '../components/list-row.tsx';
import { Paragraph } from '../components/paragraph.tsx';
import { placed } from '../components/placed.ts';
import { ScrollView } from '../components/scroll-view.tsx';
import { useRoom } from '../hooks/use-room.ts';
import { useScroll } from '../hooks/use-scroll.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { signOf } from '../keys/key-hints.ts';
import { around } from '../state/scroll.ts';
import { BOARD_ACTIONS } from './actions.ts';
import type { JoiningFacts } from './joining.ts';
import type { BoardScene } from './state.ts';

const GAP = 3;
/** Columns that the text needs beside the QR code. */
const TEXT_BESIDE = 40;

interface JoinPageProps {
  readonly scene: BoardScene;
  readonly joining: JoiningFacts;
  readonly isKeyShown: boolean;
}

/** Address, code, and QR code: beside the text where there is room, above it otherwise. */
export function JoinPage({ scene, joining, isKeyShown }: JoinPageProps) {
  const theme = useTheme();
  const { columns } = useRoom();
  const scroll = useScroll(scene.screen.offset);
  const { room: w } = scene.messages;
  const qrWidth = Math.max(0, ...joining.qr.map((row) => row.length));
  const isRead = useIsScreenReaderEnabled();
  const isBeside = !isRead && columns - qrWidth - GAP >= TEXT_BESIDE;
  const width = isBeside ? columns - qrWidth - GAP : columns;
  const text = (
    <Column width={width} rowGap={1}>
      <Box flexDirection="column">
        <Text>{w.toJoin}</Text>
        {joining.commands.map((command) => (
          <Paragraph key={command} of={command} bold tone="accent" />
        ))}
      </Box>
      <Box flexDirection="column">
        <Text>{w.board}</Text>
        {joining.addresses.map((address) => (
          <Paragraph key={address} of={address} bold />
        ))}
        <Paragraph of={w.code(scene.now.code)} />
      </Box>
      {isKeyShown && <Paragraph of={w.key(joining.key)} tone="warn" />}
      {joining.advice(scene.language).map((advice) => (
        <Paragraph key={advice} of={advice} tone="dim" />
      ))}
    </Column>
  );
  const code = (
    <Box flexDirection="column" flexShrink={0}>
      {placed(joining.qr).map(({ item, place }) => (
        <Text key={place}>{item}</Text>
      ))}
    </Box>
  );
  return (
    <ScrollView scroll={scroll}>
      <Box flexDirection={isBeside ? 'row' : 'column'} columnGap={GAP} rowGap={1}>
        {text}
        {qrWidth <= columns && <Box aria-hidden>{code}</Box>}
      </Box>
      <Text {...theme.dim}> </Text>
    </ScrollView>
  );
}

/** The exercises of the course, one picked. */
export function ExerciseChoice({ scene, picked }: { readonly scene: BoardScene; readonly picked: number }) {
  const theme = useTheme();
  const { teaching } = scene.messages;
  const scroll = useScroll((page, _total, before) => around(picked, 1, before, page));
  const { exercises } = scene.outline;
  return (
    <>
      <Text {...theme.strong}>{exercises.length > 0 ? teaching.exercises : teaching.noExercises}</Text>
      <ScrollView scroll={scroll}>
        {exercises.map(({ id }, at) => (
          <ExerciseEntryRow key={id} at={at} isPicked={at === picked} title={exerciseTitle(id, scene)} />
        ))}
      </ScrollView>
    </>
  );
}

interface ExerciseEntryRowProps {
  readonly at: number;
  readonly isPicked: boolean;
  readonly title: string;
}

function ExerciseEntryRow({ at, isPicked, title }: ExerciseEntryRowProps) {
  const theme = useTheme();
  return (
    <ListRow at={at} isPicked={isPicked}>
      <Text wrap="truncate-end" {...(isPicked ? theme.strong : {})}>
        {title}
      </Text>
    </ListRow>
  );
}

/** What each key does, from the one list of actions. */
export function HelpOfBoard({ scene }: { readonly scene: BoardScene }) {
  const theme = useTheme();
  const scroll = useScroll(scene.screen.offset);
  const { teaching } = scene.messages;
  const moving = [
    ['↑ ↓', teaching.helpFor.pick],
    ['← → Tab', teaching.helpFor.column],
  ] as const;
  const actions = BOARD_ACTIONS.flatMap(({ keys, help }) =>
    help === undefined ? [] : [[signOf(keys[0] ?? ''), teaching.helpFor[help]] as const],
  );
  return (
    <ScrollView scroll={scroll}>
      <Text {...theme.strong}>{teaching.help}</Text>
      {[...moving, ...actions].map(([sign, text]) => (
        <Labelled key={sign} label={sign} text={text} by={9} tone="accent" />
      ))}
      <Text {...theme.dim}>{teaching.signs}</Text>
    </ScrollView>
  );
}
