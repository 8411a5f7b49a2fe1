/** `docker service logs`: the output of a service's tasks. */
import type { LogLine } from '../../engine/contract/engine.ts';
import { EngineError } from '../../engine/contract/errors.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { printLogs } from '../format/logs.ts';
import { isMissing } from '../format/tasks.ts';

/** `docker service logs SERVICE|TASK` */
export async function logs(context: CommandRun): Promise<number> {
  const [ref = ''] = context.args;
  lines(context, ref);
  const tail = context.flags.text('tail');
  if (tail !== '' && tail !== 'all') {
    if (!/^[+-]?\d+$/.test(tail))
      throw new EngineError('tail value must be a positive integer or "all"', 500);
    if (Number(tail) < 0) throw new EngineError('negative tail values not supported', 500);
  }
  return printLogs(
    context,
    () => lines(context, ref),
    (line) => origin(context, line),
  );
}

function lines(context: CommandRun, ref: string): LogLine[] {
  const engine = context.engine();
  try {
    return engine.serviceLogs(ref);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  try {
    return engine.taskLogs(ref);
  } catch (error) {
    if (isMissing(error)) throw new ClientError(`no such task or service: ${ref}`);
    throw error;
  }
}

/** `web.1.lnhyl8rlhall@myvm1    | ` */
function origin(context: CommandRun, line: LogLine): string {
  const { flags } = context;
  if (flags.on('raw') || line.taskId === undefined) return '';
  const engine = context.engine();
  const task = engine.taskInspect(line.taskId);
  const service = flags.on('no-resolve') ? task.ServiceID : engine.serviceInspect(task.ServiceID).Spec.Name;
  const id = flags.on('no-trunc') ? task.ID : task.ID.slice(0, 12);
  const suffix = flags.on('no-task-ids') ? '' : `.${id}`;
  const node =
    engine.nodeList().find((item) => item.ID === line.nodeId)?.Description.Hostname ?? line.nodeId ?? '';
  return `${service}.${task.Slot ?? task.NodeID ?? ''}${suffix}@${node}    | `;
}
