/** The drivers' own flags of `create`, as Docker Machine 0.16.2 lists them. */

import type { FlagSpec } from '../go/flag.ts';
import { defined } from '../value/defined.ts';
import type { DriverSpec } from './flags.ts';

function text(name: string, usage: string, env: string, value?: string): FlagSpec {
  return { names: [name], kind: 'string', usage, env, ...defined({ default: value }) };
}
function toggle(name: string, usage: string, env: string): FlagSpec {
  return { names: [name], kind: 'bool', usage, env };
}

export const VIRTUALBOX: DriverSpec = {
  name: 'virtualbox',
  flags: [
    text(
      'virtualbox-boot2docker-url',
      'The URL of the boot2docker image. Defaults to the latest available version',
      'VIRTUALBOX_BOOT2DOCKER_URL',
    ),
    text(
      'virtualbox-cpu-count',
      'number of CPUs for the machine (-1 to use the number of CPUs available)',
      'VIRTUALBOX_CPU_COUNT',
      '1',
    ),
    text('virtualbox-disk-size', 'Size of disk for host in MB', 'VIRTUALBOX_DISK_SIZE', '20000'),
    toggle('virtualbox-host-dns-resolver', 'Use the host DNS resolver', 'VIRTUALBOX_HOST_DNS_RESOLVER'),
    text(
      'virtualbox-hostonly-cidr',
      'Specify the Host Only CIDR',
      'VIRTUALBOX_HOSTONLY_CIDR',
      '192.168.99.1/24',
    ),
    text(
      'virtualbox-hostonly-nicpromisc',
      'Specify the Host Only Network Adapter Promiscuous Mode',
      'VIRTUALBOX_HOSTONLY_NIC_PROMISC',
      'deny',
    ),
    text(
      'virtualbox-hostonly-nictype',
      'Specify the Host Only Network Adapter Type',
      'VIRTUALBOX_HOSTONLY_NIC_TYPE',
      '82540EM',
    ),
    toggle('virtualbox-hostonly-no-dhcp', 'Disable the Host Only DHCP Server', 'VIRTUALBOX_HOSTONLY_NO_DHCP'),
    text(
      'virtualbox-import-boot2docker-vm',
      'The name of a Boot2Docker VM to import',
      'VIRTUALBOX_BOOT2DOCKER_IMPORT_VM',
    ),
    text('virtualbox-memory', 'Size of memory for host in MB', 'VIRTUALBOX_MEMORY_SIZE', '1024'),
    text('virtualbox-nat-nictype', 'Specify the Network Adapter Type', 'VIRTUALBOX_NAT_NICTYPE', '82540EM'),
    toggle(
      'virtualbox-no-dns-proxy',
      'Disable proxying all DNS requests to the host',
      'VIRTUALBOX_NO_DNS_PROXY',
    ),
    toggle('virtualbox-no-share', 'Disable the mount of your home directory', 'VIRTUALBOX_NO_SHARE'),
    toggle(
      'virtualbox-no-vtx-check',
      'Disable checking for the availability of hardware virtualization before the vm is started',
      'VIRTUALBOX_NO_VTX_CHECK',
    ),
    text(
      'virtualbox-share-folder',
      'Mount the specified directory instead of the default home location. Format: dir:name',
      'VIRTUALBOX_SHARE_FOLDER',
    ),
    text(
      'virtualbox-ui-type',
      'Specify the UI Type: (gui|sdl|headless|separate)',
      'VIRTUALBOX_UI_TYPE',
      'headless',
    ),
  ],
};

export const HYPERV: DriverSpec = {
  name: 'hyperv',
  flags: [
    text(
      'hyperv-boot2docker-url',
      'URL of the boot2docker ISO. Defaults to the latest available version.',
      'HYPERV_BOOT2DOCKER_URL',
    ),
    text('hyperv-cpu-count', 'number of CPUs for the machine', 'HYPERV_CPU_COUNT', '1'),
    toggle(
      'hyperv-disable-dynamic-memory',
      'Disable dynamic memory management setting',
      'HYPERV_DISABLE_DYNAMIC_MEMORY',
    ),
    text(
      'hyperv-disk-size',
      'Maximum size of dynamically expanding disk in MB.',
      'HYPERV_DISK_SIZE',
      '20000',
    ),
    text('hyperv-memory', 'Memory size for host in MB.', 'HYPERV_MEMORY', '1024'),
    text(
      'hyperv-static-macaddress',
      "Hyper-V network adapter's static MAC address.",
      'HYPERV_STATIC_MACADDRESS',
    ),
    text('hyperv-virtual-switch', 'Virtual switch name. Defaults to first found.', 'HYPERV_VIRTUAL_SWITCH'),
    text('hyperv-vlan-id', "Hyper-V network adapter's VLAN ID if any", 'HYPERV_VLAN_ID'),
  ],
};

export const GENERIC: DriverSpec = {
  name: 'generic',
  flags: [
    text('generic-engine-port', 'Docker engine port', 'GENERIC_ENGINE_PORT', '2376'),
    text('generic-ip-address', 'IP Address of machine', 'GENERIC_IP_ADDRESS'),
    text(
      'generic-ssh-key',
      'SSH private key path (if not provided, default SSH key will be used)',
      'GENERIC_SSH_KEY',
    ),
    text('generic-ssh-port', 'SSH port', 'GENERIC_SSH_PORT', '22'),
    text('generic-ssh-user', 'SSH user', 'GENERIC_SSH_USER', 'root'),
  ],
};

export const NONE: DriverSpec = {
  name: 'none',
  flags: [{ names: ['url'], kind: 'string', usage: 'URL of host when no driver is selected' }],
};

/** Drivers without flags of their own. */
export const DIND: DriverSpec = { name: 'dind', flags: [] };
export const SIMULATOR: DriverSpec = { name: 'simulator', flags: [] };
