/** Which paths a machine has, as far as its engine has to know: needed for bind mounts. */

import type { Mount } from '../contract/types.ts';
import type { Daemon } from '../model/state.ts';

const THERE =
  /^\/(bin|boot|dev|etc|home|home\/docker(\/.*)?|lib|media|mnt|opt|proc(\/.*)?|root|run|sbin|srv|sys(\/.*)?|tmp|usr|var|usr\/(bin|lib|local|sbin|share)|var\/(lib|log|run|tmp|cache)|var\/lib\/docker(\/.*)?|etc\/(hostname|hosts|localtime|os-release|passwd|group|resolv\.conf|ssl|docker)|(var\/)?run\/docker\.sock)?$/;

/** Folders that `-v` has made for a container exist, too. */
const hasPath = (daemon: Daemon, path: string): boolean =>
  THERE.test(path) ||
  daemon.containers.some((c) => c.Mounts.some((m) => m.Type === 'bind' && m.Source === path));

/** The error for the first mount of a path that the machine does not have; undefined if all exist. */
export function missingBind(daemon: Daemon, mounts: readonly Mount[]): string | undefined {
  const wrong = mounts.find(({ Type, Source = '' }) => Type === 'bind' && !hasPath(daemon, Source));
  if (wrong === undefined) return undefined;
  const { Source = '' } = wrong;
  const why = Source.startsWith('/')
    ? `bind source path does not exist: ${Source}`
    : `invalid mount path: '${Source}' mount path must be absolute`;
  return `invalid mount config for type "bind": ${why}`;
}
