/** The network interfaces that a machine has of its own, by its driver. */

/** Every machine of VirtualBox has this address towards the computer that it runs on. */
export const NAT_ADDRESS = '10.0.2.15';
const NAT_GATEWAY = '10.0.2.2';

export interface Interface {
  readonly name: string;
  readonly ip: string;
  /** The default gateway; only one interface has it. */
  readonly gateway?: string;
}

/** VirtualBox gives two, NAT and the host-only network of the machine's address; all others have one. */
export function interfacesOf({ driver, ip }: { readonly driver: string; readonly ip: string }): Interface[] {
  if (driver === 'virtualbox')
    return [
      { name: 'eth0', ip: NAT_ADDRESS, gateway: NAT_GATEWAY },
      { name: 'eth1', ip },
    ];
  return [{ name: 'eth0', ip, gateway: ip.replace(/\d+$/, '1') }];
}
