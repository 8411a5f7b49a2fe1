/** How Docker Machine 0.16.2 refuses to make a machine: from test/recordings, and from its sources. */
import type { DriverId } from '../../src/driver/types.ts';

export const preCreate = (text: string) => `Error with pre-create check: ${JSON.stringify(text)}`;
const inDriver = (text: string) => `Error creating machine: Error in driver during machine creation: ${text}`;

/** A creation that fails. */
export interface Trouble {
  readonly is: string;
  readonly driver: DriverId;
  /** What docker-machine prints on stderr in place of making the machine. */
  readonly says: string;
}

/** What the real Docker Machine prints where a computer is not fit for a driver. */
export const TROUBLES: readonly Trouble[] = [
  {
    is: 'vboxmanage-missing',
    driver: 'virtualbox',
    says: preCreate('VBoxManage not found. Make sure VirtualBox is installed and VBoxManage is in the path'),
  },
  {
    is: 'vbox-module',
    driver: 'virtualbox',
    says: inDriver(
      'Error setting up host only network on machine start: /usr/bin/VBoxManage hostonlyif create failed:\n0%...\nProgress state: NS_ERROR_FAILURE\nVBoxManage: error: Failed to create the host-only adapter\nVBoxManage: error: VBoxNetAdpCtl: Error while adding new interface: failed to open /dev/vboxnetctl: No such file or directory',
    ),
  },
  {
    is: 'hyperv-in-the-way',
    driver: 'virtualbox',
    says: preCreate(
      "This computer is running Hyper-V. VirtualBox won't boot a 64bits VM when Hyper-V is activated. Either use Hyper-V as a driver, or disable the Hyper-V hypervisor. (To skip this check, use --virtualbox-no-vtx-check)",
    ),
  },
  {
    is: 'vtx-disabled',
    driver: 'virtualbox',
    says: preCreate("This computer doesn't have VT-X/AMD-v enabled. Enabling it in the BIOS is mandatory"),
  },
  {
    is: 'wrong-architecture',
    driver: 'virtualbox',
    says: inDriver(
      'VBoxManage: error: Cannot run the machine because its platform architecture x86 is not supported on ARM',
    ),
  },
  {
    is: 'hostonly-range',
    driver: 'virtualbox',
    says: inDriver(
      'Error setting up host only network on machine start: VBoxManage: error: Code E_ACCESSDENIED (0x80070005) - Access denied (extended info not available)',
    ),
  },
  {
    is: 'iso-download',
    driver: 'virtualbox',
    says: preCreate(
      'Get "https://api.github.com/repos/boot2docker/boot2docker/releases/latest": dial tcp: lookup api.github.com on 192.168.1.1:53: no such host',
    ),
  },
  {
    is: 'no-address',
    driver: 'hyperv',
    says: 'Error creating machine: Error getting ip during provisioning: Maximum number of retries (60) exceeded',
  },
  {
    is: 'hyperv-not-admin',
    driver: 'hyperv',
    says: preCreate('Hyper-v commands have to be run as an Administrator'),
  },
  {
    is: 'sudo-password',
    driver: 'generic',
    says: 'Error creating machine: Error running provisioning: ssh command error:\ncommand : sudo hostname myvm1\nerr     : exit status 1\noutput  : sudo: a password is required',
  },
  {
    is: 'provisioning-failed',
    driver: 'generic',
    says: 'Error creating machine: Error running provisioning: ssh command error:\ncommand : sudo systemctl -f start docker\nerr     : exit status 1\noutput  : Job for docker.service failed because the control process exited with error code.',
  },
  {
    is: 'provisioning-failed',
    driver: 'generic',
    says: 'Error creating machine: Error running provisioning: Unable to verify the Docker daemon is listening: Maximum number of retries (10) exceeded',
  },
  {
    is: 'host-silent',
    driver: 'generic',
    says: 'Error creating machine: Error waiting for machine to be running: Maximum number of retries (60) exceeded',
  },
  {
    is: 'hyperv-missing',
    driver: 'hyperv',
    says: preCreate('Hyper-V PowerShell Module is not available'),
  },
];
