/** Machines whose addresses this computer reaches as they are. */
import type { AppAddress, AppReach, PublishedPort } from './types.ts';

/** The URL of a port of a host. */
export function appUrl(host: string, port: number): string {
  return new URL(`http://${host.includes(':') ? `[${host}]` : host}:${port}/`).href;
}

/** A machine's own address is the app's. */
export const directReach: AppReach = {
  addresses: async (ports) => ports.flatMap(directly),
  close: async () => undefined,
};

/** The port with its URL; nothing where a machine's address is none. */
export function directly(at: PublishedPort): AppAddress[] {
  try {
    return [{ ...at, url: appUrl(at.address, at.port) }];
  } catch {
    return [];
  }
}
