import type { Mount } from '../../engine/types.ts';
import { isMap } from './validate.ts';

/** The `volumes:` of a service as mounts; named volumes get the stack's name before theirs. */
export function mountsOf(stack: string, volumes: readonly unknown[]): Mount[] {
  return volumes.map((volume): Mount => {
    if (isMap(volume)) {
      const type = volume.type === 'bind' || volume.type === 'tmpfs' ? volume.type : 'volume';
      const source = typeof volume.source === 'string' ? volume.source : undefined;
      return {
        Type: type,
        ...(source === undefined ? {} : { Source: type === 'volume' ? `${stack}_${source}` : source }),
        Target: String(volume.target ?? ''),
        ...(volume.read_only === true ? { ReadOnly: true } : {}),
      };
    }
    const parts = String(volume).split(':');
    const [source = '', target] = parts;
    if (target === undefined) return { Type: 'volume', Target: source };
    const bind = /^[./~]/.test(source);
    return {
      Type: bind ? 'bind' : 'volume',
      Source: bind ? source : `${stack}_${source}`,
      Target: target,
      ...(parts[2]?.includes('ro') ? { ReadOnly: true } : {}),
    };
  });
}
