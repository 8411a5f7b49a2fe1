/** What a step asks about the output of its command, and the comment on the answer. */
import { Box } from 'ink';
import type { Explanation as ToExplain } from '../../lesson/types.ts';
import type { StepRecord } from '../../tutor/types.ts';
import { useFill } from '../hooks/use-fill.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { span } from '../text/line.ts';
import { richSpans } from '../text/rich.ts';
import { Options } from './options.tsx';
import { Paragraph } from './paragraph.tsx';
import { Verdict } from './verdict.tsx';

interface ExplanationProps {
  readonly asked: ToExplain;
  readonly record: StepRecord | undefined;
  readonly selected: number;
}

/** The options; wrong ones cost nothing, and each is explained. */
export function Explanation({ asked, record, selected }: ExplanationProps) {
  const fill = useFill();
  const { ui: m } = useMessages();
  const { explained = [], explains } = record ?? {};
  const last = asked.options.find(({ id }) => id === explained.at(-1));
  const isFound = last !== undefined && last.id === explains;
  const prompt = [span(m.explain, { tone: 'accent' }), ...richSpans(asked.prompt, fill, { bold: true })];
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Paragraph of={prompt} />
      <Options
        options={asked.options}
        wrong={explained.filter((id) => id !== explains)}
        {...(isFound ? { right: last.id } : { selected })}
      />
      {last && <Verdict isRight={isFound} why={last.why} />}
    </Box>
  );
}
