/** The images of one engine. */
import { copyOf } from '../../../value/copy.ts';
import { EngineError } from '../contract/errors.ts';
import { parseReference, type Reference } from '../model/reference.ts';
import type { Daemon, SimImage } from '../model/state.ts';

/** Reads a reference; throws the daemon's error for an invalid one. */
export function reference(text: string): Reference {
  const ref = parseReference(text);
  if (ref !== undefined) return ref;
  if (/[A-Z]/.test(text.split(':')[0] ?? '')) {
    throw new EngineError('invalid reference format: repository name must be lowercase', 400);
  }
  throw new EngineError('invalid reference format', 400);
}

/** Whether a text can be (part of) an image's id. */
export function isImageId(text: string): boolean {
  return /^(sha256:)?[0-9a-f]{2,64}$/.test(text);
}

/** An image of an engine by tag, digest or (part of) its id. */
export function findImage(daemon: Daemon, text: string): SimImage | undefined {
  const ref = parseReference(text);
  if (ref !== undefined) {
    const named = daemon.images.find(
      (image) =>
        (ref.digest === '' && image.RepoTags.includes(ref.familiar)) ||
        (ref.digest !== '' && image.RepoDigests.includes(`${ref.repository}@${ref.digest}`)),
    );
    if (named !== undefined) return named;
  }
  if (!isImageId(text)) return undefined;
  const id = text.replace(/^sha256:/, '');
  return daemon.images.find((image) => image.Id.slice(7).startsWith(id));
}

/** An image by reference or id. @throws EngineError when there is none */
export function needImage(daemon: Daemon, ref: string): SimImage {
  const image = findImage(daemon, ref);
  if (image !== undefined) return image;
  const name = ref.includes(':') || ref.includes('@') ? ref : `${ref}:latest`;
  throw new EngineError(`No such image: ${name}`, 404);
}

function untag(daemon: Daemon, familiar: string): void {
  for (const image of daemon.images) image.RepoTags = image.RepoTags.filter((tag) => tag !== familiar);
}

/** Gives an engine an image under a name. */
export function addImage(daemon: Daemon, image: SimImage, ref: Reference, digest?: string): SimImage {
  untag(daemon, ref.familiar);
  let own = daemon.images.find((i) => i.Id === image.Id);
  if (own === undefined) {
    own = { ...copyOf(image), RepoTags: [], RepoDigests: [] };
    daemon.images.unshift(own);
  }
  if (ref.digest === '') own.RepoTags.push(ref.familiar);
  const full = `${ref.repository}@${digest ?? ''}`;
  if (digest !== undefined && !own.RepoDigests.includes(full)) own.RepoDigests.push(full);
  return own;
}
