/** A step that did not pass: what happened, why, and how to mend it. */
import { Box, Text } from 'ink';
import type { DiagnosisSpec } from '../../check/types.ts';
import type { Step } from '../../lesson/types.ts';
import { widthOf } from '../../text/width.ts';
import { causeOf, specOf, wording } from '../../tutor/told.ts';
import type { WalkState } from '../../tutor/types.ts';
import { useDiscreet } from '../hooks/use-discreet.ts';
import { useFill } from '../hooks/use-fill.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { useWidth } from '../hooks/use-width.ts';
import { fixShown } from '../state/step.ts';
import { richSpans } from '../text/rich.ts';
import { whatHappened } from '../text/what-happened.ts';
import { Command } from './command.tsx';
import { Hanging } from './hanging.tsx';
import { Paragraph } from './paragraph.tsx';
import { Slip } from './slip.tsx';

interface DiagnosisProps {
  readonly state: WalkState;
  readonly step: Step;
  /** The step's own command. */
  readonly command?: string | undefined;
}

/** What is known about the failure; empty if the checks say it all. */
export function Diagnosis({ state, step, command }: DiagnosisProps) {
  const theme = useTheme();
  const messages = useMessages();
  const { phase } = state;
  if (phase.name !== 'failed') return null;
  const happened = whatHappened(phase, step, messages, wording(state.course, messages));
  const isCalm = phase.why === 'interrupted';
  const cause = phase.diagnosis && causeOf(step, state.course, phase.diagnosis);
  const unknown = phase.diagnosis ? undefined : nearestOf(phase, step);
  const fix = fixShown(state);
  if (happened === undefined && !cause && unknown === undefined && fix === undefined) return null;
  return (
    <Box flexDirection="column" flexShrink={0}>
      {happened !== undefined && (
        <Hanging by={2} mark={<Text {...(isCalm ? theme.dim : theme.bad)}>{isCalm ? '–' : '✗'}</Text>}>
          <Paragraph of={happened} />
        </Hanging>
      )}
      <Box marginTop={happened !== undefined && phase.diagnosis ? 1 : 0} flexDirection="column">
        <Hanging by={2}>
          <Slip state={state} lesson={command} />
          {cause && <Cause cause={cause} />}
          {fix !== undefined && <Fix command={fix} />}
          {unknown !== undefined && <Unknown nearest={unknown} />}
        </Hanging>
      </Box>
    </Box>
  );
}

function Cause({ cause: { title, explain } }: { readonly cause: DiagnosisSpec }) {
  const fill = useFill();
  const discreet = useDiscreet();
  return (
    <>
      <Paragraph of={richSpans(discreet(title), fill, { tone: 'warn', bold: true })} />
      <Paragraph of={richSpans(discreet(explain), fill)} />
    </>
  );
}

/** The key that mends it, and the command it runs: beside the key if there is room. */
function Fix({ command }: { readonly command: string }) {
  const theme = useTheme();
  const { ui: m } = useMessages();
  const width = useWidth();
  const filled = useFill()(command);
  const by = widthOf(m.fixKey) + 3;
  const head = (
    <Text>
      <Text {...theme.accent} {...theme.strong}>
        f
      </Text>
      <Text {...theme.dim}> {m.fixKey}</Text>
    </Text>
  );
  if (widthOf(filled) + 2 <= width - by && !filled.includes('\n')) {
    return (
      <Hanging by={by} mark={head}>
        <Command text={filled} most={1} />
      </Hanging>
    );
  }
  return (
    <>
      {head}
      <Hanging by={2}>
        <Command text={filled} most={4} />
      </Hanging>
    </>
  );
}

/** Without a known cause, the check that says most about it; `''` if there is none. */
function nearestOf(
  { why, exitCode, outcomes }: Extract<WalkState['phase'], { name: 'failed' }>,
  step: Step,
): string | undefined {
  if (exitCode === undefined || (why !== 'checks' && why !== 'timed-out')) return undefined;
  const failed = outcomes.find(({ status }) => status === 'failed');
  return (failed && specOf(step, failed.id)?.title) ?? '';
}

function Unknown({ nearest }: { readonly nearest: string }) {
  const fill = useFill();
  const { ui: m } = useMessages();
  return (
    <>
      <Paragraph of={m.failed.unknown} />
      {nearest !== '' && <Paragraph of={m.failed.nearest(fill(nearest))} />}
    </>
  );
}
