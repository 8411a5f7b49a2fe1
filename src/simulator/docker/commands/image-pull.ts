/** `docker pull` and `docker push`, with the progress of each layer. */
import type { PullResult, PushResult } from '../../engine/contract/engine.ts';
import { EngineError } from '../../engine/contract/errors.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { isOldClient } from '../cli/versions.ts';
import { referenceProblem } from '../format/image-reference.ts';
import { registryAuth } from '../format/registry.ts';
import { progressDisplay } from '../progress/display.ts';

/** Simulated time that a layer takes. */
const LAYER_MS = 400;

/** Pulls an image and shows the progress through `print`; `run` wants it on stderr. */
export async function pull(
  context: CommandRun,
  ref: string,
  print: (text: string) => void,
  always = false,
): Promise<PullResult> {
  const { call } = context;
  const quiet = !always && context.flags.on('quiet');
  checkReference(context, ref);
  const tagged = /[:@][^/]*$/.test(ref);
  if (!tagged && !quiet && !always) print('Using default tag: latest\n');
  const result = context.engine().imagePull(ref, registryAuth(context, ref).auth);
  if (quiet) {
    print(`${result.canonical}\n`);
    return result;
  }
  const name = result.canonical.replace(/^docker\.io\//, '').replace(/:[^:/]*$/, '');
  print(`${/:([^:/]*)$/.exec(result.canonical)?.[1] ?? 'latest'}: Pulling from ${name}\n`);
  const display = progressDisplay(call, print);
  if (!result.upToDate)
    for (const layer of result.layers) {
      display.update(layer, 'Pulling fs layer');
      await call.sleep(LAYER_MS);
      display.update(layer, 'Download complete');
      display.update(layer, 'Pull complete');
    }
  print(`Digest: ${result.digest}\n`);
  const shown = result.canonical.replace(/^docker\.io\/(library\/)?/, '');
  print(
    result.upToDate
      ? `Status: Image is up to date for ${shown}\n`
      : `Status: Downloaded newer image for ${shown}\n`,
  );
  if (!always) print(`${result.canonical}\n`);
  return result;
}

/** The client refuses an invalid reference before it asks a daemon. Throws ClientError. */
function checkReference({ call }: CommandRun, ref: string): void {
  const problem = isOldClient(call.env) ? undefined : referenceProblem(ref);
  if (problem !== undefined) throw new ClientError(problem);
}

/** `docker push NAME` */
export async function push(context: CommandRun): Promise<number> {
  const { call, flags, args } = context;
  const [ref = ''] = args;
  checkReference(context, ref);
  const tagged = /:[^:/]*$/.test(ref);
  const quiet = flags.on('quiet');
  if (!tagged && !quiet) call.out('Using default tag: latest\n');
  const name = tagged ? ref : `${ref}:latest`;
  const canonical = canonicalName(name);
  if (!quiet) call.out(`The push refers to repository [${canonical.replace(/:[^:/]*$/, '')}]\n`);
  const result = pushed(context, name, ref);
  if (quiet) {
    call.out(`${result.canonical}\n`);
    return 0;
  }
  const display = progressDisplay(call);
  for (const layer of result.layers) display.update(layer, 'Preparing');
  for (const layer of result.layers) {
    await call.sleep(LAYER_MS);
    display.update(layer, result.fate);
  }
  call.out(`${/:([^:/]*)$/.exec(name)?.[1]}: digest: ${result.digest} size: ${result.size}\n`);
  return 0;
}

/** Errors after the push has begun come in its stream, without the daemon's usual prefix. */
function pushed(context: CommandRun, name: string, ref: string): PushResult {
  try {
    return context.engine().imagePush(name, registryAuth(context, ref).auth);
  } catch (error) {
    if (error instanceof EngineError) throw new ClientError(error.message);
    throw error;
  }
}

/** `john/repo:tag` → `docker.io/john/repo:tag`. */
function canonicalName(name: string): string {
  const [first = '', ...rest] = name.split('/');
  if (rest.length === 0) return `docker.io/library/${name}`;
  return /[.:]/.test(first) || first === 'localhost' ? name : `docker.io/${name}`;
}
