/** The services of a swarm on one row: how many tasks run, at which ports, and their problems. */
import { Text } from 'ink';
import { memo } from 'react';
import { shortReason, tagOf, versionsOf } from '../../check/topology-summary.ts';
import type { Topology, TopologyTask } from '../../check/types.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { tasksOf } from '../state/swarm-rows.ts';
import { publishedPorts, taskLook } from '../state/tasks.ts';
import { TaskSign } from './task-sign.tsx';

interface SwarmNewsProps {
  readonly topology: Topology;
  /** Tasks that were lost a moment ago. */
  readonly lost: readonly TopologyTask[];
}

/** Cut if it is too wide: the most important part comes first. */
export const SwarmNews = memo(function SwarmNews({ topology, lost }: SwarmNewsProps) {
  const theme = useTheme();
  const { watch } = useMessages();
  if (topology.quorumLost)
    return (
      <Text {...theme.bad} wrap="truncate-end">
        {watch.quorumLost}
      </Text>
    );
  const unsettled = tasksOf(topology).filter(({ state }) => taskLook(state) !== 'running');
  const gone = lost.filter(({ id, error }) => error !== '' && !unsettled.some((task) => task.id === id));
  return (
    <Text wrap="truncate-end">
      {topology.services.map((service) => {
        const versions = versionsOf(service, topology);
        const ports = publishedPorts([service]).join(' ');
        return (
          <Text key={service.name}>
            {`${service.name} `}
            <Text {...(service.running === service.desired ? theme.ok : theme.warn)}>
              {`${service.running}/${service.desired}`}
            </Text>
            {ports !== '' && <Text {...theme.accent}>{` ${ports}`}</Text>}
            {versions.length > 1 && (
              <Text
                {...theme.warn}
              >{` ${versions.map(({ image, running }) => `${tagOf(image)} ×${running}`).join(', ')}`}</Text>
            )}
            {'   '}
          </Text>
        );
      })}
      {[...gone, ...unsettled].map((task) => (
        <Text key={task.id}>
          <TaskSign state={task.state} />
          <Text {...theme.dim}>{` ${task.name} ${shortReason(task.error) || task.state}  `}</Text>
        </Text>
      ))}
    </Text>
  );
});
