/** `/images` and logging in. */

import type { Filters } from '../contract/engine.ts';
import { EngineError } from '../contract/errors.ts';
import type { Image } from '../contract/types.ts';
import { note } from '../model/events.ts';
import { byText } from '../model/sim.ts';
import { PRIVATE_REGISTRIES, REGISTRIES } from '../registry/catalog.ts';
import { reachRegistry } from '../registry/registries.ts';
import { addImage, isImageId, needImage, reference } from '../storage/images.ts';
import { type ApiContext, checkFilters, checkUp, fitsLabels, plain } from './context.ts';

/** Images, the newest first. Filters by label or dangling; that of references is applied by the caller, which knows the names. */
export function listImages(ctx: ApiContext, filters?: Filters): Image[] {
  checkUp(ctx);
  checkFilters(filters, ['dangling', 'label', 'before', 'since', 'reference']);
  const [dangling] = filters?.dangling ?? [];
  if (dangling !== undefined && dangling !== 'true' && dangling !== 'false')
    throw new EngineError(`Invalid filter 'dangling=[${dangling}]'`, 400);
  return ctx.daemon.images
    .filter(
      (image) =>
        (dangling === undefined || (image.RepoTags.length === 0) === (dangling === 'true')) &&
        fitsLabels(filters, image.Config.Labels),
    )
    .sort((a, b) => byText(b.Created, a.Created))
    .map(plain);
}

/** `GET /images/REF/json`. @throws EngineError when there is none */
export function inspectImage(ctx: ApiContext, ref: string): Image {
  checkUp(ctx);
  try {
    return plain(needImage(ctx.daemon, ref));
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new EngineError(`no such image: ${ref}: ${error.message}`, error.status);
  }
}

/** `POST /images/SOURCE/tag`. @throws EngineError when there is no such image or the name is wrong */
export function tagImage(ctx: ApiContext, source: string, target: string): void {
  checkUp(ctx);
  const image = needImage(ctx.daemon, source);
  addImage(ctx.daemon, image, reference(target));
  note(ctx.sim, ctx.daemon, {
    type: 'image',
    action: 'tag',
    id: image.Id,
    attributes: { name: reference(target).familiar },
  });
}

/** Removes a name; with the last one, the image. Returns the lines that `docker rmi` prints. */
export function removeImage(ctx: ApiContext, ref: string, force: boolean): string[] {
  checkUp(ctx);
  const { daemon } = ctx;
  // A text that is neither an id nor a reference gets its own error.
  if (!isImageId(ref)) reference(ref);
  const image = needImage(daemon, ref);
  const familiar = image.RepoTags.find((tag) => tag === ref || tag === `${ref}:latest`);
  const users = daemon.containers.filter((c) => c.Image === image.Id);
  const short = image.Id.slice(7, 19);
  const out: string[] = [];
  if (familiar !== undefined && image.RepoTags.length > 1) {
    image.RepoTags = image.RepoTags.filter((tag) => tag !== familiar);
    note(ctx.sim, daemon, { type: 'image', action: 'untag', id: image.Id, attributes: { name: image.Id } });
    return [`Untagged: ${familiar}`];
  }
  if (familiar === undefined && image.RepoTags.length > 1 && !force) {
    throw new EngineError(
      `conflict: unable to delete ${short} (must be forced) - image is referenced in multiple repositories`,
      409,
    );
  }
  const running = users.find((c) => c.State.Running);
  const what =
    familiar === undefined ? `unable to delete ${short}` : `unable to remove repository reference "${ref}"`;
  if (running !== undefined) {
    const because =
      familiar === undefined
        ? `(cannot be forced) - image is being used by running container ${running.Id.slice(0, 12)}`
        : `(must force) - container ${running.Id.slice(0, 12)} is using its referenced image ${short}`;
    if (familiar === undefined || !force) throw new EngineError(`conflict: ${what} ${because}`, 409);
    image.RepoTags = [];
    return [`Untagged: ${familiar}`];
  }
  const user = users[0];
  if (user !== undefined && !force) {
    const id = user.Id.slice(0, 12);
    const because =
      familiar === undefined
        ? `(must be forced) - image is being used by stopped container ${id}`
        : `(must force) - container ${id} is using its referenced image ${short}`;
    throw new EngineError(`conflict: ${what} ${because}`, 409);
  }
  for (const tag of image.RepoTags) out.push(`Untagged: ${tag}`);
  for (const digest of image.RepoDigests) out.push(`Untagged: ${digest}`);
  note(ctx.sim, daemon, { type: 'image', action: 'untag', id: image.Id, attributes: { name: image.Id } });
  note(ctx.sim, daemon, { type: 'image', action: 'delete', id: image.Id, attributes: { name: image.Id } });
  daemon.images = daemon.images.filter((i) => i !== image);
  return [...out, `Deleted: ${image.Id}`];
}

/** Removes untagged images, with `all` every image that no container uses. */
export function pruneImages(ctx: ApiContext, all: boolean): { deleted: string[]; bytes: number } {
  checkUp(ctx);
  const { daemon } = ctx;
  const gone = daemon.images.filter(
    (i) =>
      (all || (i.RepoTags.length === 0 && i.RepoDigests.length === 0)) &&
      !daemon.containers.some((c) => c.Image === i.Id),
  );
  daemon.images = daemon.images.filter((i) => !gone.includes(i));
  return {
    deleted: gone.flatMap((i) => [...i.RepoTags.map((tag) => `untagged: ${tag}`), `deleted: ${i.Id}`]),
    bytes: gone.reduce((sum, i) => sum + i.Size, 0),
  };
}

/**
 * Logs in: any name with any password that is not empty is an account of the simulated registries.
 * @throws EngineError for an empty one, or an unknown registry
 */
export function login(ctx: ApiContext, registry: string, username: string, password: string): void {
  checkUp(ctx);
  const name = registry.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  const host = ['', 'docker.io', 'index.docker.io', 'registry-1.docker.io'].includes(name)
    ? 'docker.io'
    : name;
  const url = host === 'docker.io' ? 'https://registry-1.docker.io/v2/' : `https://${host}/v2/`;
  reachRegistry(ctx, host);
  if (!REGISTRIES.includes(host)) return;
  if (username === '' || password === '') {
    throw new EngineError(
      PRIVATE_REGISTRIES.includes(host)
        ? `login attempt to ${url} failed with status: 401 Unauthorized`
        : `Get "${url}": unauthorized: incorrect username or password`,
      401,
    );
  }
}
