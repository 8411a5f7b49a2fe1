/** What a step asks before its command runs, and afterwards what came true. */
import { Box } from 'ink';
import type { Prediction as Asked } from '../../lesson/types.ts';
import type { StepRecord } from '../../tutor/types.ts';
import { useFill } from '../hooks/use-fill.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { span } from '../text/line.ts';
import { richSpans } from '../text/rich.ts';
import { Options } from './options.tsx';
import { Paragraph } from './paragraph.tsx';

interface PredictionProps {
  readonly asked: Asked;
  readonly predicted: string | undefined;
  readonly selected: number;
}

/** The options: open, then with the one that was predicted. */
export function Prediction({ asked, predicted, selected }: PredictionProps) {
  const fill = useFill();
  const { ui: m } = useMessages();
  const prompt = [span(m.predict, { tone: 'accent' }), ...richSpans(asked.prompt, fill, { bold: true })];
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Paragraph of={prompt} />
      <Options
        options={asked.options}
        {...(predicted === undefined ? { selected } : { chosen: predicted })}
      />
    </Box>
  );
}

/** Whether it came as predicted, and why; nothing where nobody has predicted. */
export function CameTrue({
  asked,
  record,
}: {
  readonly asked: Asked;
  readonly record: StepRecord | undefined;
}) {
  const fill = useFill();
  const { ui: m } = useMessages();
  const { predicted, cameTrue } = record ?? {};
  const truth = asked.options.find(({ id }) => id === cameTrue);
  if (predicted === undefined || !truth) return null;
  const word =
    predicted === truth.id
      ? span(m.asPredicted, { tone: 'ok', bold: true })
      : span(m.notAsPredicted, { tone: 'warn', bold: true });
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Paragraph of={[word, ...richSpans(truth.text, fill, { bold: true })]} />
      <Paragraph of={richSpans(truth.why, fill)} />
    </Box>
  );
}
