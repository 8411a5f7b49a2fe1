/** `docker inspect`: shows the object with a name, of any kind. */
import { EngineError } from '../../engine/contract/errors.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { inspectedContainer } from '../format/container-inspect.ts';
import { printInspect } from '../format/inspect.ts';
import { withDefaults } from '../format/service-defaults.ts';
import { typedConfig, typedNode, typedSecret, typedService } from '../format/typed.ts';

const TYPES = [
  'config',
  'container',
  'image',
  'network',
  'node',
  'plugin',
  'secret',
  'service',
  'task',
  'volume',
];

/** `docker inspect NAME…`: the object with that name. */
export function inspect(context: CommandRun): number {
  const engine = context.engine();
  const ways: Readonly<Record<string, (ref: string) => unknown>> = {
    container: (ref) => inspectedContainer(engine.containerInspect(ref)),
    image: (ref) => engine.imageInspect(ref),
    network: (ref) => engine.networkInspect(ref),
    service: (ref) => typedService(withDefaults(engine.serviceInspect(ref))),
    task: (ref) => engine.taskInspect(ref),
    node: (ref) => typedNode(engine.nodeInspect(ref)),
    volume: (ref) => engine.volumeInspect(ref),
    secret: (ref) => typedSecret(engine.secretInspect(ref)),
    config: (ref) => typedConfig(engine.configInspect(ref)),
  };
  const wanted = context.flags.text('type');
  const allowed = `must be one of ${TYPES.map((type) => JSON.stringify(type)).join(', ')}`;
  if (context.flags.changed('type') && wanted === '') throw new ClientError(`type is empty: ${allowed}`);
  if (wanted !== '' && !TYPES.includes(wanted))
    throw new ClientError(`unknown type: ${JSON.stringify(wanted)}: ${allowed}`);
  const chosen = Object.entries(ways).filter(([type]) => wanted === '' || type === wanted);
  return printInspect(context, {
    raw: true,
    get: (ref) => {
      for (const [, get] of chosen) {
        try {
          return get(ref);
        } catch (error) {
          // With `--type` the daemon's own error is printed.
          if (!(error instanceof EngineError) || wanted !== '') throw error;
        }
      }
      throw new ClientError(`Error: No such ${wanted || 'object'}: ${ref}`);
    },
  });
}
