/** `/secrets` and `/configs` of a swarm. */

import { copyOf } from '../../../value/copy.ts';
import type { Filters } from '../contract/engine.ts';
import { EngineError } from '../contract/errors.ts';
import type { Config, Labels, Secret, SecretOrConfig } from '../contract/types.ts';
import { noteCluster } from '../model/events.ts';
import { newObject } from '../model/new-object.ts';
import { byText, touch } from '../model/sim.ts';
import type { Cluster, SimService } from '../model/state.ts';
import {
  type ApiContext,
  change,
  checkFilters,
  checkUp,
  control,
  fits,
  fitsLabels,
  plain,
} from './context.ts';

const NAME = /^[a-zA-Z0-9]+(?:[a-zA-Z0-9-_.]*[a-zA-Z0-9])?$/;
const LARGEST_SECRET = 500 * 1024;
const LARGEST_CONFIG = 1000 * 1024;

type Stored = Cluster['secrets'][number] | Cluster['configs'][number];
const listOf = (cluster: Cluster, kind: SecretOrConfig): Stored[] =>
  kind === 'secret' ? cluster.secrets : cluster.configs;

const rpc = (code: string, why: string, status: number): EngineError =>
  new EngineError(`rpc error: code = ${code} desc = ${why}`, status);

function filtered<T extends Stored>(list: readonly T[], filters: Filters | undefined): T[] {
  return list
    .filter(
      (item) =>
        fits(filters, 'id', (id) => item.ID.startsWith(id)) &&
        fits(filters, 'name', (name) => item.Spec.Name.startsWith(name)) &&
        fits(filters, 'names', (name) => item.Spec.Name === name) &&
        fitsLabels(filters, item.Spec.Labels),
    )
    .sort((a, b) => byText(a.Spec.Name, b.Spec.Name));
}

/** `GET /secrets`, without their data. @throws EngineError on a worker */
export function listSecrets(ctx: ApiContext, filters?: Filters): Secret[] {
  checkUp(ctx);
  const cluster = control(ctx);
  checkFilters(filters, ['id', 'name', 'names', 'label']);
  return filtered(cluster.secrets, filters).map(plain);
}

/** `GET /configs`. @throws EngineError on a worker */
export function listConfigs(ctx: ApiContext, filters?: Filters): Config[] {
  checkUp(ctx);
  const cluster = control(ctx);
  checkFilters(filters, ['id', 'name', 'names', 'label']);
  return filtered(cluster.configs, filters).map(copyOf);
}

/** By id, name or id prefix. @throws EngineError */
function find(cluster: Cluster, kind: SecretOrConfig, ref: string): Stored {
  const list = listOf(cluster, kind);
  const exact = list.find((item) => item.ID === ref) ?? list.find((item) => item.Spec.Name === ref);
  if (exact !== undefined) return exact;
  const found = ref === '' ? [] : list.filter((item) => item.ID.startsWith(ref));
  const [item, other] = found;
  if (item === undefined) throw new EngineError(`${kind} ${ref} not found`, 404);
  if (other !== undefined)
    throw new EngineError(`${kind} ${ref} is ambiguous (${found.length} matches found)`, 400);
  return item;
}

/** `GET /secrets/REF`, without its data. @throws EngineError when there is none */
export function inspectSecret(ctx: ApiContext, ref: string): Secret {
  checkUp(ctx);
  const { ID, Version, CreatedAt, UpdatedAt, Spec } = find(control(ctx), 'secret', ref);
  return copyOf({ ID, Version, CreatedAt, UpdatedAt, Spec: { Name: Spec.Name, Labels: Spec.Labels } });
}

/** `GET /configs/REF`. @throws EngineError when there is none */
export function inspectConfig(ctx: ApiContext, ref: string): Config {
  checkUp(ctx);
  const cluster = control(ctx);
  const { ID } = find(cluster, 'config', ref);
  const config = cluster.configs.find((item) => item.ID === ID);
  if (config === undefined) throw new EngineError(`config ${ref} not found`, 404);
  return copyOf(config);
}

function check(cluster: Cluster, kind: SecretOrConfig, name: string, size: number): void {
  if (name === '') throw rpc('InvalidArgument', 'name must be provided', 400);
  if (name.length > 64 || !NAME.test(name)) {
    const rule =
      'only 64 [a-zA-Z0-9-_.] characters allowed, and the start and end character must be [a-zA-Z0-9]';
    throw rpc('InvalidArgument', `invalid name, ${rule}`, 400);
  }
  const largest = kind === 'secret' ? LARGEST_SECRET : LARGEST_CONFIG;
  if (size === 0 || size >= largest) {
    throw rpc('InvalidArgument', `${kind} data must be larger than 0 and less than ${largest} bytes`, 400);
  }
  if (listOf(cluster, kind).some((item) => item.Spec.Name === name))
    throw rpc('AlreadyExists', `${kind} ${name} already exists`, 409);
}
function make(ctx: ApiContext, cluster: Cluster, name: string, labels: Labels): Secret {
  return {
    ...newObject(ctx.sim, cluster),
    Spec: { Name: name, Labels: { ...labels } },
  };
}
/** The new secret's id. Its data is sealed at once. */
export function createSecret(ctx: ApiContext, name: string, data: string, labels: Labels): string {
  checkUp(ctx);
  const cluster = control(ctx);
  check(cluster, 'secret', name, Buffer.byteLength(data));
  const secret = make(ctx, cluster, name, labels);
  cluster.secrets.push({ ...secret, sim: { sealed: ctx.sim.vault.seal(data) } });
  noteCluster(ctx.sim, cluster, { type: 'secret', action: 'create', id: secret.ID, attributes: { name } });
  return secret.ID;
}

/** `POST /configs/create`; returns the id. @throws EngineError for a name in use, or data that is too large */
export function createConfig(ctx: ApiContext, name: string, data: string, labels: Labels): string {
  checkUp(ctx);
  const cluster = control(ctx);
  check(cluster, 'config', name, Buffer.byteLength(data));
  const config = make(ctx, cluster, name, labels);
  const Data = Buffer.from(data, 'utf8').toString('base64');
  cluster.configs.push({ ...config, Spec: { ...config.Spec, Data } });
  noteCluster(ctx.sim, cluster, { type: 'config', action: 'create', id: config.ID, attributes: { name } });
  return config.ID;
}

/** Gives it other labels; its data can't change. @throws EngineError */
function update(ctx: ApiContext, kind: SecretOrConfig, ref: string, same: boolean, labels: Labels): void {
  const cluster = control(ctx);
  const item = find(cluster, kind, ref);
  if (!same) throw rpc('InvalidArgument', 'only updates to Labels are allowed', 400);
  item.Spec.Labels = { ...labels };
  touch(ctx.sim, cluster, item);
  noteCluster(ctx.sim, cluster, {
    type: kind,
    action: 'update',
    id: item.ID,
    attributes: { name: item.Spec.Name },
  });
}

/** `POST /secrets/REF/update`: only labels may change. @throws EngineError for other data */
export function updateSecret(ctx: ApiContext, ref: string, data: string, labels: Labels): void {
  checkUp(ctx);
  const { ID } = inspectSecret(ctx, ref);
  const sealed = control(ctx).secrets.find((item) => item.ID === ID)?.sim.sealed ?? '';
  update(ctx, 'secret', ref, ctx.sim.vault.open(sealed) === data, labels);
}

/** `POST /configs/REF/update`: only labels may change. @throws EngineError for other data */
export function updateConfig(ctx: ApiContext, ref: string, data: string, labels: Labels): void {
  checkUp(ctx);
  const same = inspectConfig(ctx, ref).Spec.Data === Buffer.from(data, 'utf8').toString('base64');
  update(ctx, 'config', ref, same, labels);
}

const usedBy = (service: SimService, kind: SecretOrConfig, id: string): boolean => {
  const { Secrets = [], Configs = [] } = service.Spec.TaskTemplate.ContainerSpec;
  return kind === 'secret' ? Secrets.some((s) => s.SecretID === id) : Configs.some((c) => c.ConfigID === id);
};
function remove(ctx: ApiContext, kind: SecretOrConfig, ref: string): void {
  checkUp(ctx);
  const cluster = control(ctx);
  const item = find(cluster, kind, ref);
  const users = cluster.services.filter((s) => usedBy(s, kind, item.ID)).map((s) => s.Spec.Name);
  if (users.length > 0) {
    const services = users.length === 1 ? 'service' : 'services';
    throw rpc(
      'InvalidArgument',
      `${kind} '${item.Spec.Name}' is in use by the following ${services}: ${users.join(', ')}`,
      400,
    );
  }
  change(ctx, () => {
    cluster.secrets = cluster.secrets.filter((other) => other !== item);
    cluster.configs = cluster.configs.filter((other) => other !== item);
    noteCluster(ctx.sim, cluster, {
      type: kind,
      action: 'remove',
      id: item.ID,
      attributes: { name: item.Spec.Name },
    });
  });
}

/** `DELETE /secrets/REF`. @throws EngineError while a service uses it */
export const removeSecret = (ctx: ApiContext, ref: string): void => remove(ctx, 'secret', ref);
/** `DELETE /configs/REF`. @throws EngineError while a service uses it */
export const removeConfig = (ctx: ApiContext, ref: string): void => remove(ctx, 'config', ref);
