/** The comparison of the steps that were done with what is there now. */
import { Text } from 'ink';
import { isAhead, repairPlan } from '../../tutor/reality.ts';
import { wording } from '../../tutor/told.ts';
import type { Reality, WalkState } from '../../tutor/types.ts';
import { useFill } from '../hooks/use-fill.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { richSpans } from '../text/rich.ts';
import { Command } from './command.tsx';
import { DifferenceReport, OpenSteps } from './difference.tsx';
import { Hanging } from './hanging.tsx';
import { Paragraph } from './paragraph.tsx';
import { RepairSteps } from './repair-steps.tsx';
import { Turning } from './turning.tsx';

const MOST_COMMAND_ROWS = 6;

/** Its parts, one below the other. */
export function RealityReport({ state }: { readonly state: WalkState }) {
  const { ui } = useMessages();
  const { reality } = state;
  if (!reality || reality.name === 'looking') {
    return (
      <Text>
        <Turning /> {ui.reality.looking}
      </Text>
    );
  }
  if (reality.name === 'known') return <Comparison state={state} reality={reality} />;
  return (
    <>
      <Paragraph of={ui.reality.repairing} />
      <RepairSteps steps={reality.steps} stops={state.stops} />
      {reality.command !== undefined && <Command text={reality.command} most={MOST_COMMAND_ROWS} />}
    </>
  );
}

interface ComparisonProps {
  readonly state: WalkState;
  readonly reality: Extract<Reality, { name: 'known' }>;
}

function Comparison({ state, reality: { differences, repaired, why } }: ComparisonProps) {
  const { reality: m } = useMessages().ui;
  const done = differences.filter((one) => one.done);
  const isRepaired = repaired !== undefined;
  const ahead = isAhead(differences);
  const canDo = repairPlan(differences, state.stops).length > 0 && !isRepaired;
  return (
    <>
      {why !== undefined && <Trouble state={state} why={why} />}
      {repaired && <RepairSteps steps={repaired} stops={state.stops} />}
      {differences.length === 0 && why === undefined && (
        <Paragraph of={isRepaired ? m.repaired : standing(state, m)} />
      )}
      {differences.length > 0 && (
        <Paragraph of={isRepaired ? m.left : ahead ? m.ahead : m.differs(done.length)} />
      )}
      {done.map((one) => (
        <DifferenceReport key={one.step} difference={one} stops={state.stops} />
      ))}
      <OpenSteps steps={differences.filter((one) => !one.done)} stops={state.stops} />
      {canDo && <Paragraph of={ahead ? m.canBuild : m.canRepair} tone="dim" />}
    </>
  );
}

type RealityWords = ReturnType<typeof useMessages>['ui']['reality'];

/** If no earlier step has a check, nothing could have changed. */
function standing({ stops, at }: WalkState, m: RealityWords): string {
  return stops.slice(0, at + 1).some(({ step }) => step.checks.length > 0) ? m.allStands : m.nothingYet;
}

interface TroubleProps {
  readonly state: WalkState;
  readonly why: Parameters<ReturnType<typeof wording>>[0];
}

/** Why the repair, or the look, could not go on. */
function Trouble({ state, why }: TroubleProps) {
  const theme = useTheme();
  const fill = useFill();
  const messages = useMessages();
  return (
    <Hanging by={2} mark={<Text {...theme.bad}>✗</Text>}>
      <Paragraph of={richSpans(wording(state.course, messages)(why), fill)} />
    </Hanging>
  );
}
