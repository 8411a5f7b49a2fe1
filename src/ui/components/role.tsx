/** The role of a machine in the swarm: `manager · Leader`, `worker`, `not in the swarm`, or that it is stopped. */
import { Text } from 'ink';
import type { TopologyMachine } from '../../check/types.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useTheme } from '../hooks/use-theme.ts';

interface RoleProps {
  readonly machine: TopologyMachine;
  /** It is beside other things that matter more. */
  readonly isQuiet?: boolean;
}

/** The role, and anything unusual. */
export function Role({ machine, isQuiet = false }: RoleProps) {
  const theme = useTheme();
  const { ui: m } = useMessages();
  const { state, role, leader, status, availability } = machine;
  if (state !== 'Running') return <Text {...theme.warn}>{state}</Text>;
  if (!role) return <Text {...theme.dim}>{m.roles.none}</Text>;
  const isAway = availability !== '' && availability.toLowerCase() !== 'active';
  return (
    <Text>
      <Text {...(isQuiet ? theme.dim : {})}>
        {[m.roles[role], ...(leader ? [m.roles.leader] : [])].join(' · ')}
      </Text>
      {status !== '' && status !== 'Ready' && <Text {...theme.bad}> {status}</Text>}
      {isAway && <Text {...theme.warn}> {availability}</Text>}
    </Text>
  );
}
