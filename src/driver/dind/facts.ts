/** The facts that decide whether machines can be containers here, beyond an engine that answers. */

import { join } from 'node:path';
import { readSettings } from '../../docker-machine/dind/settings.ts';
import { MachineFailure } from '../../docker-machine/failure.ts';
import { homeFolders } from '../../files/home.ts';
import { defined } from '../../value/defined.ts';
import type { Computer, DindFacts } from '../platform.ts';
import { moduleState } from './kernel.ts';

const MODULES = ['overlay', 'vxlan', 'ip_vs'];
const REGISTRY = 'registry-1.docker.io';
const HTTPS = 443;

/** The fields of `docker info` about the engine, by Docker's own names. */
type EngineInfo = Readonly<Record<string, unknown>>;

/** Examines the engine that `info` describes. Starts one container that ends at once. Never rejects. */
export async function dindFacts(computer: Computer, info: EngineInfo): Promise<DindFacts> {
  const { env, read } = computer;
  const memory = typeof info.MemTotal === 'number' && info.MemTotal > 0 ? info.MemTotal : undefined;
  const sharesKernel =
    computer.platform === 'linux' && info.KernelVersion === read('/proc/sys/kernel/osrelease')?.trim();
  const root = typeof info.DockerRootDir === 'string' && sharesKernel ? info.DockerRootDir : undefined;
  const common = {
    ...defined({ memory }),
    absentModules: sharesKernel ? MODULES.filter((name) => moduleState(name, read) === 'absent') : [],
  };
  let settings: ReturnType<typeof readSettings>;
  try {
    settings = readSettings(join(homeFolders(env, computer.platform).root, 'dind'), env, read);
  } catch (error) {
    if (!(error instanceof MachineFailure)) throw error;
    return { ...common, image: '', imageThere: false, settingsProblem: error.message };
  }
  const { image, flags } = settings;
  const [found, disk] = await Promise.all([
    computer.ask(['docker', 'image', 'inspect', '--format', '{{.Id}}', image]),
    root === undefined ? undefined : computer.freeBytes?.(root),
  ]);
  const imageThere = found.exitCode === 0;
  const tried = imageThere ? await trial(computer, image, flags) : undefined;
  const reachable =
    imageThere || isBehindProxy(computer, info) ? undefined : await registryOf(computer, image);
  return {
    ...common,
    image,
    imageThere,
    ...defined({ disk, refusal: tried, registryReachable: reachable }),
  };
}

/** The engine's error for such a container; undefined when it ran, or when there was no answer in time. */
async function trial(
  computer: Computer,
  image: string,
  flags: readonly string[],
): Promise<string | undefined> {
  const answer = await computer.ask([
    ...['docker', 'run', '--rm', '--network', 'none', '--label', 'swarm-tutor.trial', ...flags],
    ...['--entrypoint', '/bin/sh', image, '-c', 'true'],
  ]);
  if (answer.exitCode === 0 || answer.exitCode === null) return undefined;
  const line = answer.stderr.split('\n').find((each) => /daemon|docker:/.test(each)) ?? answer.stderr;
  return line.replace(/^docker: (Error response from daemon: )?/, '').trim();
}

function registryOf(computer: Computer, image: string): Promise<boolean> | undefined {
  const first = image.split('/')[0] ?? '';
  const isHost = image.includes('/') && /[.:]|^localhost$/.test(first);
  const [host = REGISTRY, port] = isHost ? first.split(':') : [REGISTRY];
  return computer.connects?.(host, port === undefined ? HTTPS : Number(port));
}

/** The engine then has its own way to fetch images, which this computer can't test. */
function isBehindProxy({ env }: Computer, info: EngineInfo): boolean {
  return [env.HTTPS_PROXY, env.https_proxy, info.HttpsProxy, info.HttpProxy].some(
    (proxy) => typeof proxy === 'string' && proxy !== '',
  );
}
