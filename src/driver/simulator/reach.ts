/** The simulated app for a browser: an address of this computer for each port of a simulated machine. */

import type { Language } from '../../i18n/language.ts';
import { visit } from '../../simulator/index.ts';
import { defined } from '../../value/defined.ts';
import type { AppAddress, AppReach, PublishedPort } from '../types.ts';
import type { AppServer } from './app-server.ts';

/**
 * @param folder the simulator's folder
 * @param speed of its time; without it the one that it was last used with
 */
export function simulatedReach(folder: string, speed: number | 'instant' | undefined): AppReach {
  const servers = new Map<string, Promise<AppServer>>();
  let language: Language = 'en';
  let shown: readonly AppAddress[] = [];

  const serve = async (at: PublishedPort): Promise<AppServer> => {
    const { startAppServer } = await import('./app-server.ts');
    return startAppServer({
      at,
      visit: (path, agent) =>
        visit(
          folder,
          { machine: at.machine, port: at.port, path, ...defined({ agent: agent || undefined }) },
          speed,
        ),
      language: () => language,
      addresses: () => shown,
    });
  };
  const addressOf = async (at: PublishedPort): Promise<AppAddress[]> => {
    const key = `${at.machine}:${at.port}`;
    const starting = servers.get(key) ?? serve(at);
    servers.set(key, starting);
    try {
      return [{ ...at, url: (await starting).url }];
    } catch {
      // This computer gave no port; it may at the next try.
      servers.delete(key);
      return [];
    }
  };
  return {
    async addresses(ports, spoken) {
      language = spoken;
      shown = (await Promise.all(ports.map(addressOf))).flat();
      return shown;
    },
    async close() {
      const closing = [...servers.values()];
      servers.clear();
      await Promise.all(closing.map(async (server) => (await server.catch(() => undefined))?.close()));
    },
  };
}
