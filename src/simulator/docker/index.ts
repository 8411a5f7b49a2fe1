/** The `docker` command line; the commands of a group are loaded when one of them is called. */
import type { ProgramCall } from '../call/call.ts';
import type { CommandGroup } from './cli/command.ts';
import { dispatch } from './cli/dispatch.ts';
import type { GroupName } from './cli/names.ts';

const GROUPS: Readonly<Record<GroupName | 'root', () => Promise<{ readonly group: CommandGroup }>>> = {
  swarm: () => import('./commands/swarm.ts'),
  node: () => import('./commands/node.ts'),
  service: () => import('./commands/service.ts'),
  stack: () => import('./commands/stack.ts'),
  container: () => import('./commands/container.ts'),
  image: () => import('./commands/image.ts'),
  network: () => import('./commands/network.ts'),
  volume: () => import('./commands/volume.ts'),
  secret: () => import('./commands/secret.ts'),
  config: () => import('./commands/config.ts'),
  context: () => import('./commands/context.ts'),
  system: () => import('./commands/system.ts'),
  plugin: () => import('./commands/plugin.ts'),
  checkpoint: () => import('./commands/checkpoint.ts'),
  builder: () => import('./commands/builder.ts'),
  manifest: () => import('./commands/manifest.ts'),
  trust: () => import('./commands/trust.ts'),
  root: () => import('./commands/root.ts'),
};

/**
 * The `docker` command line (CLI 28.2.2) over the simulated engines. Returns the exit code: 0, 1 for a refusal of the
 * daemon and for wrong arguments, 125 for wrong flags and for a `run` that fails before its program starts, else
 * the code of the program that was run. Rejects only with what `call.sleep` rejects with when it is interrupted.
 */
export function runDocker(call: ProgramCall): Promise<number> {
  return dispatch(call, async (name) => (await GROUPS[name]()).group);
}
