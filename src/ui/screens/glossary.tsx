/** The words of the course: typing searches in either language, arrows pick, ⏎ goes to where a word is taught. */
import { Box, type DOMElement, Text } from 'ink';
import type { RefObject } from 'react';
import type { GlossaryTerm } from '../../lesson/types.ts';
import { defined } from '../../value/defined.ts';
import { Column } from '../components/column.tsx';
import { MARK_WIDTH, PickMark } from '../components/list-row.tsx';
import { OverlayPage } from '../components/overlay-page.tsx';
import { Paragraph } from '../components/paragraph.tsx';
import { ScrollView } from '../components/scroll-view.tsx';
import { SearchField } from '../components/search-field.tsx';
import { useClick } from '../hooks/use-click.ts';
import { useFill } from '../hooks/use-fill.ts';
import { usePickedScroll } from '../hooks/use-picked-scroll.ts';
import { useRoom } from '../hooks/use-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { editorText, editorWith } from '../state/editor.ts';
import { foundTerms } from '../state/glossary.ts';
import { span } from '../text/line.ts';
import { richSpans } from '../text/rich.ts';

const WIDTH = 76;
const EMPTY = editorWith('');

/** The search field, and what it finds. */
export function GlossaryScreen() {
  const theme = useTheme();
  const scene = useScene();
  const { columns } = useRoom();
  const { search = EMPTY, selected = 0 } = scene.screen.overlay ?? {};
  const { picked, scroll } = usePickedScroll();
  const { terms, here } = foundTerms(scene, editorText(search));
  const { ui, glossary: words } = scene.messages;
  return (
    <OverlayPage
      title={words.title}
      position={scroll.position}
      {...defined({ aside: here > 0 ? words.here(here) : undefined })}
    >
      <SearchField editor={search} />
      <ScrollView scroll={scroll}>
        {terms.length === 0 && <Text {...theme.dim}>{ui.nothingFound}</Text>}
        {terms.map((entry, at) => (
          <Term
            key={entry.id}
            entry={entry}
            at={at}
            width={Math.min(WIDTH, columns - MARK_WIDTH)}
            box={at === selected ? picked : undefined}
          />
        ))}
      </ScrollView>
    </OverlayPage>
  );
}

interface TermProps {
  readonly entry: GlossaryTerm;
  /** Its place in the list. */
  readonly at: number;
  readonly width: number;
  /** Where the picked word is measured; none for others. */
  readonly box: RefObject<DOMElement | null> | undefined;
}

/** A word with its names, and what it means. */
function Term({ entry: { term, also = [], means }, at, width, box }: TermProps) {
  const fill = useFill();
  const click = useClick({ type: 'row', at });
  const isPicked = box !== undefined;
  const names = also.length === 0 ? [] : [span(`  ${also.join(', ')}`, { tone: 'dim' })];
  return (
    <Box {...defined({ ref: box })} flexDirection="column" flexShrink={0} marginTop={at > 0 ? 1 : 0}>
      <Box ref={click} flexShrink={0}>
        <PickMark isPicked={isPicked} />
        <Column width={width}>
          <Paragraph
            of={[span(term, isPicked ? { tone: 'accent', bold: true } : { bold: true }), ...names]}
          />
          <Paragraph of={richSpans(means, fill)} />
        </Column>
      </Box>
    </Box>
  );
}
