/** The networks, volumes, secrets and configs of a Compose file, as `docker stack config` shows them. */
import { isRecord } from '../../../value/json.ts';
import type { SecretOrConfig } from '../../engine/contract/types.ts';
import { ClientError } from '../cli/errors.ts';
import {
  type ComposeSection,
  type ComposeSections,
  extras,
  keyValues,
  list,
  present,
  section,
  sorted,
} from './decode.ts';
import { absolute } from './place.ts';

const sections = (
  value: unknown,
  resolve: (item: ComposeSection, name: string) => ComposeSection,
): ComposeSections =>
  sorted(Object.entries(section(value)).map(([name, item]) => [name, resolve(section(item), name)]));

/** The name of something outside: its own, that of `external:`, or its key. `kind` is how errors call it. */
function outside(item: ComposeSection, name: string, kind: string): ComposeSection {
  const inner = isRecord(item.external) ? item.external.name : undefined;
  const external = item.external === true || isRecord(item.external);
  if (!external) return present({ name: item.name });
  if (typeof inner === 'string' && item.name !== undefined)
    throw new ClientError(
      `${kind} ${name}: ${kind}.external.name and ${kind}.name conflict; only use ${kind}.name`,
    );
  return { name: inner ?? item.name ?? name };
}

const externalOf = (item: ComposeSection): ComposeSection =>
  item.external === true || isRecord(item.external) ? { external: true } : {};
const ownExtras = (item: ComposeSection): ComposeSection => (item.external === undefined ? {} : extras(item));

/** The section `networks` as the client resolves it. @throws ClientError */
export function resolveNetworks(value: unknown): ComposeSections {
  return sections(value, (item, name) => {
    const ipam = section(item.ipam);
    return {
      ...outside(item, name, 'network'),
      ...present({
        driver: item.driver,
        driver_opts: keyValues(item.driver_opts),
        ipam: present({
          driver: ipam.driver,
          config: list(ipam.config).map((pool) => present(section(pool))),
        }),
        ...externalOf(item),
        internal: item.internal,
        attachable: item.attachable,
        labels: keyValues(item.labels),
      }),
      ...ownExtras(item),
    };
  });
}

/** The section `volumes` as the client resolves it. @throws ClientError */
export function resolveVolumes(value: unknown): ComposeSections {
  return sections(value, (item, name) => {
    const conflict = ['driver', 'driver_opts', 'labels'].find((key) => item[key] !== undefined);
    if (conflict !== undefined && 'external' in externalOf(item))
      throw new ClientError(
        `conflicting parameters "external" and ${JSON.stringify(conflict)} specified for volume ${JSON.stringify(name)}`,
      );
    return {
      ...outside(item, name, 'volume'),
      ...present({
        driver: item.driver,
        driver_opts: keyValues(item.driver_opts),
        ...externalOf(item),
        labels: keyValues(item.labels),
      }),
      ...ownExtras(item),
    };
  });
}

/** Secrets or configs: `kind` is how errors call one. Their files are absolute paths. */
export function resolveFiles(value: unknown, kind: SecretOrConfig, folder: string): ComposeSections {
  return sections(value, (item, name) => {
    const external = 'external' in externalOf(item);
    if (!external && item.driver !== undefined && item.file !== undefined)
      throw new ClientError(
        `${kind} ${name}: ${kind}.driver and ${kind}.file conflict; only use ${kind}.driver`,
      );
    const own = !external && item.driver === undefined;
    return {
      ...outside(item, name, kind),
      ...present({
        file: own ? absolute(String(item.file ?? ''), folder) : item.file,
        ...externalOf(item),
        labels: keyValues(item.labels),
      }),
      ...present({
        driver: item.driver,
        driver_opts: keyValues(item.driver_opts),
        template_driver: item.template_driver,
      }),
      ...extras(item),
    };
  });
}
