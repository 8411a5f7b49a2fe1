/** Reads the output of Docker's listing commands: JSON lines or, with a CLI too old for them, columns. */
import { isRecord, parseJson } from '../../value/json.ts';
import { parseTable, type Row } from '../tables.ts';
import { VIEW_COLUMNS } from '../view-columns.ts';
import { cell, cells, jsonLines } from './json.ts';

/** Rows of a listing in the columns of its view: from JSON lines, else from the table. */
function listing(
  stdout: string,
  columns: readonly string[],
  headings: Readonly<Record<string, string>>,
): Row[] {
  if (/^[ \t]*\{/m.test(stdout)) return jsonLines(stdout).map((each) => cells(each, columns));
  return parseTable(stdout).map((each) =>
    Object.fromEntries(
      columns.map((column) => [column, each[headings[column] ?? column.toUpperCase()] ?? '']),
    ),
  );
}

/** Rows of `docker node ls`. In the table one's own id carries a ` *`; here that is Self. */
export function parseNodes(stdout: string): Row[] {
  return listing(stdout, VIEW_COLUMNS.nodes, {
    ManagerStatus: 'MANAGER STATUS',
    EngineVersion: 'ENGINE VERSION',
  }).map((row) => {
    const own = /^(\S+)\s+\*$/.exec(row.ID ?? '');
    return { ...row, ID: own?.[1] ?? row.ID ?? '', Self: own || row.Self === 'true' ? 'true' : 'false' };
  });
}

/** Rows of `docker stack ls`. */
export function parseStacks(stdout: string): Row[] {
  return listing(stdout, VIEW_COLUMNS.stacks, {});
}

/** Rows of `docker service ls` or `docker stack services`; Running and Desired come from Replicas (`8/5`). */
export function parseServices(stdout: string): Row[] {
  return listing(stdout, VIEW_COLUMNS.services, {}).map((row) => {
    const replicas = /^(\d+)\/(\d+)/.exec(row.Replicas ?? '');
    return { ...row, Running: replicas?.[1] ?? '', Desired: replicas?.[2] ?? '' };
  });
}

/**
 * Rows of `docker stack ps` or `docker service ps`, newest first in each slot. Earlier tasks of a slot are
 * indented by ` \_ ` in the table. State is the first word of CurrentState in lower case. Image is the reference as
 * people write it: a tag without the digest that `--no-trunc` adds.
 */
export function parseTasks(stdout: string): Row[] {
  return listing(stdout, VIEW_COLUMNS.tasks, {
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

/** Rows of `docker ps -a`. Engines before 20.10 give no State: it follows from Status. */
export function parseContainers(stdout: string): Row[] {
  return listing(stdout, VIEW_COLUMNS.containers, { ID: 'CONTAINER ID' }).map((row) => ({
    ...row,
    State: row.State || stateOf(row.Status ?? ''),
  }));
}

function stateOf(status: string): string {
  if (/^Up .*\(Paused\)/.test(status)) return 'paused';
  if (/^Up\b/.test(status)) return 'running';
  return (/^\w+/.exec(status)?.[0] ?? '').toLowerCase();
}

/** Rows of `docker network ls`. */
export function parseNetworks(stdout: string): Row[] {
  return listing(stdout, VIEW_COLUMNS.networks, { ID: 'NETWORK ID' });
}

/** Rows of `docker images`. */
export function parseImages(stdout: string): Row[] {
  return listing(stdout, VIEW_COLUMNS.images, { ID: 'IMAGE ID' });
}

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
