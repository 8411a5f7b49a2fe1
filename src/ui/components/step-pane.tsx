/** The step itself: its title, its prose, and the work below it. It scrolls if there is too little room. */
import { Box, Text } from 'ink';
import { useMemo } from 'react';
import { proseWithoutCommands } from '../../lesson/practice.ts';
import { withTermLinks } from '../../lesson/term-links.ts';
import type { Block } from '../../lesson/types.ts';
import { proseFor } from '../../lesson/variants.ts';
import { hidesCommand } from '../../tutor/walk/practice.ts';
import { useBlank } from '../hooks/use-blank.ts';
import { ScrolledByContext } from '../hooks/use-field-cursor.ts';
import { useFill } from '../hooks/use-fill.ts';
import { useKnownWords } from '../hooks/use-known-words.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useStepScroll } from '../hooks/use-step-scroll.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { useWidth } from '../hooks/use-width.ts';
import { shellKindOf } from '../scene.ts';
import { STEP_WIDTH } from '../state/columns.ts';
import { isExplanationOpen, isPassed } from '../state/step.ts';
import { Column } from './column.tsx';
import { Prose } from './prose.tsx';
import { ScrollMarks } from './scroll-marks.tsx';
import { Spread } from './spread.tsx';
import { StepWork } from './step-work.tsx';

/** Rows of the title and of the marks below it. */
const TITLE_ROWS = 2;
/** The pane in the available width and `rows` rows. */
export function StepPane({ rows }: { readonly rows: number }) {
  const { state, screen } = useScene();
  const width = Math.min(useWidth(), STEP_WIDTH);
  const blank = useBlank(rows - TITLE_ROWS, width);
  const scroll = useStepScroll(state, screen);
  const stop = state.stops[state.at];
  if (!stop) return null;
  const { step, lesson } = stop;
  // The first that exists here: a lesson may begin with steps for other drivers.
  const isFirst = state.stops.find((one) => one.lesson.id === lesson.id) === stop;
  const between = <Box height={blank} flexShrink={0} />;
  // The blank row below the prose belongs to the part that shrinks.
  const { isOver } = scroll;
  const hasProse = step.prose.length > 0 || (isFirst && lesson.intro.length > 0);
  return (
    <Column width={width} flexGrow={1} flexShrink={1}>
      <StepTitle />
      <Box height={1} flexShrink={0} justifyContent="flex-end">
        <ScrollMarks above={scroll.above} below={scroll.below} withKeys />
      </Box>
      <Box
        ref={scroll.view}
        flexDirection="column"
        flexGrow={1}
        flexShrink={1}
        flexBasis={0}
        overflow="hidden"
        contentOffsetY={scroll.offset}
      >
        {hasProse && (
          // If there is too little room for everything, the prose scrolls by itself and the work stays visible.
          <Box
            ref={scroll.proseView}
            flexDirection="column"
            flexShrink={scroll.isSqueezed ? 1 : 0}
            minHeight={scroll.leastProse}
            overflow="hidden"
            contentOffsetY={scroll.proseOffset}
          >
            <Box ref={scroll.prose} flexDirection="column" flexShrink={0}>
              <Box flexDirection="column" flexShrink={0} rowGap={1}>
                {isFirst && <ProseHere blocks={lesson.intro} />}
                <ProseHere blocks={step.prose} />
              </Box>
              {isOver && between}
            </Box>
          </Box>
        )}
        <ScrolledByContext value={scroll.offset}>
          {!isOver && hasProse && between}
          <StepWork attention={scroll.attention} gap={between} blank={blank} rows={rows - TITLE_ROWS} />
        </ScrolledByContext>
        {isPassed(state) && !isExplanationOpen(state) && step.after.length > 0 && (
          <>
            {between}
            <ProseHere blocks={step.after} />
          </>
        )}
        <Box ref={scroll.end} height={0} flexShrink={0} />
      </Box>
    </Column>
  );
}

/** Prose for this learner's shell, without the command in practice; words that the glossary explains are marked. */
function ProseHere({ blocks }: { readonly blocks: readonly Block[] }) {
  const { surroundings, state } = useScene();
  const { glossary } = state.course;
  const shell = shellKindOf(surroundings);
  const known = useKnownWords();
  const isHidden = hidesCommand(state);
  const shown = useMemo(() => {
    const own = proseFor(blocks, shell);
    return withTermLinks(isHidden ? proseWithoutCommands(own, known) : own, glossary);
  }, [blocks, shell, isHidden, known, glossary]);
  return <Prose blocks={shown} />;
}

/** Its title, and whether it is done already. */
function StepTitle() {
  const theme = useTheme();
  const { state, messages } = useScene();
  const { ui: m } = messages;
  const step = state.stops[state.at]?.step;
  const status = state.records[step?.id ?? '']?.status;
  const aside =
    status === 'passed' ? (
      <Text>
        <Text {...theme.ok}>✓ </Text>
        <Text {...theme.dim}>{m.done}</Text>
      </Text>
    ) : status === 'skipped' ? (
      <Text {...theme.dim}>{`– ${m.skipped}`}</Text>
    ) : step?.optional ? (
      <Text {...theme.dim}>{m.optional}</Text>
    ) : null;
  return (
    <Spread aside={aside}>
      <Text {...theme.strong}>{useFill()(step?.title ?? '')}</Text>
    </Spread>
  );
}
