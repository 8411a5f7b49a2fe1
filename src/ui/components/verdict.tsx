/** The comment on an answer: whether it is right, and why. */
import { Box, Text } from 'ink';
import { useFill } from '../hooks/use-fill.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { span } from '../text/line.ts';
import { richSpans } from '../text/rich.ts';
import { Paragraph } from './paragraph.tsx';

/** After a wrong one, another may be tried. */
export function Verdict({ isRight, why }: { readonly isRight: boolean; readonly why: string }) {
  const theme = useTheme();
  const fill = useFill();
  const { ui: m } = useMessages();
  const word = isRight
    ? span(m.right, { tone: 'ok', bold: true })
    : span(m.wrong, { tone: 'warn', bold: true });
  return (
    <Box flexDirection="column">
      <Paragraph of={[word, ...richSpans(why, fill)]} />
      {!isRight && <Text {...theme.dim}>{m.tryAgain}</Text>}
    </Box>
  );
}
