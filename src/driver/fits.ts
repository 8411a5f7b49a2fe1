/** Whether something that is limited to some drivers or shells is meant for this session. */
import type { DriverId, ShellKind } from './types.ts';

/** A command in one of its forms. */
export interface Limited {
  readonly drivers?: readonly DriverId[];
  readonly shells?: readonly ShellKind[];
}

/** True when a thing limited to some drivers exists on this one; undefined is a driver that is not known yet. */
export function fitsDriver({ drivers }: Pick<Limited, 'drivers'>, driver: DriverId | undefined): boolean {
  return drivers === undefined || (driver !== undefined && drivers.includes(driver));
}

/** True when a command fits driver and shell; `sh` takes what is written for bash. */
export function fitsVariant(variant: Limited, driver: DriverId | undefined, shell: ShellKind): boolean {
  if (!fitsDriver(variant, driver)) return false;
  if (variant.shells === undefined || variant.shells.includes(shell)) return true;
  return shell === 'sh' && variant.shells.includes('bash');
}
