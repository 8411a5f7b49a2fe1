/** Image references: `john/get-started:part2` and their full forms. */

export interface Reference {
  /** `docker.io`, `registry.example.com`, `localhost:5000` … */
  readonly registry: string;
  /** `library/alpine` */
  readonly path: string;
  readonly tag: string;
  /** `sha256:…`, if the reference has one. */
  readonly digest: string;
  /** As people write it: `alpine:latest`, `registry.example.com/john/get-started:part2`. */
  readonly familiar: string;
  /** The familiar name without the tag. */
  readonly repository: string;
  /** `docker.io/library/alpine:latest` */
  readonly canonical: string;
}

const DOMAIN = /^(localhost|[^/]*[.:][^/]*)$/;
const PATH = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const TAG = /^\w[\w.-]{0,127}$/;

/** Reads a reference; undefined when it is invalid (`invalid reference format`). */
export function parseReference(text: string): Reference | undefined {
  const [name = '', digest = ''] = text.split('@');
  if (digest !== '' && !/^sha256:[0-9a-f]{64}$/.test(digest)) return undefined;
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const registry = DOMAIN.test(first) ? first : 'docker.io';
  const rest = DOMAIN.test(first) ? name.slice(slash + 1) : name;
  const colon = rest.lastIndexOf(':');
  const path = colon < 0 ? rest : rest.slice(0, colon);
  const tag = colon < 0 ? 'latest' : rest.slice(colon + 1);
  if (!PATH.test(path) || !TAG.test(tag)) return undefined;
  const onHub = registry === 'docker.io';
  const fullPath = onHub && !path.includes('/') ? `library/${path}` : path;
  const short = onHub ? fullPath.replace(/^library\//, '') : `${registry}/${fullPath}`;
  return {
    registry,
    path: fullPath,
    tag,
    digest,
    familiar: `${short}:${tag}`,
    repository: short,
    canonical: `${registry}/${fullPath}:${tag}`,
  };
}
