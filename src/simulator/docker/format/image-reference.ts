/** Checks names of images as the client does. */
import { parseReference } from '../../engine/model/reference.ts';

/** The client's error for an invalid image reference; undefined if it is valid. */
export function referenceProblem(text: string): string | undefined {
  if (/^[a-f0-9]{64}$/.test(text) || /^sha256:[a-f0-9]{64}$/.test(text)) return undefined;
  const [first = '', ...more] = text.split('/');
  const isDomain = more.length > 0 && (first === 'localhost' || /[.:A-Z]/.test(first));
  const onHub = !isDomain || first === 'docker.io' || first === 'index.docker.io';
  const rest = isDomain ? more.join('/') : text;
  const remote = onHub && !rest.includes('/') ? `library/${rest}` : rest;
  const [name = ''] = remote.split(':');
  if (name !== name.toLowerCase())
    return `invalid reference format: repository name (${name}) must be lowercase`;
  return parseReference(text) === undefined ? 'invalid reference format' : undefined;
}

/** A name as tables of the swarm show it: without its digest, if it also has a tag. */
export function withoutDigest(image: string): string {
  return /:[^/@]*@/.test(image) ? image.replace(/@.*$/, '') : image;
}
