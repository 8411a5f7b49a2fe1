/** The work at a step: the question or the command, its output, why it failed, its checks. */
import { Box, type DOMElement, Text } from 'ink';
import { Fragment, type ReactNode, type RefObject } from 'react';
import { inWords } from '../../i18n/said.ts';
import type { Step } from '../../lesson/types.ts';
import { checksFor } from '../../lesson/variants.ts';
import { hidesCommand, hintCount, isPractised } from '../../tutor/walk/practice.ts';
import { defined } from '../../value/defined.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useTheme } from '../hooks/use-theme.ts';
import type { Scene } from '../scene.ts';
import { commandShown } from '../state/command-help.ts';
import { isForCommand } from '../state/screen-state.ts';
import { impossibleHere, isExplanationOpen, isPassed, stepOf } from '../state/step.ts';
import { Checks } from './checks.tsx';
import { Choice } from './choice.tsx';
import { Command } from './command.tsx';
import { CommandLine } from './command-line.tsx';
import { Diagnosis } from './diagnosis.tsx';
import { Explanation } from './explanation.tsx';
import { Hanging } from './hanging.tsx';
import { Output } from './output.tsx';
import { Paragraph } from './paragraph.tsx';
import { placed } from './placed.ts';
import { PracticeHints } from './practice-hints.tsx';
import { CameTrue, Prediction } from './prediction.tsx';
import { Question } from './question.tsx';
import { Refusal } from './refusal.tsx';
import { StepHints } from './step-hints.tsx';
import { ValueInput } from './value-input.tsx';

/** Rows kept for the output while they are free: in a low pane, and in a tall one. */
const KEPT_ROWS = { low: 6, tall: 8 } as const;
/** Rows for the command and for messages after it: the output does not claim these. */
const ROWS_BESIDE_OUTPUT = 4;
/** Rows of what a question about the output asks, with a blank one above. */
const ROWS_OF_PROMPT = 3;
/** Rows of a tall pane. */
const TALL = 24;

interface StepWorkProps {
  /** The ref of the part that must be visible if not everything can be. */
  readonly attention: RefObject<DOMElement | null>;
  /** The space between its parts. */
  readonly gap: ReactNode;
  /** Blank rows above the output, and between the parts of a failure. */
  readonly blank: number;
  /** Rows of the pane. */
  readonly rows: number;
}

/** Its parts, one below the other. */
export function StepWork({ attention, gap, blank, rows }: StepWorkProps) {
  const scene = useScene();
  const { state, screen, output, now, surroundings } = scene;
  const step = stepOf(state);
  if (!step) return null;
  const { field } = screen;
  const isAsked = step.choice !== undefined && (step.choiceFrom === undefined || state.choice === undefined);
  const isWritten = field !== undefined && isForCommand(field);
  const phase = isWritten ? undefined : state.phase.name;
  const checks = checksFor(step, surroundings.driver, state.choice);
  const hasFailed = (phase === 'failed' || phase === 'refused') && step.input === undefined;
  const isHidden = scene.command !== undefined && hidesCommand(state);
  const isOpen = isExplanationOpen(state);
  const parts: readonly (ReactNode | false)[] = [
    isImpossible(scene) && <Impossible scene={scene} />,
    step.question && <Question question={step.question} state={state} selected={screen.selected} />,
    step.predict && !isPassed(state) && (
      <Prediction
        asked={step.predict}
        predicted={state.records[step.id]?.predicted}
        selected={screen.selected}
        field={field?.purpose === 'number' ? field : undefined}
      />
    ),
    step.choice && isAsked && (
      <Choice choice={step.choice} chosen={state.choice} selected={screen.selected} />
    ),
    step.input !== undefined && (
      <Box ref={attention} flexDirection="column" flexShrink={0}>
        <ValueInput
          state={state}
          setting={step.input}
          field={field?.purpose === 'input' ? field : undefined}
        />
      </Box>
    ),
    isHidden && state.command === undefined && !isWritten && (
      <Paragraph of={scene.messages.ui.practice.goal} />
    ),
    (isWritten || commandShown(scene) !== undefined) && (
      <CommandOrField
        scene={scene}
        rows={rows}
        {...defined({ attention: isWritten ? attention : undefined })}
      />
    ),
  ];
  const shown = parts.filter((part) => part);
  const list = <Checks checks={checks} phase={state.phase} now={now} />;
  return (
    <>
      {placed(shown).map(({ item, place }, at) => (
        <Fragment key={place}>
          {at > 0 && gap}
          {item}
        </Fragment>
      ))}
      {hasOutput(scene) && (
        <Output
          state={state}
          step={step}
          output={output}
          now={now}
          kept={rows < TALL ? KEPT_ROWS.low : KEPT_ROWS.tall}
          least={leastFor(rows, state.phase)}
          most={Math.max(0, rows - ROWS_BESIDE_OUTPUT - checks.length - (isOpen ? rowsOf(step.explain) : 0))}
          gap={shown.length > 0 ? blank : 0}
        />
      )}
      {(hasFailed || checks.length > 0) && gap}
      {hasFailed ? (
        <Box ref={attention} flexDirection="column" flexShrink={0} rowGap={blank}>
          <Diagnosis state={state} step={step} command={scene.command} />
          <Refusal state={state} />
          {list}
        </Box>
      ) : (
        list
      )}
      {step.predict && isPassed(state) && (
        <>
          {gap}
          <CameTrue step={step} record={state.records[step.id]} />
        </>
      )}
      {step.explain && isPassed(state) && (isOpen || state.records[step.id]?.explained) && (
        <>
          {gap}
          <Box ref={state.command === undefined ? null : attention} flexDirection="column" flexShrink={0}>
            <Explanation asked={step.explain} record={state.records[step.id]} selected={screen.selected} />
          </Box>
        </>
      )}
      {(isPractised(state) || state.hintsShown > 0) && hintCount(state) > 0 && gap}
      {isPractised(state) && scene.command !== undefined ? (
        <PracticeHints step={step} command={scene.command} shown={state.hintsShown} />
      ) : (
        <StepHints hints={step.hints} shown={state.hintsShown} />
      )}
    </>
  );
}

/** Rows that a question about the output takes, so that the lines which it is about stay in sight above it. */
function rowsOf(asked: Step['explain']): number {
  return asked === undefined ? 0 : asked.options.length + ROWS_OF_PROMPT;
}

/** Rows that the output gets in any case: while the command runs, and a third of the pane afterwards. */
function leastFor(rows: number, { name }: Scene['state']['phase']): number {
  const running = rows < 14 ? 2 : 4;
  return name === 'passed' || name === 'failed' ? Math.max(running, Math.floor(rows / 3)) : running;
}

/** Shown before the step is tried, and no longer once it is done. */
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

function isImpossible({ state, surroundings }: Scene): boolean {
  return impossibleHere(state, surroundings) !== undefined && !isPassed(state);
}

interface CommandOrFieldProps {
  readonly scene: Scene;
  readonly rows: number;
  readonly attention?: RefObject<DOMElement | null>;
}

/** The field in which a command is written, or the command: above an output the one that printed it. */
function CommandOrField({ scene, rows, attention }: CommandOrFieldProps) {
  const { screen, messages } = scene;
  const most = rows < 14 ? 3 : 8;
  const { field } = screen;
  if (field && isForCommand(field)) {
    const placeholder = field.purpose === 'type' ? messages.ui.typePrompt : undefined;
    return (
      <Box {...defined({ ref: attention })} flexDirection="column" flexShrink={0}>
        <CommandLine field={field} most={most} placeholder={placeholder} />
      </Box>
    );
  }
  const shown = commandShown(scene);
  if (shown === undefined) return null;
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Command text={shown} most={most} />
    </Box>
  );
}

/** Whether the step runs anything whose output needs a place. */
function hasOutput({ state, command, output }: Scene): boolean {
  const step = stepOf(state);
  const runs = step?.kind === 'run' && (command !== undefined || step.commands.length > 0);
  return runs || (state.ran && output.lineCount > 0);
}
