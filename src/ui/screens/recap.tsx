/** The learner's own cheat sheet: one part of each command is left out, to be filled in from memory. It is optional. */
import { Box, Text } from 'ink';
import { BLANK_SIGN } from '../../lesson/blanks.ts';
import { defined } from '../../value/defined.ts';
import { Column } from '../components/column.tsx';
import { Command } from '../components/command.tsx';
import { Field } from '../components/field.tsx';
import { OverlayPage } from '../components/overlay-page.tsx';
import { Paragraph } from '../components/paragraph.tsx';
import { ScrollView } from '../components/scroll-view.tsx';
import { usePickedScroll } from '../hooks/use-picked-scroll.ts';
import { useRoom } from '../hooks/use-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { editorWith } from '../state/editor.ts';
import { type RecapEntry, recapEntries } from '../state/recap.ts';

const WIDTH = 90;
const MOST_ROWS = 4;
const EMPTY = editorWith('');

/** All commands; the field is at the first blank that is left. */
export function RecapScreen() {
  const theme = useTheme();
  const scene = useScene();
  const { columns } = useRoom();
  const { search = EMPTY, blanks = [], isMissed } = scene.screen.overlay ?? {};
  const { picked, scroll } = usePickedScroll();
  const entries = recapEntries(scene);
  const { recap: words } = scene.messages.ui;
  const filled = blanks.filter((one) => one === 'filled').length;
  return (
    <OverlayPage title={words.title} aside={words.filled(filled, entries.length)} position={scroll.position}>
      <ScrollView scroll={scroll}>
        <Column width={Math.min(WIDTH, columns)} rowGap={1}>
          {entries.length === 0 && <Text {...theme.dim}>{words.nothing}</Text>}
          {entries.map((entry, at) => {
            const isHere = at === blanks.length;
            return (
              <Box
                key={entry.command}
                {...defined({ ref: isHere ? picked : undefined })}
                flexDirection="column"
                flexShrink={0}
              >
                <Blanked entry={entry} state={blanks[at] ?? (isHere ? 'here' : 'left')} />
                {isHere && <Field editor={search} most={1} />}
                {isHere && isMissed && <Paragraph of={words.missed} tone="warn" />}
              </Box>
            );
          })}
          {entries.length > 0 && blanks.length >= entries.length && (
            <Paragraph of={words.done(filled, entries.length)} bold />
          )}
        </Column>
      </ScrollView>
    </OverlayPage>
  );
}

interface BlankedProps {
  readonly entry: RecapEntry;
  readonly state: 'filled' | 'shown' | 'here' | 'left';
}

/** The purpose of the command, and the command, whole once its blank is filled in or shown. */
function Blanked({ entry: { title, command, blank }, state }: BlankedProps) {
  const isOver = state === 'filled' || state === 'shown';
  const text = isOver ? command : `${blank.before}${BLANK_SIGN}${blank.after}`;
  const mark = state === 'filled' ? '✓ ' : state === 'shown' ? '– ' : '';
  return (
    <>
      <Paragraph of={mark + title} {...(state === 'here' ? { bold: true } : { tone: 'dim' as const })} />
      <Command text={text} most={MOST_ROWS} isQuiet={!isOver} isMarked={state !== 'left'} />
    </>
  );
}
