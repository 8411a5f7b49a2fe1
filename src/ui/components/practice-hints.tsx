/** The hints of a step that is practised: from the idea to the whole command. */
import { Box, Text } from 'ink';
import { type PracticeHint, practiceHints } from '../../lesson/practice.ts';
import type { Step } from '../../lesson/types.ts';
import { widthOf } from '../../text/width.ts';
import { useFill } from '../hooks/use-fill.ts';
import { useKnownWords } from '../hooks/use-known-words.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { commandSpans } from '../text/command-rows.ts';
import { richSpans } from '../text/rich.ts';
import { Hanging } from './hanging.tsx';
import { Paragraph } from './paragraph.tsx';

interface PracticeHintsProps {
  readonly step: Step;
  /** The step's command as it would run now. */
  readonly command: string;
  /** How many of them were asked for. */
  readonly shown: number;
}

/** Those that were asked for, and how many are left. */
export function PracticeHints({ step, command, shown }: PracticeHintsProps) {
  const theme = useTheme();
  const known = useKnownWords();
  const { ui: m } = useMessages();
  const hints = practiceHints(step, command, known);
  const left = hints.length - shown;
  const by = Math.max(...hints.map(({ stage }) => widthOf(m.practice.stage[stage]))) + 2;
  return (
    <Box flexDirection="column" flexShrink={0}>
      {hints.slice(0, shown).map((hint) => (
        <Hanging
          key={hint.stage}
          by={by}
          mark={<Text {...theme.accent}>{m.practice.stage[hint.stage]}</Text>}
        >
          <HintText hint={hint} />
        </Hanging>
      ))}
      {left > 0 && <Text {...theme.dim}>{m.moreHints(left)}</Text>}
    </Box>
  );
}

function HintText({ hint }: { readonly hint: PracticeHint }) {
  const fill = useFill();
  const { ui: m } = useMessages();
  const known = useKnownWords();
  if (hint.stage !== 'idea') return <Paragraph of={commandSpans(hint.text, known, { bold: true })} />;
  const { does, own } = hint;
  return (
    <>
      {does !== undefined && <Paragraph of={richSpans(m.practice.does(does), fill)} />}
      {own !== undefined && <Paragraph of={richSpans(own, fill)} />}
    </>
  );
}
