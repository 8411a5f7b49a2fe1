/**
 * Gates: small files in front of programs that would lead out of the simulated session. Those that manage
 * real engines, containers and machines are refused; for those that contact an address or a service, the target is checked.
 */
import { readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { writeFileAtomic } from '../../files/atomic.ts';
import { textIn } from '../../files/read.ts';
import { put } from '../../program/put.ts';
import type { ShimTarget } from '../../program/shims.ts';
import { putForWindows, type WindowsProgram } from '../../program/windows-shims.ts';
import { posixWord } from '../../text/quoting.ts';
import { isRecord, parseJson } from '../../value/json.ts';
import { PROGRAMS } from './program-names.ts';

/** The simulator's exit code when a program's words name nothing simulated: the learner's program is run instead. */
export const NOT_OURS = 199;
/** The exit code of shells for a command that was found but not run. */
export const REFUSED_CODE = 126;
/** First words of the simulator when a gate of Windows starts it: the program's name comes after them. */
export const REFUSE = '--refuse';
export const PASS_ON = '--pass-on';

/** Engines, container runtimes, and programs that manage machines, whether they are installed or not. */
const REFUSED = (
  'dockerd dockerd-rootless.sh dockerd-rootless-setuptool.sh docker-init docker-proxy docker-buildx docker-desktop ' +
  'docker-app docker-scan docker-scout docker-credential-desktop docker-credential-pass docker-credential-secretservice ' +
  'docker-credential-osxkeychain docker-credential-wincred docker-credential-ecr-login docker-credential-gcr ' +
  'docker-machine-driver-vmware docker-machine-driver-kvm docker-machine-driver-hyperkit docker-machine-driver-xhyve ' +
  'docker-machine-driver-parallels containerd containerd-shim containerd-shim-runc-v2 ctr crictl runc crun nerdctl ' +
  'podman podman-compose podman-remote buildah skopeo buildctl buildkitd rootlesskit boot2docker colima limactl lima ' +
  'minikube multipass k3d kind VBoxManage vboxmanage VBoxHeadless VBoxSDL VirtualBox virtualbox VirtualBoxVM ' +
  'virtualboxvm vmrun prlctl virsh vmconnect hvc'
).split(' ');
/** Cmdlets of Hyper-V, which PowerShell would find under no PATH. */
const CMDLETS = [
  'Get',
  'New',
  'Set',
  'Start',
  'Stop',
  'Restart',
  'Suspend',
  'Resume',
  'Save',
  'Checkpoint',
  'Remove',
]
  .map((verb) => `${verb}-VM`)
  .concat(['Get', 'New', 'Set', 'Remove'].map((verb) => `${verb}-VMSwitch`));
/** Names of such programs that only this computer has. */
const FAMILY =
  /^(docker|containerd|podman|nerdctl|buildah|buildkit|vbox|virtualbox|runc$|crun$|ctr$)[\w-]*$/i;
/** They contact an address. */
export const NETWORK_PROGRAMS = (
  'wget ping ssh scp sftp nc ncat netcat telnet rsync socat nmap traceroute http https lynx w3m links elinks aria2c ' +
  'xdg-open open'
).split(' ');
/** They start and stop what runs in the background. */
const SERVICE_PROGRAMS = ['systemctl', 'service', 'rc-service'];
/** They start another program as root, on a PATH of their own. */
const ROOT_PROGRAMS = ['sudo', 'doas'];
/** Options of those with a value in the next word. */
const ROOT_VALUES = '-[ugpCrtTUDR]';

export interface GateOptions extends ShimTarget {
  /** The learner's PATH: all programs of these families on it are refused, too. */
  readonly path: string;
  /** The message for a refused program. */
  readonly refusal: (name: string) => string;
}

const STAMP = '.gates';

/**
 * Puts them into `folder`, beside the simulator's own programs. Nothing is written when all are there already.
 * @returns the names that are guarded
 * @throws what node:fs throws when the folder can't be written
 */
export function installGates(folder: string, options: GateOptions): readonly string[] {
  const stamp = join(folder, STAMP);
  const key = keyOf(options);
  const there = readStamp(stamp);
  if (there?.key === key && isSubset(there.names, readdirSync(folder))) return there.names;
  const onWindows = process.platform === 'win32';
  const refused = [...REFUSED, ...(onWindows ? CMDLETS : []), ...familyOn(options.path, folder)];
  const texts = new Map<string, string>();
  for (const name of refused) texts.set(name, refuse(options.refusal(name)));
  for (const name of NETWORK_PROGRAMS) texts.set(name, toAddress(name, folder, options));
  for (const name of SERVICE_PROGRAMS) texts.set(name, toService(name, folder, options));
  for (const name of ROOT_PROGRAMS) texts.set(name, asRoot(name, folder));
  const names = [...texts.keys()];
  for (const [name, text] of texts) put(join(folder, name), text, 0o700);
  if (onWindows)
    putForWindows(
      folder,
      names.map((name) => onWindowsProgram(name, options)),
    );
  writeFileAtomic(stamp, JSON.stringify({ key, names }), 0o600);
  return names;
}

/** The files that `installGates` has put into a folder, by name: its list of them first, which has to be removed last. */
export function gatesIn(folder: string): readonly string[] {
  const stamp = readStamp(join(folder, STAMP));
  return [STAMP, ...(stamp?.names ?? []).flatMap((name) => [name, `${name}.exe`, `${name}.cmd`])];
}

/** All that the files depend on, with the times when the folders of the PATH were changed last: cheaper than reading them. */
function keyOf({ nodePath, mainPath, path, refusal }: GateOptions): string {
  const changed = (file: string): number | undefined => {
    try {
      return statSync(file).mtimeMs;
    } catch {
      return undefined;
    }
  };
  const folders = path.split(delimiter).map((folder) => [folder, changed(folder)]);
  return JSON.stringify([nodePath, mainPath, changed(mainPath), refusal(''), folders]);
}

function readStamp(file: string): { readonly key: string; readonly names: readonly string[] } | undefined {
  const stamp = parseJson(textIn(file) ?? '');
  if (!isRecord(stamp) || typeof stamp.key !== 'string' || !Array.isArray(stamp.names)) return undefined;
  return { key: stamp.key, names: stamp.names.map(String) };
}

function isSubset(names: readonly string[], there: readonly string[]): boolean {
  const known = new Set(there);
  return names.every((name) => known.has(name));
}

/** The programs of these families on a PATH, without those that the simulator has itself. */
function familyOn(path: string, own: string): readonly string[] {
  const ours = new Set<string>(PROGRAMS);
  const found = path.split(delimiter).flatMap((folder) => {
    if (folder === own || folder === '') return [];
    try {
      return readdirSync(folder).map((name) => name.replace(/\.(exe|cmd|bat)$/i, ''));
    } catch {
      return [];
    }
  });
  return [...new Set(found)].filter((name) => FAMILY.test(name) && !ours.has(name)).sort();
}

function refuse(why: string): string {
  return `#!/bin/sh\nprintf '%s\\n' ${posixWord(why)} >&2\nexit ${REFUSED_CODE}\n`;
}

/** Runs the learner's own program of that name, wherever it is on their PATH. */
function otherwise(name: string, folder: string): string {
  return [
    'IFS=:; set -f',
    'for folder in $PATH; do',
    `  if [ "$folder" != ${posixWord(folder)} ] && [ -f "$folder/${name}" ] && [ -x "$folder/${name}" ]; then`,
    `    exec "$folder/${name}" "$@"`,
    '  fi',
    'done',
    `echo '${name}: command not found' >&2`,
    'exit 127',
    '',
  ].join('\n');
}

/** Only words with an address need a check: anything else starts the learner's program at once. */
function toAddress(name: string, folder: string, { nodePath, mainPath }: ShimTarget): string {
  return [
    '#!/bin/sh',
    'for word do',
    '  case $word in *[0-9].*[0-9].*[0-9].*[0-9]*)',
    `    ${posixWord(nodePath)} ${posixWord(mainPath)} ${name} "$@"`,
    `    code=$?; [ "$code" = ${NOT_OURS} ] || exit "$code"; break ;;`,
    '  esac',
    'done',
    otherwise(name, folder),
  ].join('\n');
}

function toService(name: string, folder: string, { refusal }: GateOptions): string {
  const services =
    'docker|docker.*|snap.docker*|com.docker*|containerd|containerd.*|podman*|buildkit*|vbox*|virtualbox*';
  return [
    '#!/bin/sh',
    'for word do',
    '  case $word in',
    `    ${services}) printf '%s\\n' ${posixWord(refusal(`${name} `))}"$word" >&2; exit ${REFUSED_CODE} ;;`,
    '  esac',
    'done',
    otherwise(name, folder),
  ].join('\n');
}

/** The session's programs are started as the learner: root has no further rights in the simulation. */
function asRoot(name: string, folder: string): string {
  return [
    '#!/bin/sh',
    'skip=; at=0; program=',
    'for word do',
    '  at=$((at + 1))',
    '  if [ -n "$skip" ]; then skip=; continue; fi',
    `  case $word in ${ROOT_VALUES}) skip=1 ;; -*|*=*) ;; *) program=\${word##*/}; break ;; esac`,
    'done',
    `if [ -n "$program" ] && [ "$program" != ${name} ] && [ -x ${posixWord(folder)}/"$program" ]; then`,
    '  shift "$at"',
    `  exec ${posixWord(folder)}/"$program" "$@"`,
    'fi',
    otherwise(name, folder),
  ].join('\n');
}

/** There the simulator itself refuses, or looks for an address in the words: see gate-on-windows.ts. */
function onWindowsProgram(name: string, { nodePath, mainPath }: ShimTarget): WindowsProgram {
  const manner = NETWORK_PROGRAMS.includes(name) ? PASS_ON : REFUSE;
  return { name, words: [nodePath, mainPath, manner, name] };
}
