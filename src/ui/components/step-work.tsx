/** What one does at a step and what comes of it: the question or the command, its output, why it failed, its checks. */

import { Box, type DOMElement, Text } from 'ink';
import type { RefObject } from 'react';
import { inWords } from '../../i18n/said.ts';
import { checksFor } from '../../lesson/variants.ts';
import { defined } from '../../value/defined.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useTheme } from '../hooks/use-theme.ts';
import type { Scene } from '../scene.ts';
import { impossibleHere, isPassed, stepOf } from '../state/step.ts';
import { Checks } from './checks.tsx';
import { Choice } from './choice.tsx';
import { Command } from './command.tsx';
import { Diagnosis } from './diagnosis.tsx';
import { Field } from './field.tsx';
import { Hanging } from './hanging.tsx';
import { Output } from './output.tsx';
import { Paragraph } from './paragraph.tsx';
import { Question } from './question.tsx';
import { Refusal } from './refusal.tsx';
import { StepHints } from './step-hints.tsx';
import { ValueInput } from './value-input.tsx';

/** Rows kept for the output while they are free: in a low pane, and in a tall one. */
const KEPT_ROWS = { low: 6, tall: 8 } as const;
/** Rows of a tall pane. */
const TALL = 24;

interface StepWorkProps {
  /** Put on what has to be in sight, where not all of it can be. */
  readonly attention: RefObject<DOMElement | null>;
  /** Blank rows between its parts. */
  readonly gap: number;
  /** Rows of the pane. */
  readonly rows: number;
}

/** Its parts, one below the other. */
export function StepWork({ attention, gap, rows }: StepWorkProps) {
  const scene = useScene();
  const { state, screen, output, now, surroundings } = scene;
  const step = stepOf(state);
  if (!step) return null;
  const { field } = screen;
  const isAsked = step.choice !== undefined && (step.choiceFrom === undefined || state.choice === undefined);
  const isWritten = field !== undefined && field.purpose !== 'input';
  const phase = isWritten ? undefined : state.phase.name;
  return (
    <>
      <Impossible scene={scene} />
      {step.question && <Question question={step.question} state={state} selected={screen.selected} />}
      {step.choice && isAsked && (
        <Choice choice={step.choice} chosen={state.choice} selected={screen.selected} />
      )}
      {step.input !== undefined && (
        <Box ref={attention} flexDirection="column" flexShrink={0}>
          <ValueInput
            state={state}
            setting={step.input}
            editor={field?.purpose === 'input' ? field.editor : undefined}
          />
        </Box>
      )}
      <CommandOrField
        scene={scene}
        rows={rows}
        {...defined({ attention: isWritten ? attention : undefined })}
      />
      {hasOutput(scene) && (
        <Output
          state={state}
          step={step}
          output={output}
          now={now}
          kept={rows < TALL ? KEPT_ROWS.low : KEPT_ROWS.tall}
          least={rows < 14 ? 2 : 4}
          gap={gap}
        />
      )}
      {(phase === 'failed' || phase === 'refused') && step.input === undefined ? (
        <Box ref={attention} flexDirection="column" flexShrink={0} rowGap={gap}>
          <Diagnosis state={state} step={step} />
          <Refusal state={state} />
          <Checks checks={checksFor(step, surroundings.driver, state.choice)} phase={state.phase} now={now} />
        </Box>
      ) : (
        <Checks checks={checksFor(step, surroundings.driver, state.choice)} phase={state.phase} now={now} />
      )}
      <StepHints hints={step.hints} shown={state.hintsShown} />
    </>
  );
}

/** Said before the step is tried, and no longer once it is done. */
function Impossible({ scene: { state, surroundings, messages } }: { readonly scene: Scene }) {
  const theme = useTheme();
  const reason = impossibleHere(state, surroundings);
  if (reason === undefined || isPassed(state)) return null;
  return (
    <Hanging by={2} mark={<Text {...theme.warn}>–</Text>}>
      <Paragraph of={`${messages.ui.notPossibleHere} ${inWords(reason, messages)}`} />
    </Hanging>
  );
}

interface CommandOrFieldProps {
  readonly scene: Scene;
  readonly rows: number;
  readonly attention?: RefObject<DOMElement | null>;
}

/** The field in which a command is written, or the command: above an output the one that printed it, whoever wrote it. */
function CommandOrField({ scene, rows, attention }: CommandOrFieldProps) {
  const { state, screen, command, messages } = scene;
  const most = rows < 14 ? 3 : 8;
  const { field } = screen;
  if (field && field.purpose !== 'input') {
    const placeholder = field.purpose === 'type' ? messages.ui.typePrompt : undefined;
    return (
      <Box {...defined({ ref: attention })} flexDirection="column" flexShrink={0}>
        <Field editor={field.editor} most={most} placeholder={placeholder} />
      </Box>
    );
  }
  const shown = state.command ?? (stepOf(state)?.kind === 'run' ? command : undefined);
  if (shown === undefined) return null;
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Command text={shown} most={most} />
    </Box>
  );
}

/** Does the step run anything whose output needs a place? */
function hasOutput({ state, command, output }: Scene): boolean {
  const step = stepOf(state);
  const runs = step?.kind === 'run' && (command !== undefined || step.commands.length > 0);
  return runs || (state.ran && output.lineCount > 0);
}
