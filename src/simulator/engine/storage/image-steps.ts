/** The steps that made an image. */
import type { ImageStep, SimImage } from '../model/state.ts';

const quoted = (words: readonly string[]): string => `[${words.map((w) => JSON.stringify(w)).join(' ')}]`;

/** The steps that made an image of a registry, oldest first, as far as its configuration shows. */
function registrySteps(image: SimImage): ImageStep[] {
  const { Config } = image;
  const at = Date.parse(image.Created);
  const step = (by: string, size = 0): ImageStep => ({ by, size, at, comment: 'buildkit.dockerfile.v0' });
  const settings = [
    ...Config.Env.filter((text) => !text.startsWith('PATH=')).map((text) => step(`ENV ${text}`)),
    ...(Config.WorkingDir === '' ? [] : [step(`WORKDIR ${Config.WorkingDir}`)]),
    ...Object.keys(Config.Volumes ?? {}).map((path) => step(`VOLUME [${path}]`)),
    ...(Config.Entrypoint === null ? [] : [step(`ENTRYPOINT ${quoted(Config.Entrypoint)}`)]),
    ...Object.keys(Config.ExposedPorts ?? {}).map((port) => step(`EXPOSE map[${port}:{}]`)),
    ...(Config.Cmd === null ? [] : [step(`CMD ${quoted(Config.Cmd)}`)]),
  ];
  // A small image is one layer; a larger one was built on a distribution.
  const below = image.Size < 20_000_000 ? image.Size : Math.min(75_000_000, Math.round(image.Size * 0.6));
  const layers = [
    step('ADD rootfs.tar.gz / # buildkit', below),
    ...(below < image.Size ? [step('RUN /bin/sh -c install # buildkit', image.Size - below)] : []),
  ];
  return [...layers, ...settings];
}

/** The steps that made an image, oldest first. */
export const stepsOf = (image: SimImage): readonly ImageStep[] => image.sim.steps ?? registrySteps(image);

/** An instruction of a Dockerfile as the classic builder notes it. */
export function stepOf(keyword: string, value: string, size: number, at: number): ImageStep {
  const by =
    keyword === 'RUN'
      ? value
      : `#(nop) ${keyword === 'COPY' || keyword === 'ADD' ? '' : ' '}${keyword} ${value}`;
  return { by: `/bin/sh -c ${by}`, size, at };
}
