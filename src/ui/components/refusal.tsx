/** A command or a value that was refused before anything ran: what is wrong, where, and how to mend it. */
import { Box, Text } from 'ink';
import { wording } from '../../tutor/told.ts';
import type { WalkState } from '../../tutor/types.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { richSpans } from '../text/rich.ts';
import { Hanging } from './hanging.tsx';
import { Labelled } from './labelled.tsx';
import { Paragraph } from './paragraph.tsx';

/** A problem names placeholders without a value, so they are not filled in. */
const asItIs = (text: string) => text;

/** The problem, if there is one. */
export function Refusal({ state: { phase, course } }: { readonly state: WalkState }) {
  const theme = useTheme();
  const messages = useMessages();
  if (phase.name !== 'refused') return null;
  const { what, where, mend } = phase.problem;
  const told = wording(course, messages);
  const { ui: m } = messages;
  const said = where ? m.at(told(what), where) : told(what);
  return (
    <Box flexShrink={0}>
      <Hanging by={2} mark={<Text {...theme.bad}>✗</Text>}>
        <Paragraph of={richSpans(said, asItIs)} />
        {told(mend) !== '' && <Labelled label={m.mend} text={richSpans(told(mend), asItIs)} tone="accent" />}
      </Hanging>
    </Box>
  );
}
