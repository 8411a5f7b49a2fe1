/** `docker service scale`: changes replica counts, one service at a time. */
import { uintError } from '../../../go/strconv.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError, describeError, isExpected } from '../cli/errors.ts';
import { waitForService } from '../progress/wait.ts';

/** `docker service scale SERVICE=REPLICAS…` */
export async function scale(context: CommandRun): Promise<number> {
  const wanted = context.args.map((text) => {
    const equals = text.indexOf('=');
    if (equals > 0 && equals < text.length - 1)
      return [text.slice(0, equals), text.slice(equals + 1)] as const;
    const usage = `Usage:  ${context.page.usage}\n\n${context.page.short}`;
    throw new ClientError(`invalid scale specifier '${text}'.\nSee '${context.path} --help'.\n\n${usage}`);
  });
  const errors: string[] = [];
  const scaled: string[] = [];
  for (const [name, count] of wanted) {
    const problem = uintError(count);
    if (problem !== undefined) {
      errors.push(`${name}: invalid replicas value ${count}: ${problem}`);
      continue;
    }
    try {
      scaleOne(context, name, Number(count));
      context.call.out(`${name} scaled to ${count}\n`);
      scaled.push(name);
    } catch (error) {
      if (!isExpected(error)) throw error;
      errors.push(`${name}: ${describeError(error, context.call.env)}`);
    }
  }
  if (!context.flags.on('detach')) for (const name of scaled) await waitForService(context, name);
  if (errors.length > 0) throw new ClientError(errors.join('\n'));
  return 0;
}

function scaleOne(context: CommandRun, name: string, replicas: number): void {
  const engine = context.engine();
  const service = engine.serviceInspect(name);
  const { Replicated, ReplicatedJob } = service.Spec.Mode;
  if (Replicated) Replicated.Replicas = replicas;
  else if (ReplicatedJob) ReplicatedJob.TotalCompletions = replicas;
  else throw new ClientError('scale can only be used with replicated or replicated-job mode');
  engine.serviceUpdate(service.ID, service.Spec, { version: service.Version.Index });
}
