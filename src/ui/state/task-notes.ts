/** The note beside a task's name: why it is lost, its version while an update rolls, its state. */
import { shortReason, tagOf } from '../../check/topology-summary.ts';
import type { TopologyService, TopologyTask } from '../../check/types.ts';
import type { Meaning } from '../theme/theme.ts';
import { taskLook } from './tasks.ts';

/** A few words, and what they mean. */
export interface TaskNote {
  readonly text: string;
  readonly meaning: Meaning;
}

/** Services of which more than one version runs, with the image that they should have. */
export function rollingServices(
  services: readonly Pick<TopologyService, 'name' | 'image'>[],
  tasks: readonly TopologyTask[],
): ReadonlyMap<string, string> {
  const rolling = services.filter(({ name, image }) =>
    tasks.some((task) => task.service === name && task.state === 'running' && task.image !== image),
  );
  return new Map(rolling.map(({ name, image }) => [name, image]));
}

/**
 * @param rolling the result of `rollingServices`
 * @param lost the task of the same slot that was lost a moment ago, if there is one
 */
export function taskNote(
  task: TopologyTask,
  rolling: ReadonlyMap<string, string>,
  lost?: TopologyTask,
): TaskNote {
  const look = taskLook(task.state);
  if (look === 'broken') return { text: shortReason(task.error) || task.state, meaning: 'bad' };
  if (look !== 'running' && lost && lost.error !== '')
    return { text: `✗ ${shortReason(lost.error)}`, meaning: 'bad' };
  if (look === 'starting' && task.error !== '') return { text: shortReason(task.error), meaning: 'warn' };
  const wanted = rolling.get(task.service);
  if (wanted !== undefined && look !== 'over')
    return { text: tagOf(task.image), meaning: task.image === wanted ? 'ok' : 'warn' };
  return { text: task.state, meaning: 'dim' };
}
