/** One row of the list of a swarm: a node, a service, a task, or an event. */
import { Box, Text } from 'ink';
import { memo, type ReactNode } from 'react';
import { tagOf, versionsOf } from '../../check/topology-summary.ts';
import type {
  SwarmEvent,
  Topology,
  TopologyMachine,
  TopologyService,
  TopologyTask,
} from '../../check/types.ts';
import { inWords } from '../../i18n/said.ts';
import { useClick } from '../hooks/use-click.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import type { SwarmRow as Row } from '../state/swarm-rows.ts';
import { taskNote } from '../state/task-notes.ts';
import { publishedPorts } from '../state/tasks.ts';
import type { Meaning } from '../theme/theme.ts';
import { Role } from './role.tsx';
import { TaskSign } from './task-sign.tsx';

/** Columns of a name, and of the text behind it. */
const NAME = 20;
const SECOND = 20;

interface SwarmRowProps {
  readonly row: Row;
  readonly topology: Topology;
  /** Its index among the rows that can be picked; undefined if none can. */
  readonly at?: number;
  readonly isPicked: boolean;
}

/** The row, cut where it is too wide. */
export const SwarmRow = memo(function SwarmRow({ row, topology, at, isPicked }: SwarmRowProps) {
  const theme = useTheme();
  const box = useClick(at === undefined ? undefined : { type: 'row', at });
  return (
    <Box ref={box} height={1} flexShrink={0} overflow="hidden">
      <Box width={2} flexShrink={0}>
        <Text {...theme.accent}>{isPicked ? '▌' : ' '}</Text>
      </Box>
      {row.kind === 'node' && <NodeCells machine={row.machine} />}
      {row.kind === 'service' && <ServiceCells service={row.service} topology={topology} />}
      {row.kind === 'task' && <TaskCells task={row.task} />}
      {row.kind === 'event' && <EventCells event={row.event} />}
    </Box>
  );
});

function Cells({ name, second, children }: { name: ReactNode; second: ReactNode; children: ReactNode }) {
  return (
    <>
      <Box width={NAME} flexShrink={0} paddingRight={2}>
        <Text wrap="truncate-middle">{name}</Text>
      </Box>
      <Box width={SECOND} flexShrink={0} paddingRight={2}>
        <Text wrap="truncate-end">{second}</Text>
      </Box>
      <Text wrap="truncate-end">{children}</Text>
    </>
  );
}

function NodeCells({ machine }: { readonly machine: TopologyMachine }) {
  const theme = useTheme();
  const { name, status, availability, managerStatus, ip, tasks } = machine;
  const told = [status, availability, managerStatus === 'Leader' ? '' : managerStatus, ip].filter(Boolean);
  return (
    <Cells
      name={
        <Text>
          <Text {...theme.strong}>{name}</Text>
          {machine.active && <Text {...theme.accent}> $</Text>}
        </Text>
      }
      second={<Role machine={{ ...machine, status: '', availability: '' }} />}
    >
      <Text {...(status === 'Down' || managerStatus === 'Unreachable' ? theme.bad : theme.dim)}>
        {told.join(' · ')}
      </Text>
      {tasks.length > 0 && <Text {...theme.dim}>{`  ■ ${tasks.length}`}</Text>}
    </Cells>
  );
}

function ServiceCells({
  service,
  topology,
}: {
  readonly service: TopologyService;
  readonly topology: Topology;
}) {
  const theme = useTheme();
  const versions = versionsOf(service, topology);
  const isRolling = versions.length > 1 || versions.some(({ image }) => image !== service.image);
  return (
    <Cells
      name={service.name}
      second={
        <Text>
          <Text {...(service.running === service.desired ? theme.ok : theme.warn)}>
            {`${service.running}/${service.desired}`}
          </Text>
          <Text {...theme.dim}>{` ${service.mode}`}</Text>
        </Text>
      }
    >
      <Text {...theme.accent}>{publishedPorts([service]).join(' ')}</Text>
      {'  '}
      {isRolling ? (
        <Text>
          {versions.map(({ image, running }) => (
            <Text key={image} {...(image === service.image ? theme.ok : theme.warn)}>
              {`${tagOf(image)} ×${running}  `}
            </Text>
          ))}
          {!versions.some(({ image }) => image === service.image) && (
            <Text {...theme.warn}>{`→ ${tagOf(service.image)}`}</Text>
          )}
        </Text>
      ) : (
        <Text {...theme.dim}>{service.image}</Text>
      )}
    </Cells>
  );
}

function TaskCells({ task }: { readonly task: TopologyTask }) {
  const theme = useTheme();
  const note = taskNote(task, NOTHING_ROLLS);
  return (
    <Cells
      name={
        <Text>
          <TaskSign state={task.state} /> {task.name}
        </Text>
      }
      second={task.node === '' ? <Text {...theme.warn}>–</Text> : task.node}
    >
      <Text {...theme[note.meaning]}>{note.text}</Text>
      <Text {...theme.dim}>{`  ${tagOf(task.image)}`}</Text>
    </Cells>
  );
}

const NOTHING_ROLLS: ReadonlyMap<string, string> = new Map();

const TONES: Readonly<Record<SwarmEvent['tone'], Meaning>> = { good: 'ok', bad: 'bad', news: 'dim' };

function EventCells({ event: { at, said, tone } }: { readonly event: SwarmEvent }) {
  const theme = useTheme();
  return (
    <Text wrap="truncate-end">
      <Text {...theme.dim}>{`${timeOf(at)}  `}</Text>
      <Text {...(tone === 'news' ? {} : theme[TONES[tone]])}>{inWords(said, useMessages())}</Text>
    </Text>
  );
}

/** The time of day, as the computer's clock shows it. */
function timeOf(at: number): string {
  return new Date(at).toTimeString().slice(0, 8);
}
