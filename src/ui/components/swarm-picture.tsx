/** The swarm as a picture: machines, what runs on them, and the mesh that joins them. */
import { Box, Text } from 'ink';
import { memo, type ReactNode } from 'react';
import type { Topology, TopologyMachine, TopologyTask } from '../../check/types.ts';
import { widthOf } from '../../text/width.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { isJoined, MACHINE_GAP, type PictureShape, pictureShape } from '../state/picture.ts';
import { rollingServices } from '../state/task-notes.ts';
import { publishedPorts } from '../state/tasks.ts';
import { jointColumn, Machine } from './machine.tsx';
import { MeshLine, MeshLink } from './mesh.tsx';
import { placed } from './placed.ts';
import { Services } from './services.tsx';

interface SwarmPictureProps {
  /** Undefined before the first look. */
  readonly topology: Topology | undefined;
  /** Tasks that were lost a moment ago, as returned by `useLost`. */
  readonly lost: readonly TopologyTask[];
  /** The services are shown elsewhere. */
  readonly isBare?: boolean;
  /** Columns and rows that it may take. */
  readonly width: number;
  readonly height: number;
  /** A row below it. */
  readonly children?: ReactNode;
}

/** The picture, or a note what it will show once there are machines. */
export const SwarmPicture = memo(function SwarmPicture({
  topology,
  lost,
  isBare = false,
  width,
  height,
  children,
}: SwarmPictureProps) {
  const theme = useTheme();
  const { ui: m } = useMessages();
  if (!topology || topology.machines.length === 0) {
    return (
      <Box flexDirection="column" width={width} height={height} flexShrink={0} overflow="hidden">
        <Text {...theme.dim}>{m.noMachines}</Text>
        <Text {...theme.dim}>{m.machinesAppear}</Text>
        <Below>{children}</Below>
      </Box>
    );
  }
  const shape = pictureShape(
    isBare ? { ...topology, services: [] } : topology,
    width,
    height - (children ? 2 : 0),
  );
  const rolling = rollingServices(
    topology.services,
    topology.machines.flatMap(({ tasks }) => tasks),
  );
  const hidden = topology.machines.length - shape.shown;
  const Machines = shape.perRow > 1 || topology.machines.length === 1 ? Grid : Stack;
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0} overflow="hidden">
      <Machines
        machines={topology.machines.slice(0, shape.shown)}
        services={topology.services}
        lost={lost}
        rolling={rolling}
        shape={shape}
        width={width}
      />
      {hidden > 0 && <Text {...theme.dim}>{m.tasksMore(hidden)}</Text>}
      {shape.hasServices && (
        <Box marginTop={1}>
          <Services services={topology.services} width={width} />
        </Box>
      )}
      <Below>{children}</Below>
    </Box>
  );
});

function Below({ children }: Pick<SwarmPictureProps, 'children'>) {
  return children ? <Box marginTop={1}>{children}</Box> : null;
}

interface MachinesProps extends Pick<Topology, 'machines' | 'services'> {
  readonly lost: readonly TopologyTask[];
  readonly rolling: ReadonlyMap<string, string>;
  readonly shape: PictureShape;
  readonly width: number;
}

/** Machines side by side, the mesh below each row of them. */
function Grid({ machines, services, lost, rolling, shape }: MachinesProps) {
  const { perRow, machineWidth, taskRows } = shape;
  const label = useMeshLabel(services);
  const rows = Array.from({ length: Math.ceil(machines.length / perRow) }, (_, at) =>
    machines.slice(at * perRow, (at + 1) * perRow),
  );
  return placed(rows).map(({ item, place }) => (
    <Box key={place} flexDirection="column" flexShrink={0}>
      <Box columnGap={MACHINE_GAP}>
        {item.map((machine) => (
          <Machine
            key={machine.name}
            machine={machine}
            services={services}
            rolling={rolling}
            lost={lost}
            width={machineWidth}
            taskRows={taskRows}
            joins={isJoined(machine) ? 'below' : 'none'}
          />
        ))}
      </Box>
      <MeshLine joints={jointsOf(item, machineWidth)} label={label()} />
    </Box>
  ));
}

function jointsOf(machines: readonly TopologyMachine[], width: number): number[] {
  return machines.flatMap((machine, at) =>
    isJoined(machine) ? [at * (width + MACHINE_GAP) + jointColumn(width)] : [],
  );
}

/** Machines one below the other, the mesh between them. */
function Stack({ machines, services, lost, rolling, shape, width }: MachinesProps) {
  const { machineWidth, taskRows } = shape;
  const label = useMeshLabel(services);
  const joint = jointColumn(machineWidth);
  return machines.map((machine, at) => {
    const [before, after] = [machines[at - 1], machines[at + 1]];
    const isAbove = before !== undefined && isJoined(before) && isJoined(machine);
    const isBelow = after !== undefined && isJoined(after) && isJoined(machine);
    const joins = isAbove && isBelow ? 'both' : isAbove ? 'above' : isBelow ? 'below' : 'none';
    return (
      <Box key={machine.name} flexDirection="column" flexShrink={0}>
        <Machine
          machine={machine}
          services={services}
          rolling={rolling}
          lost={lost}
          width={machineWidth}
          taskRows={taskRows}
          joins={joins}
        />
        {after !== undefined &&
          (isBelow ? <MeshLink at={joint} label={label(width - joint - 2)} /> : <Text> </Text>)}
      </Box>
    );
  });
}

/** The mesh between the machines; in little room only the ports. */
function useMeshLabel(services: Topology['services']): (room?: number) => string {
  const { ui: m } = useMessages();
  const ports = publishedPorts(services).join(' ');
  return (room = Number.POSITIVE_INFINITY) => {
    if (ports === '') return m.swarm;
    const whole = `${ports} ── ${m.mesh}`;
    return widthOf(whole) <= room ? whole : ports;
  };
}
