/** The images of one engine, and asking registries for more. */

import { catalogImage, digestOf, layersOf, PRIVATE_REGISTRIES, REGISTRIES } from './catalog.ts';
import type { BuildInput, PullResult, PushResult, RegistryAuth } from './engine.ts';
import { EngineError, NotSimulatedError } from './errors.ts';
import { note } from './events.ts';
import { stepOf, stepsOf } from './image-steps.ts';
import { digits, HEX } from './random.ts';
import { parseReference, type Reference } from './reference.ts';
import { type Sim, stamp } from './sim.ts';
import type { Daemon, SimImage } from './state.ts';

/** Bytes that a Dockerfile's files and programs add. */
const ADDED = 6_000_000;

/** Reads a reference or says that it is none, as the daemon does. */
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

/** What the registries hold, if a login lets one see it. */
export function registryImage(sim: Sim, ref: Reference, user: string | undefined): SimImage | undefined {
  if (!sim.state.online || !REGISTRIES.includes(ref.registry)) return undefined;
  if (PRIVATE_REGISTRIES.includes(ref.registry) && user === undefined) return undefined;
  const pushed = sim.state.pushed.find((p) => p.canonical === ref.canonical)?.image;
  const image = pushed ?? catalogImage(ref.canonical);
  if (image === undefined || (ref.digest !== '' && digestOf(image) !== ref.digest)) return undefined;
  return image;
}

function untag(daemon: Daemon, familiar: string): void {
  for (const image of daemon.images) image.RepoTags = image.RepoTags.filter((tag) => tag !== familiar);
}

/** Gives an engine an image under a name. */
export function addImage(daemon: Daemon, image: SimImage, ref: Reference, digest?: string): SimImage {
  untag(daemon, ref.familiar);
  let own = daemon.images.find((i) => i.Id === image.Id);
  if (own === undefined) {
    own = { ...structuredClone(image), RepoTags: [], RepoDigests: [] };
    daemon.images.unshift(own);
  }
  if (ref.digest === '') own.RepoTags.push(ref.familiar);
  const full = `${ref.repository}@${digest ?? ''}`;
  if (digest !== undefined && !own.RepoDigests.includes(full)) own.RepoDigests.push(full);
  return own;
}

function checkReachable(sim: Sim, registry: string): void {
  const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry;
  if (!sim.state.online || !REGISTRIES.includes(registry)) {
    const name = host.split(':')[0] ?? host;
    throw new EngineError(
      `Get "https://${host}/v2/": dial tcp: lookup ${name} on 127.0.0.11:53: no such host`,
      500,
    );
  }
}

/** Pulls from a registry; errors as Docker Hub and a private registry give them. */
export function pull(sim: Sim, daemon: Daemon, text: string, auth?: RegistryAuth): PullResult {
  const ref = reference(text);
  checkReachable(sim, ref.registry);
  if (PRIVATE_REGISTRIES.includes(ref.registry) && auth === undefined) {
    throw new EngineError(
      `Head "https://${ref.registry}/v2/${ref.path}/manifests/${ref.tag}": no basic auth credentials`,
      500,
    );
  }
  const image = registryImage(sim, ref, auth?.username);
  if (image === undefined) {
    const known =
      catalogImage(ref.canonical.replace(/:[^:]*$/, ':latest')) !== undefined ||
      sim.state.pushed.some((p) => p.canonical.startsWith(`${ref.registry}/${ref.path}:`));
    if (known || ref.path === 'john/get-started') {
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
  addImage(daemon, image, ref, digest);
  note(sim, daemon, 'image', 'pull', ref.familiar, { name: ref.repository });
  return { canonical: ref.canonical, digest, layers: layersOf(image), upToDate };
}

/** Pushes to a registry. On the Hub one may push under the name that one has logged in with. */
export function push(sim: Sim, daemon: Daemon, text: string, auth?: RegistryAuth): PushResult {
  const ref = reference(text);
  const image = findImage(daemon, ref.familiar);
  if (image === undefined) {
    throw new EngineError(`An image does not exist locally with the tag: ${ref.repository}`, 404);
  }
  checkReachable(sim, ref.registry);
  const owner = ref.path.split('/')[0];
  if (auth === undefined && ref.registry !== 'docker.io')
    throw new EngineError('no basic auth credentials', 500);
  if (auth === undefined || (ref.registry === 'docker.io' && owner !== auth.username)) {
    throw new EngineError('denied: requested access to the resource is denied', 403);
  }
  const digest = digestOf(image);
  sim.state.pushed = sim.state.pushed.filter((p) => p.canonical !== ref.canonical);
  sim.state.pushed.push({
    canonical: ref.canonical,
    image: { ...structuredClone(image), RepoTags: [], RepoDigests: [] },
  });
  addImage(daemon, image, ref, digest);
  note(sim, daemon, 'image', 'push', ref.familiar, { name: ref.repository });
  return { canonical: ref.canonical, digest, layers: layersOf(image), size: 1000 + (image.Size % 2000) };
}

/** Builds an image from a Dockerfile's instructions; its id. Only images that the model knows can be built on. */
export function build(sim: Sim, daemon: Daemon, input: BuildInput): string {
  const from = input.instructions.find((i) => i.keyword.toUpperCase() === 'FROM');
  if (from === undefined) throw new EngineError('the Dockerfile has no FROM instruction', 400);
  if (input.instructions.filter((i) => i.keyword.toUpperCase() === 'FROM').length > 1) {
    throw new NotSimulatedError('builds in several stages');
  }
  const baseName = from.value.split(/\s+/)[0] ?? '';
  if (baseName === 'scratch') throw new NotSimulatedError('images built from scratch');
  const base = findImage(daemon, baseName) ?? pulled(sim, daemon, baseName);
  const image: SimImage = structuredClone(base);
  image.RepoTags = [];
  image.RepoDigests = [];
  let program = base.sim.program;
  let ignoresTerm = base.sim.ignoresTerm;
  for (const { keyword, value } of input.instructions) {
    switch (keyword.toUpperCase()) {
      case 'CMD':
        image.Config.Cmd = words(value);
        break;
      case 'ENTRYPOINT':
        image.Config.Entrypoint = words(value);
        if (!input.instructions.some((i) => i.keyword.toUpperCase() === 'CMD')) image.Config.Cmd = null;
        break;
      case 'WORKDIR':
        image.Config.WorkingDir = value;
        break;
      case 'ENV': {
        const pair = value.includes('=') ? value : value.replace(/\s+/, '=');
        const name = pair.split('=')[0] ?? '';
        image.Config.Env = [...image.Config.Env.filter((v) => !v.startsWith(`${name}=`)), pair];
        break;
      }
      case 'VOLUME':
        for (const path of words(value)) image.Config.Volumes = { ...image.Config.Volumes, [path]: {} };
        break;
      case 'EXPOSE': {
        const port = value.includes('/') ? value : `${value}/tcp`;
        image.Config.ExposedPorts = { ...image.Config.ExposedPorts, [port]: {} };
        break;
      }
    }
  }
  const command = [...(image.Config.Entrypoint ?? []), ...(image.Config.Cmd ?? [])].join(' ');
  if (base.sim.program === 'python' && /^python3? \S+\.py$/.test(command)) {
    // A script as PID 1 hears no SIGTERM; Part 2's app answers with its host name.
    program = 'hello-web';
    ignoresTerm = true;
  }
  image.Id = `sha256:${digits(`build${JSON.stringify(input.instructions)}${sim.now}`, 64, HEX)}`;
  image.Created = stamp(sim.now);
  const layers = input.instructions.filter((i) => /^(RUN|COPY|ADD)$/i.test(i.keyword)).length;
  const steps = input.instructions
    .filter((i) => i.keyword.toUpperCase() !== 'FROM')
    .map(({ keyword, value }) => {
      const makes = /^(RUN|COPY|ADD)$/i.test(keyword);
      return stepOf(keyword.toUpperCase(), value, makes ? Math.round(ADDED / layers) : 0, sim.now);
    });
  image.Size = base.Size + steps.reduce((sum, step) => sum + step.size, 0);
  image.sim = {
    ...base.sim,
    program,
    ignoresTerm,
    base: { id: base.Id, size: base.Size },
    steps: [...stepsOf(base), ...steps],
  };
  daemon.images.unshift(image);
  for (const tag of input.tags) addImage(daemon, image, reference(tag));
  return image.Id;
}

function pulled(sim: Sim, daemon: Daemon, name: string): SimImage {
  pull(sim, daemon, name);
  const image = findImage(daemon, name);
  if (image === undefined) throw new NotSimulatedError(`an image built on ${name}`);
  return image;
}

/** The exec form (`["python", "app.py"]`) or the shell form, split at blanks. */
function words(value: string): string[] {
  if (!value.trim().startsWith('[')) return value.trim().split(/\s+/);
  try {
    const list: unknown = JSON.parse(value);
    if (Array.isArray(list) && list.every((word) => typeof word === 'string')) return list;
  } catch {
    // Not JSON: the daemon takes it as the shell form.
  }
  return value.trim().split(/\s+/);
}
