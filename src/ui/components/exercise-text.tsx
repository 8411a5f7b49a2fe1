/** The text of an exercise: the situation and the goal, or the way that is shown, or the result; then hints, and what is missing. */
import { Box, Text } from 'ink';
import { useMemo } from 'react';
import { resultOf, timeSpent } from '../../exercise/record.ts';
import { wayOf } from '../../exercise/reduce.ts';
import type { ExerciseState } from '../../exercise/state.ts';
import { inWords } from '../../i18n/said.ts';
import { goalOf } from '../../lesson/exercise-types.ts';
import type { Block } from '../../lesson/types.ts';
import { proseFor } from '../../lesson/variants.ts';
import { widthOf } from '../../text/width.ts';
import { useFill } from '../hooks/use-fill.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { shellKindOf } from '../scene.ts';
import { richSpans } from '../text/rich.ts';
import { Hanging } from './hanging.tsx';
import { Labelled } from './labelled.tsx';
import { Paragraph } from './paragraph.tsx';
import { Prose } from './prose.tsx';

/** Everything that scrolls. */
export function ExerciseText({ exercise: state }: { readonly exercise: ExerciseState }) {
  const { phase } = state;
  if (phase.name === 'over') return <Result state={state} />;
  if (phase.name === 'stuck') return <Stuck why={phase.why} />;
  if (state.way) return <Way state={state} at={state.way.at} />;
  return (
    <Box flexDirection="column" flexShrink={0} rowGap={1}>
      <Situation state={state} />
      <Hints state={state} />
      {state.judged && <Missing state={state} />}
    </Box>
  );
}

function Here({ blocks }: { readonly blocks: readonly Block[] }) {
  const shell = shellKindOf(useScene().surroundings);
  return <Prose blocks={useMemo(() => proseFor(blocks, shell), [blocks, shell])} />;
}

function Situation({ state: { exercise, record } }: { readonly state: ExerciseState }) {
  const fill = useFill();
  const words = useMessages().exercise;
  const { title, prose } = goalOf(exercise);
  return (
    <>
      <Here blocks={exercise.intro} />
      <Box flexDirection="column" flexShrink={0}>
        <Paragraph of={words.goal(fill(title))} bold />
        <Here blocks={prose} />
      </Box>
      {exercise.after !== undefined && record && (
        <Paragraph of={record.isCopy ? words.onCopy : words.onBuilt} tone="dim" />
      )}
    </>
  );
}

/** The hints that were asked for, and how many are left. */
function Hints({ state: { exercise, record } }: { readonly state: ExerciseState }) {
  const theme = useTheme();
  const fill = useFill();
  const { ui: m, exercise: words } = useMessages();
  const { hints } = goalOf(exercise);
  const shown = hints.slice(0, record?.hints ?? 0);
  if (shown.length === 0) return null;
  const left = hints.length - shown.length;
  const labels = shown.map((_, at) => `${m.hint} ${at + 1}`);
  return (
    <Box flexDirection="column" flexShrink={0}>
      {shown.map((hint, at) => (
        <Labelled
          key={hint}
          label={labels[at] ?? ''}
          text={richSpans(hint, fill)}
          by={widthOf(labels[0] ?? '') + 2}
          tone="accent"
        />
      ))}
      <Text {...theme.dim}>{left > 0 ? m.moreHints(left) : words.lastHint}</Text>
    </Box>
  );
}

/** What the learner asked for by having it judged: the checks that fail, broken rules, and a known wrong turn. */
function Missing({ state }: { readonly state: ExerciseState }) {
  const theme = useTheme();
  const fill = useFill();
  const messages = useMessages();
  const { ui: m, exercise: words } = messages;
  const goal = goalOf(state.exercise);
  const open = [
    ...goal.checks.flatMap(({ id, title, hint }) => {
      const outcome = state.checks.find((one) => one.id === id);
      return outcome?.status === 'failed' ? [{ id, title, hint, outcome }] : [];
    }),
    ...(goal.rules ?? []).flatMap(({ id, title, hint }) => {
      const outcome = state.rules.find((one) => one.id === id);
      return outcome && !outcome.passed ? [{ id, title, hint, outcome }] : [];
    }),
  ];
  const cause = goal.diagnoses.find(({ id }) => id === state.judged?.cause);
  const by = Math.max(widthOf(m.expected), widthOf(m.seen)) + 2;
  if (open.length === 0) return <Paragraph of={words.allHold} tone="ok" />;
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Paragraph of={words.missing} bold />
      {open.map(({ id, title, hint, outcome }) => (
        <Box key={id} flexDirection="column" flexShrink={0}>
          <Hanging by={2} mark={<Text {...theme.bad}>✗</Text>}>
            <Paragraph of={fill(title)} />
            <Labelled label={m.expected} text={inWords(outcome.expected, messages)} by={by} />
            <Labelled label={m.seen} text={inWords(outcome.actual, messages) || m.nothingSeen} by={by} />
            {hint !== undefined && <Labelled label="→" text={richSpans(hint, fill)} by={by} tone="accent" />}
          </Hanging>
        </Box>
      ))}
      {state.rules.some(({ passed }) => !passed) && <Paragraph of={words.ruleBroken} tone="warn" />}
      {cause && (
        <Box flexDirection="column" flexShrink={0} marginTop={1}>
          <Paragraph of={richSpans(cause.title, fill, { tone: 'warn', bold: true })} />
          <Paragraph of={richSpans(cause.explain, fill)} />
        </Box>
      )}
    </Box>
  );
}

/** One step of the way: what it is for, and, once it has run, what it did. */
function Way({ state, at }: { readonly state: ExerciseState; readonly at: number }) {
  const fill = useFill();
  const words = useMessages().exercise;
  const steps = wayOf(state);
  const step = steps[at];
  if (!step) return null;
  const isLast = at === steps.length - 1;
  return (
    <Box flexDirection="column" flexShrink={0} rowGap={1}>
      <Box flexDirection="column" flexShrink={0}>
        <Paragraph of={words.way(at + 1, steps.length)} tone="dim" />
        <Paragraph of={fill(step.title)} bold />
      </Box>
      <Here blocks={step.prose} />
      {state.way?.hasRun && <Here blocks={step.after} />}
      {state.way?.hasRun && isLast && <Paragraph of={words.wayDone} tone="dim" />}
    </Box>
  );
}

/** It is solved: how, the best result so far, and what it teaches. */
function Result({ state: { exercise, record, before } }: { readonly state: ExerciseState }) {
  const messages = useMessages();
  const { exercise: words, common } = messages;
  if (!record) return null;
  const time = common.duration(timeSpent(record, record.at));
  const { best } = resultOf(record);
  const earlier = before?.best;
  const told = earlier && words.best(common.duration(earlier.durationMs), earlier.hints, earlier.tries);
  return (
    <Box flexDirection="column" flexShrink={0} rowGap={1}>
      <Box flexDirection="column" flexShrink={0}>
        <Paragraph of={record.gaveUp ? words.solvedShown : words.solved(time)} bold tone="ok" />
        {best && <Paragraph of={words.hintsUsed(best.hints)} />}
        {told !== undefined && <Paragraph of={words.yourBest(told)} tone="dim" />}
      </Box>
      <Here blocks={goalOf(exercise).after} />
    </Box>
  );
}

function Stuck({ why }: { readonly why: Parameters<typeof inWords>[0] }) {
  const messages = useMessages();
  return (
    <Box flexDirection="column" flexShrink={0} rowGap={1}>
      <Paragraph of={inWords(why, messages)} tone="warn" />
      <Paragraph of={messages.exercise.tryAgain} tone="dim" />
    </Box>
  );
}
