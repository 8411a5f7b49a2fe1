/** A Docker Engine for the tests: the one that runs, or one of their own that ends with them. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { answerNoNames, folderFromOutside, NAME_SERVER } from './apart.ts';
import { engineFolder, removeEngineFolder } from './folder.ts';

/** An engine's own bridge stays when it ends. */
const BRIDGE = '/sys/class/net/docker0';
const START_MS = 60_000;
const NODE_IMAGE = 'swarm-tutor-test-node';
const APP_IMAGES = ['john/get-started:part2', 'john/get-started:part3'];
/** Those of the exercises; machines get them where a test asks for them. */
export const EXERCISE_IMAGES = ['nginx:alpine', 'nginx:1.26', 'nginx:1.27', 'httpd:2.4', 'redis:alpine'];

/** What the tests need to know of it. */
export interface TestEngine {
  /** Variables for everything that they start. */
  readonly env: Record<string, string>;
  /** Ends what was started and removes what was made. */
  readonly end: () => Promise<void>;
}

/** Why the tests can't run on this computer; undefined when they can. */
export function whyNot(): string | undefined {
  if (process.platform !== 'linux') return 'they need Linux';
  if (process.getuid?.() !== 0) return 'they need root, to start a Docker Engine and to read its programs';
  for (const program of ['docker', 'dockerd', 'containerd', 'iptables', 'ip', 'busybox', 'ldd']) {
    if (spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0) {
      return `${program} is not installed (packages docker.io, iptables, iproute2 and busybox-static)`;
    }
  }
  return undefined;
}

/** Takes or starts an engine and makes the images on it. */
export async function prepareEngine(): Promise<TestEngine> {
  const own = engineRuns() ? undefined : await startEngine();
  const env = own?.env ?? {};
  const images = [NODE_IMAGE, ...APP_IMAGES, ...EXERCISE_IMAGES];
  const before = images.filter((image) => docker(env, 'image', 'inspect', image).status === 0);
  const end = async (): Promise<void> => {
    const made = images.filter((image) => !before.includes(image));
    if (made.length > 0) docker(env, 'rmi', '-f', ...made);
    await own?.end();
  };
  try {
    execFileSync(join(import.meta.dirname, 'images.sh'), {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const settings = {
      SWARM_TUTOR_DIND_IMAGE: NODE_IMAGE,
      SWARM_TUTOR_DIND_FLAGS: nodeFlags(env),
      SWARM_TUTOR_DIND_IMAGES: APP_IMAGES.join(' '),
    };
    return { env: { ...env, ...settings }, end };
  } catch (error) {
    await end();
    throw error;
  }
}

function docker(env: Record<string, string>, ...args: string[]) {
  return spawnSync('docker', args, { env: { ...process.env, ...env }, encoding: 'utf8' });
}

/** Whether the engine of this computer answers, or one that DOCKER_HOST names. */
export function engineRuns(): boolean {
  return answers({});
}

function answers(env: Record<string, string>): boolean {
  return docker(env, 'version', '--format', '{{.Server.Version}}').status === 0;
}

async function startEngine(): Promise<TestEngine> {
  const outside = folderFromOutside();
  const folder = outside ?? engineFolder();
  if (outside !== undefined) answerNoNames();
  const socket = `unix://${join(folder, 'docker.sock')}`;
  const hadBridge = existsSync(BRIDGE);
  const log = openSync(join(folder, 'log'), 'w');
  const child = spawn(
    'dockerd',
    [
      ...['--host', socket, '--pidfile', join(folder, 'docker.pid')],
      ...['--data-root', join(folder, 'data'), '--exec-root', join(folder, 'run')],
      ...(outside === undefined ? [] : ['--dns', NAME_SERVER]),
    ],
    { stdio: ['ignore', log, log], detached: true },
  );
  const env = { DOCKER_HOST: socket };
  const end = async (): Promise<void> => {
    await ended(child);
    if (!hadBridge) spawnSync('ip', ['link', 'delete', basename(BRIDGE)]);
    removeEngineFolder(folder);
  };
  const until = Date.now() + START_MS;
  while (!answers(env)) {
    if (child.exitCode !== null || Date.now() > until) {
      const said = readFileSync(join(folder, 'log'), 'utf8').split('\n').slice(-5).join('\n');
      await end();
      throw new Error(`dockerd did not start:\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { env, end };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

/** `--privileged` where the engine grants that, else everything that it stands for, one by one. */
function nodeFlags(env: Record<string, string>): string {
  const tried = docker(
    env,
    'run',
    '--rm',
    '--privileged',
    '--entrypoint',
    '/bin/sh',
    NODE_IMAGE,
    '-c',
    'true',
  );
  return tried.status === 0 ? '--privileged' : withoutPrivileged().join(' ');
}

/** Capabilities in the order of their numbers (capabilities(7)), without those that engines of 2021 don't know. */
const CAPABILITIES =
  'CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ'.split(
    ' ',
  );

function withoutPrivileged(): string[] {
  const bounding = /^CapBnd:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  const mask = BigInt(`0x${bounding}`);
  const granted = CAPABILITIES.filter((_, number) => ((mask >> BigInt(number)) & 1n) === 1n);
  return [
    ...granted.map((capability) => `--cap-add ${capability}`),
    ...['seccomp', 'apparmor', 'systempaths'].map((option) => `--security-opt ${option}=unconfined`),
    "--device-cgroup-rule 'a *:* rwm'",
    '--cgroupns private',
    ...['/run', '/run/lock', '/tmp'].map((folder) => `--tmpfs ${folder}`),
  ];
}
