/** The kernel's features under the engine, as far as they can be seen from this computer. */

/** A module of the kernel: present (built in, loaded or loadable), absent, or unknown. */
export type ModuleState = 'there' | 'absent' | 'unknown';

type Read = (file: string) => string | undefined;

/** Where an active module can be seen besides the list of modules. */
const TRACES: Readonly<Record<string, string>> = {
  ip_vs: '/proc/net/ip_vs',
  vxlan: '/sys/module/vxlan/parameters/udp_port',
};

/**
 * Looks for a module by name (`ip_vs`). Reads files only, and only of Linux; `unknown` when this kernel keeps no lists
 * to look into. Pure but for `read`.
 */
export function moduleState(name: string, read: Read): ModuleState {
  const trace = TRACES[name];
  if (trace !== undefined && read(trace) !== undefined) return 'there';
  if (name === 'overlay' && /\toverlay$/m.test(read('/proc/filesystems') ?? '')) return 'there';
  const loaded = read('/proc/modules');
  if (loaded?.split('\n').some((line) => line.startsWith(`${name} `))) return 'there';
  const release = read('/proc/sys/kernel/osrelease')?.trim();
  if (release === undefined) return 'unknown';
  const lists = ['modules.dep', 'modules.builtin'].map((list) => read(`/lib/modules/${release}/${list}`));
  const file = new RegExp(`/${name.replaceAll('_', '[_-]')}\\.ko`, 'm');
  if (lists.some((list) => list !== undefined && file.test(list))) return 'there';
  if (lists.some((list) => list !== undefined)) return 'absent';
  // A kernel without lists has all its parts inside, or keeps them where a container can't see them.
  return loaded === undefined || loaded === '' ? 'absent' : 'unknown';
}
