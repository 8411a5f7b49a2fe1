/** The commands of the part, to look up and to take into the step: typing searches, arrows pick. */

import { Box, type DOMElement, Text } from 'ink';
import type { RefObject } from 'react';
import { defined } from '../../value/defined.ts';
import { Column } from '../components/column.tsx';
import { Command } from '../components/command.tsx';
import { OverlayPage } from '../components/overlay-page.tsx';
import { Paragraph } from '../components/paragraph.tsx';
import { ScrollView } from '../components/scroll-view.tsx';
import { SearchField } from '../components/search-field.tsx';
import { useClick } from '../hooks/use-click.ts';
import { usePickedScroll } from '../hooks/use-picked-scroll.ts';
import { useRoom } from '../hooks/use-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { type CheatsheetRow, cheatsheetRows } from '../state/cheatsheet.ts';
import { editorText, editorWith } from '../state/editor.ts';

const WIDTH = 100;
const MOST_ROWS = 6;
const EMPTY = editorWith('');

/** The search field, and what it finds. */
export function CheatsheetScreen() {
  const theme = useTheme();
  const scene = useScene();
  const { columns } = useRoom();
  const { search = EMPTY, selected = 0 } = scene.screen.overlay ?? {};
  const { picked, scroll } = usePickedScroll();
  const found = cheatsheetRows(scene, editorText(search));
  const { ui: m } = scene.messages;
  return (
    <OverlayPage title={m.cheatsheetTitle} position={scroll.position}>
      <SearchField editor={search} />
      <ScrollView scroll={scroll}>
        {found.length === 0 && <Text {...theme.dim}>{m.nothingFound}</Text>}
        {found.map((row, at) => (
          <Entry
            key={`${row.title} ${row.command}`}
            row={row}
            at={at}
            width={Math.min(WIDTH, columns)}
            isFirstOfTitle={found[at - 1]?.title !== row.title}
            hasGap={at > 0 && found[at - 1]?.title !== row.title}
            box={at === selected ? picked : undefined}
          />
        ))}
      </ScrollView>
    </OverlayPage>
  );
}

interface EntryProps {
  readonly row: CheatsheetRow;
  /** Its place in the list. */
  readonly at: number;
  readonly width: number;
  readonly isFirstOfTitle: boolean;
  readonly hasGap: boolean;
  /** Where the picked entry is measured; none for others. */
  readonly box: RefObject<DOMElement | null> | undefined;
}

/** A command, below what it is for. */
function Entry({ row, at, width, isFirstOfTitle, hasGap, box }: EntryProps) {
  const isPicked = box !== undefined;
  const click = useClick({ type: 'row', at });
  return (
    <Box {...defined({ ref: box })} flexDirection="column" flexShrink={0} marginTop={hasGap ? 1 : 0}>
      <Column width={width}>
        {isFirstOfTitle && <Paragraph of={row.title} {...(isPicked ? { bold: true } : { tone: 'dim' })} />}
        <Box ref={click} flexDirection="column" flexShrink={0}>
          <Command text={row.command} most={MOST_ROWS} isQuiet={!isPicked} isMarked={isPicked} />
        </Box>
      </Column>
    </Box>
  );
}
