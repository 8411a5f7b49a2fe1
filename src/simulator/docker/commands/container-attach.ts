/** `docker attach`: shows what a running container prints from now on, and passes on what is typed. */
import type { CommandRun } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { attach, typeInto, waitsForInput } from './container-run.ts';

/** `docker attach CONTAINER`: shows what it prints from now on. */
export async function attachTo(context: CommandRun): Promise<number> {
  const [ref = ''] = context.args;
  const { State: state, Id: id } = context.engine().containerInspect(ref);
  if (!state.Running) throw new ClientError('You cannot attach to a stopped container, start it first');
  if (state.Paused) throw new ClientError('You cannot attach to a paused container, unpause it first');
  if (waitsForInput(context, id)) return typeInto(context, id);
  return attach(context, id, context.engine().containerLogs(id).length);
}
