/** Exactly what would be shown to the teacher, before it is. */
import { Text } from 'ink';
import { Column } from '../components/column.tsx';
import { OverlayPage } from '../components/overlay-page.tsx';
import { placed } from '../components/placed.ts';
import { ScrollView } from '../components/scroll-view.tsx';
import { useRoom } from '../hooks/use-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useScroll } from '../hooks/use-scroll.ts';
import { sharedLines } from '../state/shared-lines.ts';

/** The lines, each on a row of its own or more. */
export function ShareScreen() {
  const scene = useScene();
  const { columns } = useRoom();
  const { title, aside } = scene.messages.room.share;
  const scroll = useScroll(scene.screen.overlay?.offset ?? 0);
  return (
    <OverlayPage title={title} aside={aside} position={scroll.position}>
      <ScrollView scroll={scroll}>
        <Column width={columns}>
          {placed(sharedLines(scene)).map(({ item, place }) => (
            <Text key={place} wrap="truncate-end">
              {item === '' ? ' ' : item}
            </Text>
          ))}
        </Column>
      </ScrollView>
    </OverlayPage>
  );
}
