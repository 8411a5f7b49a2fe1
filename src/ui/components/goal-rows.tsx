/** The goal of an exercise as it stands: its checks and its rules, a row each; in a low window all in one row. */
import { Box, Text } from 'ink';
import type { CheckOutcome } from '../../check/types.ts';
import { fitsDriver } from '../../driver/fits.ts';
import type { ExerciseState } from '../../exercise/state.ts';
import { goalOf } from '../../lesson/exercise-types.ts';
import { useFill } from '../hooks/use-fill.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import type { Meaning } from '../theme/theme.ts';
import { Spread } from './spread.tsx';

interface GoalRowsProps {
  readonly exercise: ExerciseState;
  /** There is room for one row only. */
  readonly isFolded: boolean;
}

/** The rows that they take. */
export function goalHeight(state: ExerciseState, isFolded: boolean): number {
  return isFolded ? 1 : checksOf(state).length + state.exercise.rules.length;
}

/** Marks turn as the state changes. A rule is broken or not; a check may still come true. */
export function GoalRows({ exercise: state, isFolded }: GoalRowsProps) {
  const { exercise: words } = useMessages();
  if (isFolded) return <Folded state={state} />;
  const { rules = [] } = goalOf(state.exercise);
  return (
    <Box flexDirection="column" flexShrink={0}>
      {checksOf(state).map(({ id, title }) => (
        <Row key={id} title={title} sign={signOfCheck(state.checks.find((one) => one.id === id))} />
      ))}
      {rules.map(({ id, title }) => (
        <Row
          key={id}
          title={title}
          sign={signOfRule(state.rules.find((one) => one.id === id)?.passed)}
          aside={words.throughout}
        />
      ))}
    </Box>
  );
}

function checksOf({ exercise, driver }: ExerciseState) {
  return goalOf(exercise).checks.filter((check) => fitsDriver(check, driver));
}

type Sign = readonly [string, Meaning];

function signOfCheck(outcome: CheckOutcome | undefined): Sign {
  if (outcome?.status === 'passed') return ['✓', 'ok'];
  return outcome?.status === 'not-applicable' ? ['–', 'dim'] : ['·', 'dim'];
}

function signOfRule(holds: boolean | undefined): Sign {
  if (holds === undefined) return ['·', 'dim'];
  return holds ? ['✓', 'ok'] : ['✗', 'bad'];
}

interface GoalRowProps {
  readonly title: string;
  readonly sign: Sign;
  readonly aside?: string;
}

function Row({ title, sign: [sign, meaning], aside }: GoalRowProps) {
  const theme = useTheme();
  const fill = useFill();
  return (
    <Spread aside={aside === undefined ? undefined : <Text {...theme.dim}>{aside}</Text>}>
      <Text {...theme[meaning]}>{sign}</Text> {fill(title)}
    </Spread>
  );
}

function Folded({ state }: { readonly state: ExerciseState }) {
  const theme = useTheme();
  const { exercise: words } = useMessages();
  const checks = checksOf(state);
  const holding = state.checks.filter(({ status }) => status === 'passed').length;
  const broken = state.rules.filter(({ passed }) => !passed).length;
  return (
    <Box height={1} flexShrink={0}>
      <Text wrap="truncate-end">
        <Text {...(holding === checks.length ? theme.ok : {})}>
          {words.checksHold(holding, checks.length)}
        </Text>
        {state.exercise.rules.length > 0 && (
          <Text {...(broken > 0 ? theme.bad : theme.dim)}>{`   ${words.rulesHold(broken)}`}</Text>
        )}
      </Text>
    </Box>
  );
}
