/** The machines of Docker Machine. */
import { parseTable, type Row } from '../tables.ts';

/** Error comes last: it is the only cell that may hold the separator or a line break. */
const FORMAT = '{{.Name}}|{{.Active}}|{{.DriverName}}|{{.State}}|{{.URL}}|{{.DockerVersion}}|{{.Error}}';

export const MACHINES_ARGV: readonly string[] = ['docker-machine', 'ls', '--format', FORMAT];

/** Rows of `docker-machine ls`, in the format above or as the table it prints by default. */
export function parseMachines(stdout: string): Row[] {
  if (/^NAME\s+ACTIVE\s/.test(stdout)) return parseTable(stdout).map(fromTable);
  const rows: Row[] = [];
  for (const line of stdout.split('\n').map((each) => each.replaceAll('\r', ''))) {
    const [name = '', active = '', driver = '', state = '', url = '', docker = '', ...error] =
      line.split('|');
    const last = rows.at(-1);
    if (line.split('|').length >= 7) {
      rows.push(row({ name, active, driver, state, url, docker, error: error.join('|') }));
    } else if (line.trim() !== '' && last) {
      rows[rows.length - 1] = { ...last, Error: `${last.Error ?? ''} ${line.trim()}`.trim() };
    }
  }
  return rows;
}

interface Cells {
  readonly name: string;
  readonly active: string;
  readonly driver: string;
  readonly state: string;
  readonly url: string;
  readonly docker: string;
  readonly error: string;
}

function row(cells: Cells): Row {
  return {
    Name: cells.name.trim(),
    Active: cells.active.trim(),
    Driver: cells.driver.trim(),
    State: cells.state.trim(),
    URL: cells.url.trim(),
    IP: /\/\/\[?([^\]/]+?)\]?(?::\d+)?$/.exec(cells.url.trim())?.[1] ?? '',
    Docker: cells.docker.trim(),
    Error: cells.error.trim(),
  };
}

function fromTable(cells: Row): Row {
  return row({
    name: cells.NAME ?? '',
    active: cells.ACTIVE ?? '',
    driver: cells.DRIVER ?? '',
    state: cells.STATE ?? '',
    url: cells.URL ?? '',
    docker: cells.DOCKER ?? '',
    error: cells.ERRORS ?? '',
  });
}
