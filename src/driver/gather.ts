/** Collects the facts: all questions at once, each answer read by a pure function. */

import { defined } from '../value/defined.ts';
import { isRecord, parseJson } from '../value/json.ts';
import { dindFacts } from './dind/facts.ts';
import type { Computer, ComputerFacts, EngineFacts } from './platform.ts';
import { chooseShell } from './shell-choice.ts';
import { windowsFacts, windowsQuestion } from './windows-facts.ts';

/** Asks the computer everything in parallel. Never rejects; what does not answer is missing from the facts. */
export async function gatherFacts(computer: Computer): Promise<ComputerFacts> {
  const { platform } = computer;
  const windows = platform === 'win32';
  const mac = platform === 'darwin';
  const [docker, { engine, dind }, machine, vbox, ofWindows, silicon] = await Promise.all([
    versionOf(computer, ['docker', '--version']),
    engineFacts(computer),
    versionOf(computer, ['docker-machine', '--version']),
    virtualBoxFacts(computer),
    windows ? computer.ask(windowsQuestion()) : undefined,
    // Node built for Intel says x64 on Apple silicon; the kernel knows better.
    mac
      ? computer.ask(['sysctl', '-n', 'hw.optional.arm64']).then((answer) => answer.stdout.trim() === '1')
      : false,
  ]);
  const appleSilicon = mac && (silicon || computer.arch === 'arm64');
  const arch = appleSilicon ? 'arm64' : windows ? windowsArch(computer) : computer.arch;
  const release = platform === 'linux' ? (computer.read('/etc/os-release') ?? '') : '';
  const packages = packagesOf(release);
  const distribution = /^ID="?([^"\n]+)"?$/m.exec(release)?.[1];
  const virtualization = platform === 'linux' && arch === 'x64' ? canVirtualize(computer) : undefined;
  return {
    os: windows ? 'windows' : mac ? 'mac' : platform === 'linux' ? 'linux' : 'other',
    arch,
    appleSilicon,
    wsl: platform === 'linux' && isWsl(computer),
    ...defined({
      packages,
      distribution,
      windows: ofWindows === undefined ? undefined : windowsFacts(ofWindows.stdout),
      windowsLate: ofWindows?.exitCode === null ? (true as const) : undefined,
      docker,
      dockerMachine: machine,
    }),
    ...vbox,
    engine,
    ...defined({ dind, virtualization }),
    ssh: computer.find('ssh') !== undefined,
    shell: chooseShell(computer.env, platform).shellProgram,
  };
}

/** The first version number in a program's own description of itself. */
async function versionOf(computer: Computer, argv: readonly string[]): Promise<string | undefined> {
  const answer = await computer.ask(argv);
  return answer.exitCode === 0 ? versionIn(answer.stdout) : undefined;
}

function versionIn(text: string): string | undefined {
  return /(?:^|version )v?(\d+\.\d+(?:\.\d+)?)/m.exec(text)?.[1];
}

/** VirtualBox on Linux prints a warning before its version if its kernel module is missing, but still exits with 0. */
async function virtualBoxFacts(
  computer: Computer,
): Promise<Pick<ComputerFacts, 'virtualBox' | 'virtualBoxModuleMissing'>> {
  const { exitCode, stdout, stderr } = await computer.ask([vboxManage(computer), '--version']);
  const version = exitCode === 0 ? versionIn(stdout) : undefined;
  if (version === undefined) return {};
  const warns = /^WARNING: .*\bvboxdrv\b/m.test(`${stdout}\n${stderr}`);
  return { virtualBox: version, ...defined({ virtualBoxModuleMissing: warns || undefined }) };
}

/** On Windows VirtualBox is not on the PATH; its installer leaves a variable, which Docker Machine follows too. */
function vboxManage(computer: Computer): string {
  if (computer.platform !== 'win32') return 'VBoxManage';
  const folder = computer.env.VBOX_MSI_INSTALL_PATH ?? computer.env.VBOX_INSTALL_PATH;
  return folder === undefined ? 'VBoxManage' : `${folder.replace(/\\$/, '')}\\VBoxManage.exe`;
}

async function engineFacts(computer: Computer): Promise<Pick<ComputerFacts, 'engine' | 'dind'>> {
  const answer = await computer.ask(['docker', 'info', '--format', '{{json .}}']);
  const info = objectIn(answer.stdout);
  const version = text(info?.ServerVersion);
  // An old client exits with 0 even without an engine; only its output shows that there is none.
  if (info === undefined || version === '') return { engine: { reachable: false } };
  const swarm = info.Swarm;
  const state = isRecord(swarm) ? text(swarm.LocalNodeState) : '';
  const os = text(info.OSType);
  const engine: EngineFacts = {
    reachable: true,
    version,
    ...defined({ os: os === '' ? undefined : os, swarm: state === '' ? undefined : state }),
  };
  return os === 'windows' ? { engine } : { engine, dind: await dindFacts(computer, info) };
}

function isWsl(computer: Computer): boolean {
  return (
    computer.env.WSL_DISTRO_NAME !== undefined ||
    /microsoft/i.test(computer.read('/proc/sys/kernel/osrelease') ?? '')
  );
}

function canVirtualize(computer: Computer): boolean | undefined {
  const cpu = computer.read('/proc/cpuinfo');
  return cpu === undefined ? undefined : /^flags\s*:.*\b(vmx|svm)\b/m.test(cpu);
}

/** A node built for x64 that runs emulated on an ARM computer sees x64; this is where Windows gives the real one. */
function windowsArch(computer: Computer): string {
  const real = computer.env.PROCESSOR_ARCHITEW6432 ?? computer.env.PROCESSOR_ARCHITECTURE;
  return real === 'ARM64' ? 'arm64' : computer.arch;
}

function packagesOf(osRelease: string): ComputerFacts['packages'] {
  const ids = [...osRelease.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)]
    .map((match) => match[1] ?? '')
    .join(' ');
  if (/\b(debian|ubuntu)\b/.test(ids)) return 'apt';
  if (/\b(fedora|rhel|centos)\b/.test(ids)) return 'dnf';
  if (/\barch\b/.test(ids)) return 'pacman';
  if (/\b(suse|opensuse)\b/.test(ids)) return 'zypper';
  return /\balpine\b/.test(ids) ? 'apk' : undefined;
}

function objectIn(json: string): Record<string, unknown> | undefined {
  const value = parseJson(json);
  return isRecord(value) ? value : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
