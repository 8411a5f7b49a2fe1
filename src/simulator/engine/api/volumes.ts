/** `/volumes` of one engine. */

import type { Filters } from '../contract/engine.ts';
import { EngineError } from '../contract/errors.ts';
import type { Volume, VolumeCreate } from '../contract/types.ts';
import { opened } from '../model/sealing.ts';
import { byText, type Sim } from '../model/sim.ts';
import type { SimFiles, SimVolume } from '../model/sim-objects.ts';
import { dropVolume, findVolume, needVolume, usersOf } from '../storage/volumes.ts';
import { type ApiContext, checkFilters, checkUp, fits, fitsLabels, plain } from './context.ts';

const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

/** Bytes of files. */
export function sizeOf(sim: Sim, files: SimFiles | undefined): number {
  return Object.values(files ?? {}).reduce(
    (sum, file) => sum + (file.kind === 'file' ? Buffer.byteLength(opened(sim, file)) : 0),
    0,
  );
}

/** `GET /volumes`. @throws EngineError for a filter that the engine refuses */
export function listVolumes(ctx: ApiContext, filters?: Filters): Volume[] {
  checkUp(ctx);
  checkFilters(filters, ['dangling', 'driver', 'label', 'name']);
  return ctx.daemon.volumes
    .filter(
      (v) =>
        fits(filters, 'name', (name) => v.Name.includes(name)) &&
        fits(filters, 'driver', (driver) => v.Driver === driver) &&
        fits(
          filters,
          'dangling',
          (flag) => ['true', '1'].includes(flag) === (usersOf(ctx.daemon, v.Name).length === 0),
        ) &&
        fitsLabels(filters, v.Labels),
    )
    .sort((a, b) => byText(a.Name, b.Name))
    .map(plain);
}
function need(ctx: ApiContext, name: string): SimVolume {
  const volume = findVolume(ctx.daemon, name);
  if (volume === undefined) throw new EngineError(`get ${name}: no such volume`, 404);
  return volume;
}

/** `GET /volumes/NAME`. @throws EngineError when there is none */
export function inspectVolume(ctx: ApiContext, name: string): Volume {
  checkUp(ctx);
  return plain(need(ctx, name));
}
/** Makes a volume, or returns the existing one. */
export function createVolume(ctx: ApiContext, options: VolumeCreate): Volume {
  checkUp(ctx);
  const { Name: name, Driver: driver = 'local' } = options;
  if (name !== undefined && !NAME.test(name)) {
    throw new EngineError(
      name.length === 1
        ? `create ${name}: volume name is too short, names should be at least two alphanumeric characters`
        : `create ${name}: ${JSON.stringify(name)} includes invalid characters for a local volume name, only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path`,
      400,
    );
  }
  if (driver !== 'local') {
    const why = `error looking up volume plugin ${driver}: plugin ${JSON.stringify(driver)} not found`;
    throw new EngineError(`create ${name ?? ''}: ${why}`, 404);
  }
  return plain(needVolume(ctx.sim, ctx.daemon, options));
}

/** `DELETE /volumes/NAME`; with force, a missing one is no error. @throws EngineError while a container has it */
export function removeVolume(ctx: ApiContext, name: string, force: boolean): void {
  checkUp(ctx);
  const volume = findVolume(ctx.daemon, name);
  if (volume === undefined && force) return;
  const found = volume ?? need(ctx, name);
  const users = usersOf(ctx.daemon, name);
  if (users.length > 0)
    throw new EngineError(`remove ${name}: volume is in use - [${users.map((c) => c.Id).join(', ')}]`, 409);
  dropVolume(ctx.sim, ctx.daemon, found);
}
/** Removes volumes that no container has, whether they were given a name or not. */
export function pruneVolumes(ctx: ApiContext, filters?: Filters): { names: string[]; bytes: number } {
  checkUp(ctx);
  checkFilters(filters, ['label', 'label!']);
  const { daemon, sim } = ctx;
  const gone = daemon.volumes.filter(
    (v) =>
      usersOf(daemon, v.Name).length === 0 &&
      fitsLabels(filters, v.Labels) &&
      !(filters?.['label!'] ?? []).some((label) => fitsLabels({ label: [label] }, v.Labels)),
  );
  const bytes = gone.reduce((sum, v) => sum + sizeOf(sim, v.sim.files), 0);
  for (const volume of gone) dropVolume(sim, daemon, volume);
  return { names: gone.map((v) => v.Name), bytes };
}
