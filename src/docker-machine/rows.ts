/** The fields of `ls` and `active` for each machine. */
import type { EngineAnswer, MachineBackend } from './backend.ts';

export interface MachineRow {
  readonly name: string;
  /** `*`, `-`, or empty when it did not answer in time. */
  readonly active: string;
  readonly driver: string;
  readonly state: string;
  readonly url: string;
  /** `v20.10.24`, or `Unknown`. */
  readonly docker: string;
  readonly error: string;
  readonly responseMs: number;
}

/** One row for each machine, in the backend's order. `dockerHost` is the caller's DOCKER_HOST. */
export async function machineRows(
  backend: MachineBackend,
  dockerHost: string | undefined,
): Promise<readonly MachineRow[]> {
  const names = await backend.names();
  return Promise.all(names.map((name) => row(backend, name, dockerHost)));
}

/** Docker Machine's message for an engine that it could not ask: its client speaks API 1.15. */
export function whyUnanswered(engine: Exclude<EngineAnswer, { kind: 'up' }>, url: string): string {
  return engine.kind === 'untrusted'
    ? `Get ${url.replace(/^tcp:/, 'https:')}/v1.15/version: x509: ${engine.why}`
    : 'Cannot connect to the docker engine endpoint';
}

async function row(
  backend: MachineBackend,
  name: string,
  dockerHost: string | undefined,
): Promise<MachineRow> {
  const began = performance.now();
  const driver = (await backend.driverOf(name)) ?? '';
  const silent = (await backend.isSilent?.(name)) === true;
  const state = silent ? 'Timeout' : await backend.state(name);
  const answered = (part: Partial<MachineRow>): MachineRow => ({
    name,
    active: '-',
    driver,
    state,
    url: '',
    docker: 'Unknown',
    error: '',
    responseMs: performance.now() - began,
    ...part,
  });
  if (state === 'Timeout') return answered({ active: '', docker: '' });
  if (state !== 'Running') return answered({});
  const url = await backend.url(name);
  const active = url === dockerHost ? '*' : '-';
  const engine = await backend.engine(name);
  if (engine.kind === 'up') return answered({ url, active, docker: `v${engine.version}` });
  return answered({
    url,
    active,
    error: `Unable to query docker version: ${whyUnanswered(engine, url)}`,
  });
}
