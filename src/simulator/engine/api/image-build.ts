/** Builds images from Dockerfiles. */

import { durationError, parseDuration } from '../../../go/duration.ts';
import { copyOf } from '../../../value/copy.ts';
import { defined } from '../../../value/defined.ts';
import { parseJson } from '../../../value/json.ts';
import type { BuildInput } from '../contract/engine.ts';
import { EngineError, NotSimulatedError } from '../contract/errors.ts';
import type { HealthConfig } from '../contract/types.ts';
import { digits, HEX } from '../model/random.ts';
import { stamp } from '../model/sim.ts';
import type { SimImage } from '../model/state.ts';
import { stepOf, stepsOf } from '../storage/image-steps.ts';
import { addImage, findImage, reference } from '../storage/images.ts';
import type { ApiContext } from './context.ts';
import { pull } from './image-transfer.ts';

/** Bytes that a Dockerfile's files and programs add. */
const ADDED = 6_000_000;
/** Builds an image from a Dockerfile's instructions; its id. Only images that the model knows can be built on. */
export function build(ctx: ApiContext, input: BuildInput): string {
  const { sim, daemon } = ctx;
  const from = input.instructions.find((i) => i.keyword.toUpperCase() === 'FROM');
  if (from === undefined) throw new EngineError('the Dockerfile has no FROM instruction', 400);
  if (input.instructions.filter((i) => i.keyword.toUpperCase() === 'FROM').length > 1) {
    throw new NotSimulatedError('builds in several stages');
  }
  const baseName = from.value.split(/\s+/)[0] ?? '';
  if (baseName === 'scratch') throw new NotSimulatedError('images built from scratch');
  const base = findImage(daemon, baseName) ?? pulled(ctx, baseName);
  const image: SimImage = copyOf(base);
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
      case 'HEALTHCHECK':
        image.Config.Healthcheck = healthcheck(value);
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

function pulled(ctx: ApiContext, name: string): SimImage {
  pull(ctx, name);
  const image = findImage(ctx.daemon, name);
  if (image === undefined) throw new NotSimulatedError(`an image built on ${name}`);
  return image;
}

/** `--interval=5s --retries=2 CMD curl -f localhost`, or `NONE`. @throws EngineError */
function healthcheck(value: string): HealthConfig {
  const [, options = '', kind = '', command = ''] = /^((?:--\S+\s+)*)(\S*)\s*(.*)$/.exec(value) ?? [];
  const refuse = (why: string): EngineError => new EngineError(`dockerfile parse error: ${why}`, 400);
  const given = new Map(
    options.split(/\s+/).flatMap((option): [string, string][] => {
      const [, name, text] = /^--([\w-]+)=(.*)$/.exec(option) ?? [];
      return name === undefined || text === undefined ? [] : [[name, text]];
    }),
  );
  if (kind.toUpperCase() === 'NONE') return { Test: ['NONE'] };
  if (kind.toUpperCase() !== 'CMD') throw refuse(`unknown type "${kind}" in HEALTHCHECK (try CMD)`);
  if (command === '') throw refuse('missing command after HEALTHCHECK CMD');
  const time = (name: string): number | undefined => {
    const text = given.get(name);
    const found = text === undefined ? undefined : parseDuration(text);
    if (text !== undefined && found === undefined) throw refuse(durationError(text) ?? text);
    return found || undefined;
  };
  return {
    Test: command.startsWith('[') ? ['CMD', ...words(command)] : ['CMD-SHELL', command],
    ...defined({
      Interval: time('interval'),
      Timeout: time('timeout'),
      StartPeriod: time('start-period'),
      Retries: Number(given.get('retries') ?? 0) || undefined,
    }),
  };
}

/** The exec form (`["python", "app.py"]`) or the shell form, split at blanks. */
function words(value: string): string[] {
  if (!value.trim().startsWith('[')) return value.trim().split(/\s+/);
  const list = parseJson(value);
  if (Array.isArray(list) && list.every((word) => typeof word === 'string')) return list;
  // Not JSON: the daemon takes it as the shell form.
  return value.trim().split(/\s+/);
}
