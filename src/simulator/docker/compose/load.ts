/** Reads Compose files: merges, checks, fills in variables, and expands short forms. */

import { isRecord } from '../../../value/json.ts';
import type { ProgramCall } from '../../call/call.ts';
import { ClientError } from '../cli/errors.ts';
import { readGiven } from '../cli/given-file.ts';
import { isOldClient } from '../cli/versions.ts';
import { type ComposeSection, type ComposeSections, extras, section, sorted } from './decode.ts';
import { interpolate } from './interpolate.ts';
import { mergeSections } from './merge.ts';
import { absolute, type ComposeFolder } from './place.ts';
import { resolveService } from './resolve.ts';
import { resolveFiles, resolveNetworks, resolveVolumes } from './resolve-sections.ts';
import { refuseForbidden, validateCompose, versionOf } from './validate.ts';
import { readComposeYaml } from './yaml.ts';

/** A Compose file, or several merged, checked, with its variables filled in and its short forms written out. */
export interface ComposeFile {
  readonly version: string;
  readonly services: ComposeSections;
  readonly networks: ComposeSections;
  readonly volumes: ComposeSections;
  readonly secrets: ComposeSections;
  readonly configs: ComposeSections;
  /** The sections `x-…`. */
  readonly extras: ComposeSection;
  /** The services as they are written. */
  readonly written: readonly ComposeSection[];
}

/** Reads the Compose files of a call (`-` is standard input). Throws ClientError with the message of the real loader. */
export async function loadCompose(
  call: ProgramCall,
  files: readonly string[],
  skipInterpolation = false,
): Promise<ComposeFile> {
  const old = isOldClient(call.env);
  const [first] = files;
  if (first === undefined)
    throw new ClientError(`${old ? 'Please specify' : 'Specify'} a Compose file (with --compose-file)`);
  const contents: Record<string, unknown>[] = [];
  for (const file of files)
    contents.push(await readComposeYaml(file === '-' ? await call.stdin() : readGiven(call, file), old));
  const folder = first === '-' ? call.cwd : absolute(`${absolute(first, call.cwd)}/..`, call.cwd);
  const loaded = contents.map((content) => {
    const version = versionOf(content, old);
    const expected = versionOf(contents[0] ?? {}, old);
    if (version !== expected)
      throw new ClientError(`version mismatched between two composefiles : ${expected} and ${version}`);
    refuseForbidden(content);
    const filled = skipInterpolation ? content : section(interpolate(content, call.env));
    validateCompose(filled, version);
    return loadOne(filled, { call, folder }, version);
  });
  const merged = loaded.reduce(merge);
  return {
    ...merged,
    // Once more: parts from a later file then get the place of their kind.
    services: resolveServices(merged.services, { call, folder }),
    written: contents.flatMap((content) => Object.values(section(content.services)).filter(isRecord)),
  };
}

function loadOne(content: ComposeSection, place: ComposeFolder, version: string): ComposeFile {
  return {
    version,
    services: resolveServices(section(content.services), place),
    networks: resolveNetworks(content.networks),
    volumes: resolveVolumes(content.volumes),
    secrets: resolveFiles(content.secrets, 'secret', place.folder),
    configs: resolveFiles(content.configs, 'config', place.folder),
    extras: extras(content),
    written: [],
  };
}

function resolveServices(services: ComposeSection, place: ComposeFolder): ComposeSections {
  return Object.fromEntries(
    Object.entries(sorted(Object.entries(services))).map(([name, service]) => [
      name,
      resolveService(section(service), place),
    ]),
  );
}

function merge(first: ComposeFile, second: ComposeFile): ComposeFile {
  return {
    ...first,
    services: mergeSections(first.services, second.services),
    networks: mergeSections(first.networks, second.networks),
    volumes: mergeSections(first.volumes, second.volumes),
    secrets: mergeSections(first.secrets, second.secrets),
    configs: mergeSections(first.configs, second.configs),
  };
}

/** The output of `docker stack config` for a file. */
export function configOf(file: ComposeFile): ComposeSection {
  const { version, services } = file;
  const filled = Object.entries({
    networks: file.networks,
    volumes: file.volumes,
    secrets: file.secrets,
    configs: file.configs,
  }).filter(([, items]) => Object.keys(items).length > 0);
  return { version, services, ...Object.fromEntries(filled), ...file.extras };
}
