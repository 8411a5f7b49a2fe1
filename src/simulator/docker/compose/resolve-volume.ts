/** An entry of `volumes:` in its long form. */

import { defined } from '../../../value/defined.ts';
import { isRecord } from '../../../value/json.ts';
import { ClientError } from '../cli/errors.ts';
import { type ComposeSection, present } from './decode.ts';

const PROPAGATIONS = ['rprivate', 'private', 'rshared', 'shared', 'rslave', 'slave'];

/** An entry of `volumes:` in its long form. Throws ClientError for a short form that is none. */
export function resolveVolume(volume: unknown): ComposeSection {
  if (isRecord(volume)) {
    const { type, source, target, read_only, consistency, bind, volume: options, tmpfs } = volume;
    return {
      ...present({ type, source, target, read_only, consistency }),
      ...defined({
        bind: isRecord(bind) ? bind : undefined,
        volume: isRecord(options) ? options : undefined,
        tmpfs: isRecord(tmpfs) ? tmpfs : undefined,
      }),
    };
  }
  const spec = String(volume);
  if (spec === '') throw new ClientError('invalid empty volume spec');
  if (spec.length <= 2) return { type: 'volume', target: spec };
  return short(spec);
}

function short(spec: string): ComposeSection {
  const parts = partsOf(spec);
  const bad = (why: string): ClientError => new ClientError(`invalid spec: ${spec}: ${why}`);
  if (parts.includes('')) throw bad('empty section between colons');
  const [first = '', target, options, ...more] = parts;
  if (target === undefined) return { type: 'volume', target: first };
  if (more.length > 0) throw bad('too many colons');
  const words = options?.split(',') ?? [];
  const propagation = words.findLast((word) => PROPAGATIONS.includes(word));
  return {
    type: isPath(first) ? 'bind' : 'volume',
    source: first,
    target,
    ...present({ read_only: words.findLast((word) => word === 'ro' || word === 'rw') === 'ro' }),
    ...defined({
      bind: propagation === undefined ? undefined : { propagation },
      volume: words.includes('nocopy') ? { nocopy: true } : undefined,
    }),
  };
}

/** The sections between colons; the colon of a Windows drive is none. */
function partsOf(spec: string): string[] {
  const parts: string[] = [];
  for (const part of spec.split(':')) {
    const last = parts.at(-1);
    if (last !== undefined && /^\p{L}$/u.test(last)) parts[parts.length - 1] = `${last}:${part}`;
    else parts.push(part);
  }
  return parts;
}

const isPath = (source: string): boolean => /^[./~]|^\\\\|^\p{L}:/u.test(source);
