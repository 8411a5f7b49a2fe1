/** The origin of images: history, commits of containers, and searches in a registry. */

import { copyOf } from '../../../value/copy.ts';
import { defined } from '../../../value/defined.ts';
import { EngineError } from '../contract/errors.ts';
import type { HistoryItem, SearchResult } from '../contract/types.ts';
import { noteContainer } from '../model/events.ts';
import { digits, HEX, hash32 } from '../model/random.ts';
import { byText, stamp } from '../model/sim.ts';
import type { SimImage } from '../model/state.ts';
import { needContainer } from '../node/containers.ts';
import { CATALOG } from '../registry/catalog.ts';
import { stepsOf } from '../storage/image-steps.ts';
import { addImage, needImage, reference } from '../storage/images.ts';
import { type ApiContext, checkUp } from './context.ts';
import { sizeOf } from './volumes.ts';

/** `GET /images/REF/history`, newest layer first. @throws EngineError when there is none */
export function history(ctx: ApiContext, ref: string): HistoryItem[] {
  checkUp(ctx);
  const image = needImage(ctx.daemon, ref);
  return [...stepsOf(image)].reverse().map((step, at) => ({
    Id: at === 0 ? image.Id : '<missing>',
    Created: stamp(step.at),
    CreatedBy: step.by,
    Size: step.size,
    Comment: step.comment ?? '',
  }));
}

/** Makes an image of a container as it is now, without its volumes and secrets. The new image's id. */
export function commit(ctx: ApiContext, ref: string, name: string | undefined, comment: string): string {
  checkUp(ctx);
  const { daemon, sim } = ctx;
  const container = needContainer(daemon, ref);
  const tag = name === undefined ? undefined : reference(name);
  const base = daemon.images.find((i) => i.Id === container.Image);
  if (base === undefined) throw new EngineError(`No such image: ${container.Config.Image}`, 404);
  const size = sizeOf(sim, container.sim.files);
  const by = [container.Path, ...container.Args].join(' ');
  const image: SimImage = {
    ...copyOf(base),
    Id: `sha256:${digits(`commit${container.Id}${sim.now}`, 64, HEX)}`,
    RepoTags: [],
    RepoDigests: [],
    Created: stamp(sim.now),
    Size: base.Size + size,
  };
  image.Config = {
    ...image.Config,
    Env: [...container.Config.Env],
    Cmd: container.Config.Cmd,
    Entrypoint: container.Config.Entrypoint,
    WorkingDir: container.Config.WorkingDir,
    Labels: { ...container.Config.Labels },
  };
  image.sim = {
    ...image.sim,
    files: { ...image.sim.files, ...copyOf(container.sim.files) },
    base: { id: base.Id, size: base.Size },
    steps: [
      ...stepsOf(base),
      { by, size, at: sim.now, ...defined({ comment: comment === '' ? undefined : comment }) },
    ],
  };
  daemon.images.unshift(image);
  if (tag !== undefined) addImage(daemon, image, tag);
  noteContainer(sim, daemon, container, 'commit', { comment, imageID: image.Id, imageRef: name ?? '' });
  return image.Id;
}

/** The images of the simulated Docker Hub for a term, the most popular first. */
export function search(ctx: ApiContext, term: string, limit: number): SearchResult[] {
  checkUp(ctx);
  const name = term.replace(/^(index\.)?docker\.io\//, '');
  if (!ctx.sim.state.online) {
    const url = `https://index.docker.io/v1/search?q=${encodeURIComponent(name)}&n=${limit}`;
    throw new EngineError(
      `Get "${url}": dial tcp: lookup index.docker.io on 127.0.0.11:53: no such host`,
      500,
    );
  }
  const wanted = name.replace(/^library\//, '').toLowerCase();
  return CATALOG.filter((entry) => entry.repository.startsWith('docker.io/'))
    .map((entry) => ({ entry, short: entry.repository.replace(/^docker\.io\/(library\/)?/, '') }))
    .filter(({ entry, short }) => short.includes(wanted) || entry.about.toLowerCase().includes(wanted))
    .map(({ entry, short }) => {
      const official = entry.repository.startsWith('docker.io/library/');
      // Stars are made up: a number that is always the same for a name.
      const stars = hash32(`stars${short}`) % (official ? 18_000 : 90);
      return { Name: short, Description: entry.about, StarCount: stars, IsOfficial: official };
    })
    .sort((a, b) => b.StarCount - a.StarCount || byText(a.Name, b.Name))
    .slice(0, limit);
}
