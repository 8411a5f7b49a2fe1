/** The registry of an image, and the client's login there. */
import type { RegistryAuth } from '../../engine/contract/engine.ts';
import type { CommandRun } from '../cli/command.ts';

export const HUB = 'docker.io';

/** The registry of an image: the part before its first slash, if that looks like a host. */
export function registryOf(image: string): string {
  const [first = '', ...rest] = image.split('/');
  return rest.length > 0 && (/[.:]/.test(first) || first === 'localhost') ? first : HUB;
}

/** The login that this client has at the image's registry, as options of a request. */
export function registryAuth(context: CommandRun, image: string): { auth?: RegistryAuth } {
  const username = context.call.world.loginOf(context.call.client, registryOf(image));
  return username === undefined ? {} : { auth: { username } };
}
