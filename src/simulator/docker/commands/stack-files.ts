/** The secrets and configs of a stack: made from the Compose file, and given to its services. */

import type { Engine } from '../../engine/contract/engine.ts';
import { EngineError } from '../../engine/contract/errors.ts';
import type { ContainerSpec, SecretOrConfig } from '../../engine/contract/types.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError, describeError } from '../cli/errors.ts';
import { readGiven } from '../cli/given-file.ts';
import { STACK_LABEL } from '../compose/convert.ts';
import {
  type ComposeSection,
  type ComposeSections,
  keyValues,
  list,
  section,
  text,
} from '../compose/decode.ts';
import type { ComposeFile } from '../compose/load.ts';
import {
  configReferences,
  DEFAULT_TARGET,
  secretReferences,
  setReferences,
  type Wanted,
} from '../format/wanted-files.ts';

/** The name in the swarm of a secret or config of the file. */
function nameOf(stack: string, key: string, options: ComposeSection): string {
  return text(options.name) ?? `${stack}_${key}`;
}

/** Makes or updates the secrets, or the configs, of a stack. Throws ClientError as the client does. */
export function createFiles(
  context: CommandRun,
  kind: SecretOrConfig,
  stack: string,
  sections: ComposeSections,
): void {
  const driven = Object.values(sections).find(
    (o) => o.driver !== undefined || o.template_driver !== undefined,
  );
  if (driven !== undefined)
    throw new ClientError(`docker: drivers of ${kind}s are not part of the simulated engine.`);
  const made = Object.entries(sections)
    .filter(([, options]) => options.external !== true)
    .map(([key, options]) => ({
      name: nameOf(stack, key, options),
      data: readGiven(context.call, text(options.file) ?? ''),
      labels: { ...keyValues(options.labels), [STACK_LABEL]: stack },
    }));
  for (const { name, data, labels } of made) {
    const engine = context.engine();
    const exists = isThere(engine, kind, name);
    try {
      if (!exists) context.call.out(`Creating ${kind} ${name}\n`);
      if (kind === 'secret' && exists) engine.secretUpdate(name, data, labels);
      else if (kind === 'secret') engine.secretCreate(name, data, labels);
      else if (exists) engine.configUpdate(name, data, labels);
      else engine.configCreate(name, data, labels);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      const verb = exists ? 'update' : 'create';
      throw new ClientError(`failed to ${verb} ${kind} ${name}: ${describeError(error, context.call.env)}`);
    }
  }
}

function isThere(engine: Engine, kind: SecretOrConfig, name: string): boolean {
  const found =
    kind === 'secret' ? engine.secretList({ names: [name] }) : engine.configList({ names: [name] });
  return found.length > 0;
}

/** Gives a service's container the secrets and configs that the file lists. */
export function giveFiles(
  engine: Engine,
  spec: ContainerSpec,
  stack: string,
  service: string,
  file: ComposeFile,
): void {
  const content = section(file.services[service]);
  try {
    const byName = <T extends Wanted>(items: readonly T[]): T[] =>
      items.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    setReferences(
      spec,
      secretReferences(engine, byName(wanted('secret', stack, content.secrets, file.secrets))),
      configReferences(engine, byName(wanted('config', stack, content.configs, file.configs))),
    );
  } catch (error) {
    if (error instanceof ClientError) throw new ClientError(`service ${service}: ${error.message}`);
    throw error;
  }
}

function wanted(kind: SecretOrConfig, stack: string, asked: unknown, sections: ComposeSections): Wanted[] {
  return list(asked).map((item) => {
    const reference = section(item);
    const source = text(reference.source) ?? '';
    const options = sections[source];
    if (options === undefined) throw new ClientError(`undefined ${kind} ${JSON.stringify(source)}`);
    const { mode } = reference;
    return {
      name: nameOf(stack, source, options),
      file: {
        Name: text(reference.target) || source,
        UID: text(reference.uid) || DEFAULT_TARGET.UID,
        GID: text(reference.gid) || DEFAULT_TARGET.GID,
        Mode: typeof mode === 'number' ? mode : DEFAULT_TARGET.Mode,
      },
    };
  });
}
