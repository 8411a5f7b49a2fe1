/** The addresses of network cards. */

/** The MAC address that Docker derives from an IPv4 address. */
export const macOf = (ip: string): string =>
  `02:42:${ip
    .split('.')
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join(':')}`;
