/** Rows that only `docker inspect` gives: the specification of a service, and the labels of nodes. */
import { isRecord, parseJson } from '../../value/json.ts';
import type { Row } from '../tables.ts';
import { jsonLines } from './json.ts';

/** A value inside an object, however deep; undefined where there is none. */
function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((part, key) => (isRecord(part) ? part[key] : undefined), value);
}

function objects(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Names in one cell, in their order. */
function listed(names: readonly unknown[]): string {
  return names.map(text).join(', ');
}

/** The command of a health check; `none` if it is switched off, empty if the image decides. */
function healthCheck(test: unknown): string {
  const [kind, ...words] = Array.isArray(test) ? test.map(text) : [];
  return kind === 'NONE' ? 'none' : words.join(' ');
}

const MEBIBYTE = 1024 * 1024;

/**
 * The row of `docker service inspect`: the specification of the service.
 * @param networks `docker network ls`, one object a line, as a service knows its networks by id
 */
export function parseSpec(stdout: string, networks: string): Row[] {
  const [service] = objects(parseJson(stdout));
  if (service === undefined) return [];
  const names = new Map(jsonLines(networks).map((row) => [text(row.ID), text(row.Name)]));
  const task = at(service, 'Spec', 'TaskTemplate');
  const container = at(task, 'ContainerSpec');
  const reserved = Number(at(task, 'Resources', 'Reservations', 'MemoryBytes') ?? 0);
  const constraints = at(task, 'Placement', 'Constraints');
  return [
    {
      Name: text(at(service, 'Spec', 'Name')),
      Image: text(at(container, 'Image')).replace(/@sha256:[\da-f]+$/, ''),
      Constraints: listed(Array.isArray(constraints) ? constraints : []),
      Networks: listed(objects(at(task, 'Networks')).map(({ Target }) => names.get(text(Target)) ?? Target)),
      Secrets: listed(objects(at(container, 'Secrets')).map(({ SecretName }) => SecretName)),
      Configs: listed(
        objects(at(container, 'Configs')).map(
          (config) => `${text(config.ConfigName)} at ${text(at(config, 'File', 'Name'))}`,
        ),
      ),
      ReservedMiB: reserved === 0 ? '' : String(Math.round(reserved / MEBIBYTE)),
      HealthCheck: healthCheck(at(container, 'Healthcheck', 'Test')),
      UpdateOrder: text(at(service, 'Spec', 'UpdateConfig', 'Order')),
      UpdateState: text(at(service, 'UpdateStatus', 'State')),
    },
  ];
}

/** One row per label of a node, from `docker node inspect`. */
export function parseLabels(stdout: string): Row[] {
  return objects(parseJson(stdout)).flatMap((node) => {
    const labels = at(node, 'Spec', 'Labels');
    const Hostname = text(at(node, 'Description', 'Hostname'));
    return Object.entries(isRecord(labels) ? labels : {}).map(([Label, value]) => ({
      Hostname,
      Label,
      Value: text(value),
    }));
  });
}
