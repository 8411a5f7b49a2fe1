/** Adds secrets and configs to services, for `service create` and `service update`. */
import type { ServiceSpec } from '../../engine/contract/types.ts';
import type { CommandRun } from '../cli/command.ts';
import { configReferences, parseWanted, secretReferences, setReferences } from '../format/wanted-files.ts';

/** Applies the flags of `service create`. Throws ClientError for missing secrets or configs. */
export function addParts(context: CommandRun, spec: ServiceSpec): void {
  const { flags } = context;
  if (!flags.changed('secret') && !flags.changed('config')) return;
  setReferences(
    spec.TaskTemplate.ContainerSpec,
    secretReferences(context.engine(), flags.list('secret').map(parseWanted)),
    configReferences(context.engine(), flags.list('config').map(parseWanted)),
  );
}

/** Makes the changes that the flags of `service update` ask for. Throws ClientError as well. */
export function changeParts(context: CommandRun, spec: ServiceSpec): void {
  const { flags } = context;
  const changed = ['secret', 'config'].some(
    (name) => flags.changed(`${name}-add`) || flags.changed(`${name}-rm`),
  );
  if (!changed) return;
  const container = spec.TaskTemplate.ContainerSpec;
  const { Secrets = [], Configs = [] } = container;
  const removed = (name: string, value: string): boolean => flags.list(`${name}-rm`).includes(value);
  setReferences(
    container,
    [
      ...Secrets.filter((s) => !removed('secret', s.SecretName)),
      ...secretReferences(context.engine(), flags.list('secret-add').map(parseWanted)),
    ],
    [
      ...Configs.filter((c) => !removed('config', c.ConfigName)),
      ...configReferences(context.engine(), flags.list('config-add').map(parseWanted)),
    ],
  );
}
