/** Simulated milliseconds that each operation on a machine takes, as recorded with the real drivers. */
import { join } from 'node:path';
import type { ProvisionStep } from '../../docker-machine/backend.ts';

interface Timing {
  readonly preCheck: number;
  /** Between the lines that the driver prints while it makes the machine. */
  readonly createStep: number;
  readonly provision: Readonly<Record<ProvisionStep, number>>;
}

const VIRTUAL: Timing = {
  preCheck: 800,
  createStep: 1_100,
  provision: {
    'wait-running': 600,
    'detect-os': 300,
    'wait-ssh': 2_000,
    'detect-provisioner': 400,
    provision: 1_800,
    'copy-certs-local': 300,
    'copy-certs-remote': 900,
    'configure-daemon': 2_600,
    'check-connection': 1_200,
  },
};

const GENERIC: Timing = {
  preCheck: 100,
  createStep: 100,
  provision: {
    'wait-running': 100,
    'detect-os': 100,
    'wait-ssh': 200,
    'detect-provisioner': 200,
    provision: 900,
    'copy-certs-local': 200,
    'copy-certs-remote': 600,
    'configure-daemon': 2_400,
    'check-connection': 700,
  },
};

export const STOP_MS = 3_000;
export const START_MS = 6_000;
export const KILL_MS = 500;
/** How long a host refuses SSH after it was switched on; until then the generic driver believes it is stopped. */
export const SSH_UP_MS = 100;
export const REMOVE_MS = 400;
/** How long `ls` waits for a machine. */
export const LS_TIMEOUT_MS = 10_000;

/** How long the steps of a driver take: `generic` finds its machine running, all others make a virtual one. */
export function timingOf(driver: string): Timing {
  return driver === 'generic' || driver === 'none' ? GENERIC : VIRTUAL;
}

/** The lines that a driver prints while it makes a machine. */
export function createLines(
  driver: string,
  storePath: string,
  name: string,
  virtualSwitch: string,
): readonly string[] {
  const file = 'boot2docker.iso';
  const iso = `Copying ${join(storePath, 'cache', file)} to ${join(storePath, 'machines', name, file)}...`;
  switch (driver) {
    case 'virtualbox':
      return [
        iso,
        'Creating VirtualBox VM...',
        'Creating SSH key...',
        'Starting the VM...',
        'Check network to re-create if needed...',
        'Waiting for an IP...',
      ];
    case 'hyperv':
      return [
        iso,
        'Creating SSH key...',
        'Creating VM...',
        `Using switch "${virtualSwitch}"`,
        'Creating VHD',
        'Starting VM...',
        'Waiting for host to start...',
      ];
    case 'generic':
      return ['Importing SSH key...'];
    case 'dind':
      return ['Creating container...', 'Starting container...', 'Waiting for an IP...'];
    case 'simulator':
      return ['Creating simulated machine...', 'Waiting for an IP...'];
    default:
      return [];
  }
}

/** The lines that a driver prints while it starts a machine that is off. */
export function startingLines(driver: string): readonly string[] {
  if (driver === 'hyperv') return ['Waiting for host to start...'];
  if (driver === 'generic' || driver === 'none') return [];
  return ['Check network to re-create if needed...', 'Waiting for an IP...'];
}
