/** Whether something that is limited to some drivers or shells is meant for this session. */
import type { ShellKind } from './types.ts';

/** A command in one of its forms. */
export interface Limited {
  readonly drivers?: readonly string[];
  readonly shells?: readonly ShellKind[];
}

/** True when a thing limited to some drivers exists on this one. */
export function fitsDriver(thing: Pick<Limited, 'drivers'>, driver: string): boolean {
  return thing.drivers === undefined || thing.drivers.includes(driver);
}

/** True when a command fits driver and shell; `sh` takes what is written for bash. */
export function fitsVariant(variant: Limited, driver: string, shell: ShellKind): boolean {
  if (!fitsDriver(variant, driver)) return false;
  if (variant.shells === undefined || variant.shells.includes(shell)) return true;
  return shell === 'sh' && variant.shells.includes('bash');
}
