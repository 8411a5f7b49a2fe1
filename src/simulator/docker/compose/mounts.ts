/** The volumes of a service as mounts of the API. */
import { defined } from '../../../value/defined.ts';
import type { Mount } from '../../engine/contract/types.ts';
import { ClientError } from '../cli/errors.ts';
import { type ComposeSection, type ComposeSections, list, section, text } from './decode.ts';

/** Options that belong to one type of mount. */
const OPTIONS = ['image', 'tmpfs', 'bind', 'volume'] as const;

/** The `volumes:` of a resolved service as mounts. `declared` are those of the file. Throws ClientError. */
export function mountsOf(stack: string, service: ComposeSection, declared: ComposeSections): Mount[] {
  return list(service.volumes).map((item): Mount => {
    const volume = section(item);
    const type = text(volume.type) ?? '';
    if (type !== 'bind' && type !== 'tmpfs' && type !== 'volume')
      throw new ClientError('volume type must be volume, bind, tmpfs, npipe, or cluster');
    for (const option of OPTIONS)
      if (option !== type && volume[option] !== undefined)
        throw new ClientError(`${option} options are incompatible with type ${type}`);
    const source = sourceOf(stack, type, text(volume.source) ?? '', declared);
    return {
      Type: type,
      ...defined({ Source: source === '' ? undefined : source }),
      Target: text(volume.target) ?? '',
      ...defined({ ReadOnly: volume.read_only === true || undefined }),
    };
  });
}

function sourceOf(stack: string, type: Mount['Type'], source: string, declared: ComposeSections): string {
  if (type === 'bind' && source === '') throw new ClientError('invalid bind source, source cannot be empty');
  if (type === 'tmpfs' && source !== '') throw new ClientError('invalid tmpfs source, source must be empty');
  if (type !== 'volume' || source === '') return source;
  const volume = declared[source];
  if (volume === undefined) throw new ClientError(`undefined volume ${JSON.stringify(source)}`);
  return text(volume.name) ?? `${stack}_${source}`;
}
