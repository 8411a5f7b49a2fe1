/** A question with its options, and the comment on the answer. */
import { Box } from 'ink';
import type { Step } from '../../lesson/types.ts';
import type { WalkState } from '../../tutor/types.ts';
import { useFill } from '../hooks/use-fill.ts';
import { isPassed } from '../state/step.ts';
import { richSpans } from '../text/rich.ts';
import { Options } from './options.tsx';
import { Paragraph } from './paragraph.tsx';
import { Verdict } from './verdict.tsx';

interface QuestionProps {
  readonly question: NonNullable<Step['question']>;
  readonly state: WalkState;
  readonly selected: number;
}

/** The question; wrong answers cost nothing, and each is explained. */
export function Question({ question, state, selected }: QuestionProps) {
  const fill = useFill();
  const { options } = question;
  const right = isPassed(state) ? options.find((option) => option.right) : undefined;
  const given = state.records[state.stops[state.at]?.step.id ?? '']?.answers ?? [];
  const wrong = options
    .filter(({ id, right: isRight }) => given.includes(id) && !isRight)
    .map(({ id }) => id);
  const picked = state.phase.name === 'answered-wrong' ? state.phase.option : undefined;
  const mistaken = options.find(({ id }) => id === picked);
  return (
    <Box flexDirection="column" flexShrink={0} rowGap={1}>
      <Paragraph of={richSpans(question.prompt, fill, { bold: true })} />
      <Options options={options} wrong={wrong} {...(right ? { right: right.id } : { selected })} />
      {right && <Verdict isRight why={right.why} />}
      {!right && mistaken && <Verdict isRight={false} why={mistaken.why} />}
    </Box>
  );
}
