/** What a step asks before its command runs, and afterwards what came true. */
import { Box, Text } from 'ink';
import type { Prediction as Asked, Step } from '../../lesson/types.ts';
import { answersOf } from '../../tutor/answers.ts';
import type { StepRecord } from '../../tutor/types.ts';
import { useClick } from '../hooks/use-click.ts';
import { useFill } from '../hooks/use-fill.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import type { Field as FieldState } from '../state/screen-state.ts';
import { span } from '../text/line.ts';
import { richSpans } from '../text/rich.ts';
import { TypedField } from './field.tsx';
import { Options } from './options.tsx';
import { Paragraph } from './paragraph.tsx';

interface PredictionProps {
  readonly asked: Asked;
  readonly predicted: string | undefined;
  readonly selected: number;
  /** The field of the number; undefined while it is closed. */
  readonly field: FieldState | undefined;
}

/** The options, or the field of a number: open, then with what was predicted. */
export function Prediction({ asked, predicted, selected, field }: PredictionProps) {
  const fill = useFill();
  const { ui: m } = useMessages();
  const prompt = [span(m.predict, { tone: 'accent' }), ...richSpans(asked.prompt, fill, { bold: true })];
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Paragraph of={prompt} />
      {'options' in asked ? (
        <Options
          options={asked.options}
          {...(predicted === undefined ? { selected } : { chosen: predicted })}
        />
      ) : (
        <PredictedNumber predicted={predicted} field={field} />
      )}
    </Box>
  );
}

/** The number, or the field for it; a click opens it. */
function PredictedNumber({ predicted, field }: Pick<PredictionProps, 'predicted' | 'field'>) {
  const theme = useTheme();
  const { ui: m } = useMessages();
  const box = useClick(predicted === undefined && !field ? { type: 'key', key: 'enter' } : undefined);
  if (field) return <TypedField field={field} most={1} placeholder={m.numberPrompt} />;
  return (
    <Box ref={box} flexShrink={0}>
      <Text {...theme.accent}>{predicted === undefined ? '▌ ' : '● '}</Text>
      {predicted === undefined ? (
        <Text {...theme.dim}>{m.numberPrompt}</Text>
      ) : (
        <Text {...theme.strong}>{predicted}</Text>
      )}
    </Box>
  );
}

/** Whether it came as predicted, and why; nothing where nobody has predicted. */
export function CameTrue({ step, record }: { readonly step: Step; readonly record: StepRecord | undefined }) {
  const fill = useFill();
  const { ui: m } = useMessages();
  const truth = answersOf(step, record).find(({ kind }) => kind === 'predict');
  if (truth?.known === undefined) return null;
  const isNumber = step.predict && 'number' in step.predict;
  const missed = isNumber ? m.notTheNumber(record?.predicted ?? '') : m.notAsPredicted;
  const word = truth.known
    ? span(m.asPredicted, { tone: 'ok', bold: true })
    : span(missed, { tone: 'warn', bold: true });
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Paragraph of={[word, ...richSpans(truth.text, fill, { bold: true })]} />
      <Paragraph of={richSpans(truth.why, fill)} />
    </Box>
  );
}
