/** What Docker's listing commands show, from JSON lines or, with a CLI too old for them, from columns. */
import { parseTable, type Row } from '../tables.ts';
import { cell, cells, isRecord, jsonLines, parseJson } from './json.ts';

/** Rows of a listing in the columns of its view: from JSON lines, else from the table. */
function listing(
  stdout: string,
  columns: readonly string[],
  headings: Readonly<Record<string, string>>,
): Row[] {
  if (/^\s*\{/m.test(stdout)) return jsonLines(stdout).map((each) => cells(each, columns));
  return parseTable(stdout).map((each) =>
    Object.fromEntries(
      columns.map((column) => [column, each[headings[column] ?? column.toUpperCase()] ?? '']),
    ),
  );
}

export const NODE_COLUMNS = [
  'ID',
  'Hostname',
  'Status',
  'Availability',
  'ManagerStatus',
  'EngineVersion',
  'Self',
] as const;

/** Rows of `docker node ls`. In the table one's own id carries a ` *`; here that is Self. */
export function parseNodes(stdout: string): Row[] {
  return listing(stdout, NODE_COLUMNS, {
    ManagerStatus: 'MANAGER STATUS',
    EngineVersion: 'ENGINE VERSION',
  }).map((row) => {
    const own = /^(\S+)\s+\*$/.exec(row.ID ?? '');
    return { ...row, ID: own?.[1] ?? row.ID ?? '', Self: own || row.Self === 'true' ? 'true' : 'false' };
  });
}

export const STACK_COLUMNS = ['Name', 'Services'] as const;

export function parseStacks(stdout: string): Row[] {
  return listing(stdout, STACK_COLUMNS, {});
}

export const SERVICE_COLUMNS = [
  'ID',
  'Name',
  'Mode',
  'Replicas',
  'Running',
  'Desired',
  'Image',
  'Ports',
] as const;

/** Rows of `docker service ls` or `docker stack services`; Running and Desired come from Replicas (`8/5`). */
export function parseServices(stdout: string): Row[] {
  return listing(stdout, SERVICE_COLUMNS, {}).map((row) => {
    const replicas = /^(\d+)\/(\d+)/.exec(row.Replicas ?? '');
    return { ...row, Running: replicas?.[1] ?? '', Desired: replicas?.[2] ?? '' };
  });
}

export const TASK_COLUMNS = [
  'ID',
  'Name',
  'Image',
  'Node',
  'DesiredState',
  'CurrentState',
  'State',
  'Error',
  'Ports',
] as const;

/**
 * Rows of `docker stack ps` or `docker service ps`, newest first in each slot. Earlier tasks of a slot are
 * indented by ` \_ ` in the table. State is the first word of CurrentState in lower case. Image is the reference as
 * one writes it: a tag without the digest that `--no-trunc` adds.
 */
export function parseTasks(stdout: string): Row[] {
  return listing(stdout, TASK_COLUMNS, {
    DesiredState: 'DESIRED STATE',
    CurrentState: 'CURRENT STATE',
  }).map((row) => ({
    ...row,
    Name: (row.Name ?? '').replace(/^\s*\\_\s*/, ''),
    Image: (row.Image ?? '').replace(/(:[^:/@]+)@sha256:[\da-f]+$/, '$1'),
    State: (/^\w+/.exec(row.CurrentState ?? '')?.[0] ?? '').toLowerCase(),
    Error: (row.Error ?? '').replace(/^"(.*)"$/, '$1'),
  }));
}

export const CONTAINER_COLUMNS = ['ID', 'Image', 'Names', 'Status', 'State', 'Ports'] as const;

/** Rows of `docker ps -a`. Engines before 20.10 give no State: it follows from Status. */
export function parseContainers(stdout: string): Row[] {
  return listing(stdout, CONTAINER_COLUMNS, { ID: 'CONTAINER ID' }).map((row) => ({
    ...row,
    State: row.State || stateOf(row.Status ?? ''),
  }));
}

function stateOf(status: string): string {
  if (/^Up .*\(Paused\)/.test(status)) return 'paused';
  if (/^Up\b/.test(status)) return 'running';
  return (/^\w+/.exec(status)?.[0] ?? '').toLowerCase();
}

export const NETWORK_COLUMNS = ['ID', 'Name', 'Driver', 'Scope'] as const;

export function parseNetworks(stdout: string): Row[] {
  return listing(stdout, NETWORK_COLUMNS, { ID: 'NETWORK ID' });
}

export const IMAGE_COLUMNS = ['Repository', 'Tag', 'ID'] as const;

export function parseImages(stdout: string): Row[] {
  return listing(stdout, IMAGE_COLUMNS, { ID: 'IMAGE ID' });
}

export const SWITCH_COLUMNS = ['Name', 'SwitchType'] as const;
/** VMSwitchType of Hyper-V, which some PowerShell versions write as a number. */
const SWITCH_TYPES = ['Private', 'Internal', 'External'];

/** Rows of `Get-VMSwitch | ConvertTo-Json`: an array, or the bare object where there is only one. */
export function parseSwitches(stdout: string): Row[] {
  const value = parseJson(stdout.trim());
  return (Array.isArray(value) ? value : [value]).filter(isRecord).map((each) => {
    const type = cell(each.SwitchType);
    return { Name: cell(each.Name), SwitchType: SWITCH_TYPES[Number(type)] ?? type };
  });
}
