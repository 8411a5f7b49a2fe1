/** Pulls images from registries and pushes them. */

import type { PullResult, PushResult, RegistryAuth } from '../contract/engine.ts';
import { EngineError } from '../contract/errors.ts';
import { note } from '../model/events.ts';
import type { Reference } from '../model/reference.ts';
import type { SimImage } from '../model/state.ts';
import { digestOf, layersOf, PRIVATE_REGISTRIES, REGISTRIES } from '../registry/catalog.ts';
import { reachRegistry } from '../registry/registries.ts';
import { addImage, findImage, reference } from '../storage/images.ts';
import type { ApiContext } from './context.ts';

/** Of a manifest, and of a layer in it. */
const MANIFEST_BYTES = 318;
const LAYER_BYTES = 209;

/** Pulls from a registry; errors as Docker Hub and other registries give them. */
export function pull(ctx: ApiContext, text: string, auth?: RegistryAuth): PullResult {
  const { daemon } = ctx;
  const ref = reference(text);
  const registry = reachRegistry(ctx, ref.registry);
  if (PRIVATE_REGISTRIES.includes(ref.registry) && auth === undefined) {
    throw new EngineError(
      `Head "https://${ref.registry}/v2/${ref.path}/manifests/${ref.tag}": no basic auth credentials`,
      500,
    );
  }
  const image = registry.find(ref);
  if (image === undefined) {
    if (registry.knows(ref) || !REGISTRIES.includes(ref.registry)) {
      throw new EngineError(
        `manifest for ${ref.familiar} not found: manifest unknown: manifest unknown`,
        404,
      );
    }
    throw new EngineError(
      `pull access denied for ${ref.repository}, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`,
      404,
    );
  }
  const digest = digestOf(image);
  const upToDate = findImage(daemon, ref.familiar)?.Id === image.Id;
  tagTransferred(ctx, 'pull', image, ref);
  return { canonical: ref.canonical, digest, layers: layersOf(image), upToDate };
}

/** Pushes to a registry. On the Hub, a push is allowed under the name of the login. */
export function push(ctx: ApiContext, text: string, auth?: RegistryAuth): PushResult {
  const { daemon } = ctx;
  const ref = reference(text);
  const image = findImage(daemon, ref.familiar);
  if (image === undefined) {
    throw new EngineError(`An image does not exist locally with the tag: ${ref.repository}`, 404);
  }
  const registry = reachRegistry(ctx, ref.registry);
  const owner = ref.path.split('/')[0];
  if (auth === undefined && PRIVATE_REGISTRIES.includes(ref.registry))
    throw new EngineError('no basic auth credentials', 500);
  if (ref.registry === 'docker.io' && owner !== auth?.username) {
    throw new EngineError('denied: requested access to the resource is denied', 403);
  }
  const digest = digestOf(image);
  const holding = registry.holding(image);
  const [other] = holding;
  const fate =
    other === undefined
      ? 'Pushed'
      : holding.includes(ref.path)
        ? 'Layer already exists'
        : `Mounted from ${other}`;
  registry.put(ref, image);
  tagTransferred(ctx, 'push', image, ref);
  const layers = layersOf(image);
  return {
    canonical: ref.canonical,
    digest,
    layers,
    fate,
    size: MANIFEST_BYTES + LAYER_BYTES * layers.length,
  };
}

/** The result of both on the engine: the image under its name and digest, and an event. */
function tagTransferred(ctx: ApiContext, action: 'pull' | 'push', image: SimImage, ref: Reference): void {
  const { sim, daemon } = ctx;
  addImage(daemon, image, ref, digestOf(image));
  note(sim, daemon, {
    type: 'image',
    action,
    id: ref.familiar,
    attributes: { name: ref.repository },
  });
}
