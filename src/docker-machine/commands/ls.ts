/** `docker-machine ls`: a line for each machine, by a template and filters. */

import { listFlag, textFlag } from '../../go/flag.ts';
import { compile, type Expression, ExpressionError } from '../../go/regexp.ts';
import { tabulate } from '../../go/tabwriter.ts';
import { compileTemplate, TemplateError } from '../../go/template/index.ts';
import { type CommandSpec, say } from '../command.ts';
import { readConfig } from '../config.ts';
import { MachineFailure } from '../failure.ts';
import { type MachineRow, machineRows } from '../rows.ts';

const HEADERS: Readonly<Record<string, string>> = {
  Name: 'NAME',
  Active: 'ACTIVE',
  ActiveHost: 'ACTIVE_HOST',
  ActiveSwarm: 'ACTIVE_SWARM',
  DriverName: 'DRIVER',
  State: 'STATE',
  URL: 'URL',
  Swarm: 'SWARM',
  SwarmOptions: 'SWARM_OPTIONS',
  DockerVersion: 'DOCKER',
  Error: 'ERRORS',
  ResponseTime: 'RESPONSE',
};
/** How wide a column is at least. */
const LEAST_WIDTH = 5;
const DEFAULT_FORMAT =
  'table {{.Name}}\t{{.Active}}\t{{.DriverName}}\t{{.State}}\t{{.URL}}\t{{.Swarm}}\t{{.DockerVersion}}\t{{.Error}}';

export const ls: CommandSpec = {
  name: 'ls',
  usage: 'List machines',
  flags: [
    { names: ['quiet', 'q'], kind: 'bool', usage: 'Enable quiet mode' },
    { names: ['filter'], kind: 'list', usage: 'Filter output based on conditions provided' },
    { names: ['timeout', 't'], kind: 'string', usage: 'Timeout in seconds, default to 10s', default: '10' },
    { names: ['format', 'f'], kind: 'string', usage: 'Pretty-print machines using a Go template' },
  ],
  async run(call) {
    const filters = readFilters(listFlag(call.flags, 'filter'));
    const rows: MachineRow[] = [];
    for (const row of await machineRows(call.backend, call.io.env.DOCKER_HOST)) {
      const labels = filters.label.length > 0 ? await labelsOf(call.backend, row.name) : [];
      if (matches(row, filters, labels)) rows.push(row);
    }
    if (call.flags.quiet === true) {
      for (const row of rows) say(call, row.name);
      return 0;
    }
    call.io.out(render(textFlag(call.flags, 'format') || DEFAULT_FORMAT, rows));
    return 0;
  },
};

function render(format: string, rows: readonly MachineRow[]): string {
  const table = format.startsWith('table');
  const source = (table ? format.slice('table'.length).trimStart() : format).replaceAll('\\t', '\t');
  try {
    const template = compileTemplate(source);
    const lines = rows.map((row) => template(fields(row)));
    if (!table) return lines.map((line) => `${line}\n`).join('');
    return tabulate(
      [template(HEADERS), ...lines].map((line) => line.split('\t')),
      LEAST_WIDTH,
    );
  } catch (error) {
    if (error instanceof TemplateError) {
      throw new MachineFailure(`Template parsing error: ${error.message}\n`);
    }
    throw error;
  }
}

function fields(row: MachineRow): Record<string, unknown> {
  return {
    Name: row.name,
    Active: row.active,
    ActiveHost: row.active === '*',
    ActiveSwarm: false,
    DriverName: row.driver,
    State: row.state,
    URL: row.url,
    Swarm: '',
    SwarmOptions: '',
    DockerVersion: row.docker,
    Error: row.error,
    ResponseTime: `${row.responseMs.toFixed(3)}ms`,
  };
}

interface MachineFilters {
  readonly swarm: string[];
  readonly driver: string[];
  readonly state: string[];
  readonly name: string[];
  readonly label: string[];
}

function readFilters(texts: readonly string[]): MachineFilters {
  const filters: MachineFilters = { swarm: [], driver: [], state: [], name: [], label: [] };
  for (const text of texts) {
    const equals = text.indexOf('=');
    if (equals === -1) throw new MachineFailure('Unsupported filter syntax.');
    const key = text.slice(0, equals).toLowerCase();
    const value = text.slice(equals + 1);
    if (key === 'swarm' || key === 'driver' || key === 'state' || key === 'name' || key === 'label') {
      filters[key].push(value);
    } else throw new MachineFailure(`Unsupported filter key '${text.slice(0, equals)}'`);
  }
  return filters;
}

/** Values of one key are alternatives, keys add up; a name is a regular expression. */
function matches(row: MachineRow, filters: MachineFilters, labels: readonly string[]): boolean {
  const same = (wanted: readonly string[], value: string) =>
    wanted.length === 0 || wanted.some((one) => one.toLowerCase() === value.toLowerCase());
  return (
    same(filters.driver, row.driver) &&
    same(filters.state, row.state) &&
    filters.swarm.length === 0 &&
    (filters.name.length === 0 || filters.name.some((pattern) => expression(pattern).test(row.name))) &&
    (filters.label.length === 0 || filters.label.some((label) => labels.includes(label)))
  );
}

/** Docker Machine's own expressions are Go's, which are RE2's. */
function expression(pattern: string): Expression {
  try {
    return compile(pattern);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const why = error.kind === 'too-large' ? 'expression too large' : error.message;
    throw new MachineFailure(`error parsing regexp: ${why}`);
  }
}

async function labelsOf(backend: Parameters<typeof readConfig>[0], name: string): Promise<readonly string[]> {
  const config: { HostOptions?: { EngineOptions?: { Labels?: unknown } } } = await readConfig(backend, name);
  const labels = config.HostOptions?.EngineOptions?.Labels;
  return Array.isArray(labels) ? labels.map(String) : [];
}
