/** Options to pick from: of questions and of forks. */

import { Box, Text } from 'ink';
import { defined } from '../../value/defined.ts';
import { useClick } from '../hooks/use-click.ts';
import { useFill } from '../hooks/use-fill.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { richSpans } from '../text/rich.ts';
import type { Meaning } from '../theme/theme.ts';
import { Hanging } from './hanging.tsx';
import { Paragraph } from './paragraph.tsx';

/** The state of the options. */
export interface OptionMarks {
  /** The index of the option that ⏎ takes; undefined when nothing can be picked. */
  readonly selected?: number;
  /** The right answer, once it is found, and wrong ones that were given. */
  readonly right?: string;
  readonly wrong?: readonly string[];
  /** The branch that was taken. */
  readonly chosen?: string | undefined;
}

interface OptionsProps extends OptionMarks {
  readonly options: readonly { readonly id: string; readonly text: string }[];
}

/** Each option with the digit that picks it, and a sign for its state. */
export function Options({ options, ...marks }: OptionsProps) {
  return (
    <Box flexDirection="column" flexShrink={0}>
      {options.map(({ id, text }, at) => (
        <Option
          key={id}
          number={at + 1}
          text={text}
          state={stateOf(id, at, marks)}
          isDecided={marks.right !== undefined}
        />
      ))}
    </Box>
  );
}

type OptionState = 'right' | 'wrong' | 'chosen' | 'picked' | 'open';

function stateOf(id: string, at: number, marks: OptionMarks): OptionState {
  if (marks.right === id) return 'right';
  if (marks.wrong?.includes(id)) return 'wrong';
  if (marks.chosen === id) return 'chosen';
  return marks.selected === at ? 'picked' : 'open';
}

const SIGNS: Readonly<Record<OptionState, readonly [string, Meaning]>> = {
  right: ['✓', 'ok'],
  wrong: ['✗', 'bad'],
  chosen: ['●', 'accent'],
  picked: ['▸', 'accent'],
  open: [' ', 'accent'],
};

interface OptionProps {
  readonly number: number;
  readonly text: string;
  readonly state: OptionState;
  /** The right answer was given: the others are over. */
  readonly isDecided: boolean;
}

function Option({ number, text, state, isDecided }: OptionProps) {
  const theme = useTheme();
  const fill = useFill();
  const box = useClick({ type: 'key', key: String(number) });
  const [sign, meaning] = SIGNS[state];
  const isOver = state === 'wrong' || (isDecided && state !== 'right');
  const isBold = state === 'picked' || state === 'right' || state === 'chosen';
  const mark = (
    <Text>
      <Text {...theme[meaning]}>{sign} </Text>
      <Text {...(isOver ? theme.dim : theme.accent)}>{number}</Text>
    </Text>
  );
  return (
    <Box ref={box} flexShrink={0}>
      <Hanging by={5} mark={mark}>
        <Paragraph
          of={richSpans(text, fill, {
            bold: isBold,
            ...defined({ tone: isOver ? ('dim' as const) : undefined }),
          })}
        />
      </Hanging>
    </Box>
  );
}
