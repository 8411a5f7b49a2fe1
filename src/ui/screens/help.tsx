/** The meaning of the current command's parts, and all keys. */
import { Box, Text } from 'ink';
import { Column } from '../components/column.tsx';
import { CommandHelp } from '../components/command-help.tsx';
import { Hanging } from '../components/hanging.tsx';
import { OverlayPage } from '../components/overlay-page.tsx';
import { Paragraph } from '../components/paragraph.tsx';
import { placed } from '../components/placed.ts';
import { ScrollView } from '../components/scroll-view.tsx';
import { useRoom } from '../hooks/use-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useScroll } from '../hooks/use-scroll.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { type HelpEntry, helpOf } from '../keys/key-hints.ts';
import { commandHelp } from '../state/command-help.ts';

const WIDTH = 76;
const KEYS_WIDTH = 15;

/** The page, made from the list of actions. */
export function HelpScreen() {
  const theme = useTheme();
  const scene = useScene();
  const help = commandHelp(scene);
  const { columns } = useRoom();
  const scroll = useScroll(scene.screen.overlay?.offset ?? 0);
  const { ui: m } = scene.messages;
  return (
    <OverlayPage title={help ? m.helpWithCommand : m.helpTitle} position={scroll.position}>
      <ScrollView scroll={scroll}>
        <Column width={Math.min(columns, WIDTH)} rowGap={1}>
          {help && <CommandHelp {...help} selected={scene.screen.overlay?.selected ?? 0} />}
          {help && <Text {...theme.strong}>{m.helpTitle}</Text>}
          {placed(helpOf(scene)).map(({ item, place }) => (
            <Box key={place} flexDirection="column">
              {item.map((entry) => (
                <KeyHelp key={entry.sign} entry={entry} />
              ))}
            </Box>
          ))}
          {scene.hasMouse && <Paragraph of={m.helpMouse} tone="dim" />}
          <Paragraph of={m.helpFoot} tone="dim" />
        </Column>
      </ScrollView>
    </OverlayPage>
  );
}

function KeyHelp({ entry: { sign, text } }: { readonly entry: HelpEntry }) {
  const theme = useTheme();
  return (
    <Hanging by={KEYS_WIDTH} mark={<Text {...theme.accent}>{sign}</Text>}>
      <Paragraph of={text} />
    </Hanging>
  );
}
