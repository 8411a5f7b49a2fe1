/** Where machines can come from, what is missing for it, and how to get it. */

/** What the advice depends on. */
export interface AboutComputer {
  readonly os: 'windows' | 'mac' | 'linux' | 'other';
  readonly arch: string;
  readonly wsl: boolean;
  readonly packages?: 'apt' | 'dnf' | 'pacman' | 'zypper' | 'apk';
  readonly distribution?: string;
  readonly windows?: { readonly edition: string };
  readonly windowsLate?: true;
  readonly dind?: {
    readonly image: string;
    readonly refusal?: string;
    readonly settingsProblem?: string;
    readonly memory?: number;
    readonly disk?: number;
  };
}

/** What is missing, what it is needed for, and what to do about it. */
export interface Advice {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

type Advise = (computer: AboutComputer) => Advice;

const MACHINE_DOWNLOAD = 'https://github.com/docker/machine/releases/download/v0.16.2/docker-machine';
const INSTALL = {
  apt: 'sudo apt-get install',
  dnf: 'sudo dnf install',
  pacman: 'sudo pacman -S',
  zypper: 'sudo zypper install',
  apk: 'sudo apk add',
};

const SIMULATOR = 'or take the simulator (`--driver simulator`)';

/** Where Docker Hub can't be reached. */
const MIRROR =
  "Where Docker Hub can't be reached, put the address of a mirror under registry-mirrors in the engine's settings (/etc/docker/daemon.json on Linux), or let the engine use your proxy (HTTP_PROXY, HTTPS_PROXY).";

const gigabytes = (bytes = 0): string => `${(bytes / 1024 ** 3).toFixed(1)} GB`;

const machineFix = ({ os, arch }: AboutComputer): string => {
  if (os === 'windows') {
    return `Download ${MACHINE_DOWNLOAD}-Windows-x86_64.exe, name it docker-machine.exe and put it in a folder of your PATH.`;
  }
  if (os === 'mac') {
    return `curl -L ${MACHINE_DOWNLOAD}-Darwin-x86_64 -o docker-machine && sudo install docker-machine /usr/local/bin/`;
  }
  const asset = arch === 'arm64' ? 'aarch64' : 'x86_64';
  return `curl -L ${MACHINE_DOWNLOAD}-Linux-${asset} -o docker-machine && sudo install docker-machine /usr/local/bin/`;
};

const dockerFix = ({ os, packages, wsl }: AboutComputer): string => {
  if (wsl)
    return 'Install Docker Desktop on Windows and switch on its WSL integration for this distribution.';
  if (os === 'windows') return 'winget install Docker.DockerCLI';
  if (os === 'mac') return 'brew install docker';
  if (packages === 'apt') return `${INSTALL.apt} docker.io`;
  if (packages === 'dnf') return `${INSTALL.dnf} moby-engine`;
  if (packages !== undefined) return `${INSTALL[packages]} docker`;
  return 'Follow https://docs.docker.com/engine/install/.';
};

const VIRTUALBOX_LINUX = 'https://www.virtualbox.org/wiki/Linux_Downloads';

const virtualBoxFix = ({ os, packages, distribution }: AboutComputer): string => {
  if (os === 'windows') return 'Run `winget install Oracle.VirtualBox`, then open a new terminal.';
  if (os === 'mac')
    return 'Run `brew install --cask virtualbox`, then allow its extension in System Settings.';
  if (distribution === 'debian')
    return `Debian's releases have no package for it. Add Oracle's repository as ${VIRTUALBOX_LINUX} says, and install its virtualbox package for your release.`;
  if (packages === 'dnf')
    return `Fedora and its relatives have no package for it. Install it as ${VIRTUALBOX_LINUX} says.`;
  if (packages !== undefined && packages !== 'apk') return `${INSTALL[packages]} virtualbox`;
  return 'Get it from https://www.virtualbox.org/wiki/Downloads.';
};

/** Oracle's packages bring vboxconfig; distributions have packages of their own, which are built against the kernel's headers. */
const moduleFix = (packages: AboutComputer['packages']): string =>
  packages === 'apt'
    ? `\`sudo /sbin/vboxconfig\` where VirtualBox came from Oracle, \`${INSTALL.apt} --reinstall virtualbox-dkms linux-headers-$(uname -r)\` where it came from Ubuntu`
    : packages === 'pacman'
      ? `\`${INSTALL.pacman} virtualbox-host-dkms linux-headers\``
      : '`sudo /sbin/vboxconfig`, which needs the headers of the running kernel';

const engineFix = ({ os, wsl }: AboutComputer): string => {
  if (os === 'linux' && !wsl) {
    return 'Run `sudo systemctl start docker`. If it runs already, add yourself to its group with `sudo usermod -aG docker $USER` and log in again.';
  }
  return 'Start Docker Desktop (or the engine that you use) and wait until `docker info` answers.';
};

const needs = {
  'docker-machine': (computer) => ({
    what: 'Docker Machine is not installed',
    why: "It makes the machines of Part 4. It is archived, but its last release, 0.16.2, still works. Where GitHub can't be reached, set HTTPS_PROXY to your proxy.",
    fix: machineFix(computer),
  }),
  docker: (computer) => ({
    what: 'the docker command is not installed',
    why: 'It talks to the engine inside each machine.',
    fix: dockerFix(computer),
  }),
  virtualbox: (computer) => ({
    what: 'VirtualBox is not installed',
    why: 'Docker Machine runs its virtual machines with it.',
    fix: virtualBoxFix(computer),
  }),
  'virtualbox-module': ({ packages }) => ({
    what: "VirtualBox's kernel module (vboxdrv) is not loaded",
    why: 'VBoxManage warns about it. Machines would be made, but none would start.',
    fix: `Run \`sudo modprobe vboxdrv\`. If there is no such module, build it: ${moduleFix(packages)}. With Secure Boot it must be signed, too.`,
  }),
  virtualization: () => ({
    what: 'the processor offers no virtualization (VT-x or AMD-V)',
    why: 'VirtualBox cannot start a 64-bit virtual machine without it.',
    fix: `Switch it on in the BIOS or UEFI settings. Inside a virtual machine, switch on nested virtualization for it, ${SIMULATOR}.`,
  }),
  'hyperv-in-the-way': () => ({
    what: 'Hyper-V is running',
    why: 'Docker Machine refuses to use VirtualBox beside it.',
    fix: 'Use `--driver hyperv`. Or switch Hyper-V off with `bcdedit /set hypervisorlaunchtype off` in an administrator prompt, then restart.',
  }),
  'hyperv-off': () => ({
    what: 'Hyper-V is switched off',
    why: 'This driver runs its virtual machines with it.',
    fix: 'In PowerShell as administrator, run `Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V -All`, then restart.',
  }),
  'windows-home': ({ windows }) => ({
    what: `${windows?.edition ?? 'Windows Home'} has no Hyper-V`,
    why: 'Hyper-V comes with the Pro, Enterprise and Education editions.',
    fix: `Use VirtualBox (\`--driver virtualbox\`), ${SIMULATOR}.`,
  }),
  'windows-unknown': ({ windowsLate }) => ({
    what: 'Windows did not say whether Hyper-V is on',
    why: windowsLate
      ? 'PowerShell did not answer within ten seconds.'
      : 'PowerShell answered, but not what it was asked.',
    fix: windowsLate
      ? 'Run `swarm-tutor doctor` again; a second start of PowerShell is faster.'
      : 'Run `powershell -NoProfile -Command "Get-Service vmms"`: what it prints says why.',
  }),
  administrator: () => ({
    what: 'this terminal does not run as administrator',
    why: 'Only administrators and members of the group Hyper-V Administrators may create Hyper-V machines.',
    fix: 'Open PowerShell with "Run as administrator" and start swarm-tutor there.',
  }),
  windows: () => ({
    what: 'this is not Windows',
    why: 'Hyper-V is a part of Windows.',
    fix: 'Use `--driver virtualbox` here.',
  }),
  'apple-silicon': () => ({
    what: 'this Mac has Apple silicon',
    why: "Docker Machine's VirtualBox image is for Intel processors and cannot start on it.",
    fix: `Use your own hosts over SSH (\`--driver generic\`), ${SIMULATOR}.`,
  }),
  'arm-processor': ({ arch }) => ({
    what: `the processor is ${arch}`,
    why: "Docker Machine's virtual machines need an x86-64 processor.",
    fix: `Use your own hosts over SSH (\`--driver generic\`), ${SIMULATOR}.`,
  }),
  wsl: () => ({
    what: 'this is the Windows Subsystem for Linux',
    why: 'VirtualBox cannot run inside it.',
    fix: `Start swarm-tutor in PowerShell on Windows itself, ${SIMULATOR}.`,
  }),
  system: () => ({
    what: 'Docker Machine does not exist for this operating system',
    why: 'It was released for Linux, macOS and Windows.',
    fix: 'Use `--driver simulator`.',
  }),
  ssh: ({ os, packages }) => ({
    what: 'the ssh command is not installed',
    why: 'Your hosts are reached over SSH.',
    fix:
      os === 'windows'
        ? 'In PowerShell as administrator: Add-WindowsCapability -Online -Name OpenSSH.Client~~~~0.0.1.0'
        : packages === undefined
          ? 'Install OpenSSH.'
          : `${INSTALL[packages]} ${packages === 'apt' || packages === 'apk' ? 'openssh-client' : 'openssh'}`,
  }),
  engine: (computer) => ({
    what: 'no Docker Engine answers',
    why: 'The machines of this driver are containers on it.',
    fix: engineFix(computer),
  }),
  'windows-containers': () => ({
    what: 'the Docker Engine runs Windows containers',
    why: 'The machines of this driver are Linux containers.',
    fix: 'Choose "Switch to Linux containers" in the menu of Docker Desktop.',
  }),
  'dind-settings': ({ dind }) => ({
    what: 'a setting of the driver dind is wrong',
    why: dind?.settingsProblem ?? 'A file or a variable holds something unexpected.',
    fix: 'docs/drivers.md lists the settings. Without any, the defaults apply.',
  }),
  privileged: ({ dind }) => ({
    what: 'the Docker Engine refuses privileged containers',
    why: `An engine inside a container needs their rights. It said: ${dind?.refusal ?? ''}`,
    fix: `Name other flags in SWARM_TUTOR_DIND_FLAGS (docs/drivers.md has a set that works without --privileged), ${SIMULATOR}.`,
  }),
  'node-image': ({ dind }) => ({
    what: `the image ${dind?.image ?? ''} is not here, and its registry can't be reached`,
    why: 'Every machine is a container of this image.',
    fix: `Connect to the network and run \`docker pull ${dind?.image ?? ''}\`. ${MIRROR} Or name an image that you have in SWARM_TUTOR_DIND_IMAGE, ${SIMULATOR}.`,
  }),
  'kernel-overlay': () => ({
    what: 'the kernel has no overlay file system',
    why: 'The engines in the machines keep their images on it.',
    fix: `Try \`sudo modprobe overlay\`, ${SIMULATOR}.`,
  }),
  'kernel-vxlan': () => ({
    what: 'the kernel has no vxlan',
    why: 'The networks of a swarm run through it from node to node.',
    fix: `Try \`sudo modprobe vxlan\`, ${SIMULATOR}.`,
  }),
  'no-ip-vs': () => ({
    what: "note: the kernel has no ip_vs, so the routing mesh can't answer",
    why: 'Tasks will run, but no node answers on a published port. The steps that ask for the app are skipped.',
    fix: 'Try `sudo modprobe ip_vs`. Where the kernel lacks it, those steps can be done on the simulator.',
  }),
  'image-download': ({ dind }) => ({
    what: `note: the image ${dind?.image ?? ''} will be downloaded first`,
    why: 'Every machine is a container of it. It is about 150 MB.',
    fix: `To do it now: \`docker pull ${dind?.image ?? ''}\`. ${MIRROR}`,
  }),
  'little-memory': ({ dind }) => ({
    what: `note: the engine has only ${gigabytes(dind?.memory)} of memory`,
    why: 'Three machines with nine copies of an app need about 2 GB.',
    fix: 'Give it more in the settings of Docker Desktop, or close other programs.',
  }),
  'little-disk': ({ dind }) => ({
    what: `note: the engine's disk has only ${gigabytes(dind?.disk)} left`,
    why: 'Every machine keeps its own copy of the images; three take about 3 GB.',
    fix: '`docker system df` shows what takes up space.',
  }),
  'engine-in-swarm': () => ({
    what: 'note: this engine is in a swarm itself',
    why: 'The machines of the lesson have swarms of their own inside. Yours is never touched.',
    fix: 'Nothing to do. Just check where your shell points before you type `docker swarm leave`.',
  }),
} satisfies Readonly<Record<string, Advise>>;

export const driver = {
  needs: needs as Readonly<Record<keyof typeof needs, Advise>>,
  /** Why a driver was chosen, one sentence each. */
  chosen: {
    virtualbox:
      'Virtual machines of VirtualBox, as Part 4 makes them on Mac, Linux and Windows without Hyper-V.',
    hyperv: 'Virtual machines of Hyper-V, as Part 4 makes them on Windows 10 and later.',
    generic: 'Your own hosts, reached over SSH.',
    dind: 'Containers on your Docker Engine stand in for the virtual machines.',
    simulator: 'A simulated swarm, which needs nothing installed.',
  },
  /** Why a step is skipped on this computer. */
  impossible: {
    noIpvs:
      "This computer's kernel has no ip_vs, which the routing mesh needs to pass requests on. The tasks run, but no node answers on their port.",
    noCompose: 'Docker Compose is not installed here. Nothing in this part needs it.',
  },
  /** The parts of a computer that a driver lacks. */
  lacking: (need: keyof typeof needs, about: AboutComputer): string => needs[need](about).what,
  passedOver(id: string, missing: readonly string[]): string {
    return `Not ${id}: ${missing.join(', ')}.`;
  },
};
