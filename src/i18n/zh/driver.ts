/** The messages of drivers and the doctor, in Chinese. */
import type { AboutComputer, driver as english } from '../en/driver.ts';

const MACHINE_DOWNLOAD = 'https://github.com/docker/machine/releases/download/v0.16.2/docker-machine';
const INSTALL = {
  apt: 'sudo apt-get install',
  dnf: 'sudo dnf install',
  pacman: 'sudo pacman -S',
  zypper: 'sudo zypper install',
  apk: 'sudo apk add',
};

const SIMULATOR = '或者使用模拟器（`--driver simulator`）';

/** Where Docker Hub can't be reached. */
const MIRROR =
  '连不上 Docker Hub 时，在引擎的设置（Linux 上是 /etc/docker/daemon.json）里用 registry-mirrors 写上镜像加速地址，或者让引擎使用代理（HTTP_PROXY、HTTPS_PROXY）。';

const gigabytes = (bytes = 0): string => `${(bytes / 1024 ** 3).toFixed(1)} GB`;

const machineFix = ({ os, arch }: AboutComputer): string => {
  if (os === 'windows') {
    return `从 ${MACHINE_DOWNLOAD}-Windows-x86_64.exe 下载，改名为 docker-machine.exe，放到 PATH 中的某个目录。`;
  }
  if (os === 'mac') {
    return `curl -L ${MACHINE_DOWNLOAD}-Darwin-x86_64 -o docker-machine && sudo install docker-machine /usr/local/bin/`;
  }
  const asset = arch === 'arm64' ? 'aarch64' : 'x86_64';
  return `curl -L ${MACHINE_DOWNLOAD}-Linux-${asset} -o docker-machine && sudo install docker-machine /usr/local/bin/`;
};

const dockerFix = ({ os, packages, wsl }: AboutComputer): string => {
  if (wsl) return '在 Windows 上安装 Docker Desktop，并为当前发行版打开 WSL 集成。';
  if (os === 'windows') return 'winget install Docker.DockerCLI';
  if (os === 'mac') return 'brew install docker';
  if (packages === 'apt') return `${INSTALL.apt} docker.io`;
  if (packages === 'dnf') return `${INSTALL.dnf} moby-engine`;
  if (packages !== undefined) return `${INSTALL[packages]} docker`;
  return '请按 https://docs.docker.com/engine/install/ 安装。';
};

const VIRTUALBOX_LINUX = 'https://www.virtualbox.org/wiki/Linux_Downloads';

const virtualBoxFix = ({ os, packages, distribution }: AboutComputer): string => {
  if (os === 'windows') return '运行 `winget install Oracle.VirtualBox`，然后打开新的终端。';
  if (os === 'mac') return '运行 `brew install --cask virtualbox`，然后在系统设置中允许它的扩展。';
  if (distribution === 'debian')
    return `Debian 的各个版本没有它的软件包。请按 ${VIRTUALBOX_LINUX} 添加 Oracle 的软件源，再安装其中适合你这个版本的 virtualbox 软件包。`;
  if (packages === 'dnf') return `Fedora 系的发行版没有它的软件包，请按 ${VIRTUALBOX_LINUX} 安装。`;
  if (packages !== undefined && packages !== 'apk') return `${INSTALL[packages]} virtualbox`;
  return '从 https://www.virtualbox.org/wiki/Downloads 下载。';
};

/** As in English: by where VirtualBox came from. */
const moduleFix = (packages: AboutComputer['packages']): string =>
  packages === 'apt'
    ? `VirtualBox 来自 Oracle 时运行 \`sudo /sbin/vboxconfig\`，来自 Ubuntu 时运行 \`${INSTALL.apt} --reinstall virtualbox-dkms linux-headers-$(uname -r)\``
    : packages === 'pacman'
      ? `\`${INSTALL.pacman} virtualbox-host-dkms linux-headers\``
      : '运行 `sudo /sbin/vboxconfig`，它需要当前内核的头文件';

const engineFix = ({ os, wsl }: AboutComputer): string => {
  if (os === 'linux' && !wsl) {
    return '运行 `sudo systemctl start docker`；如果已在运行，用 `sudo usermod -aG docker $USER` 把自己加入 docker 组，然后重新登录。';
  }
  return '启动 Docker Desktop（或你所用的引擎），等 `docker info` 有响应后再试。';
};

export const driver: typeof english = {
  needs: {
    'docker-machine': (computer) => ({
      what: '未安装 Docker Machine',
      why: '第 4 部分的机器由它创建。它已归档，但最后一个版本 0.16.2 仍可使用。连不上 GitHub 时，请把环境变量 HTTPS_PROXY 设为你的代理。',
      fix: machineFix(computer),
    }),
    docker: (computer) => ({
      what: '未安装 docker 命令',
      why: '要用它与每台机器里的引擎通信。',
      fix: dockerFix(computer),
    }),
    virtualbox: (computer) => ({
      what: '未安装 VirtualBox',
      why: 'Docker Machine 用它运行虚拟机。',
      fix: virtualBoxFix(computer),
    }),
    'virtualbox-module': ({ packages }) => ({
      what: 'VirtualBox 的内核模块（vboxdrv）没有加载',
      why: 'VBoxManage 对此给出了警告。机器建得出来，却一台也启动不了。',
      fix: `运行 \`sudo modprobe vboxdrv\`。如果没有这个模块，就编译它：${moduleFix(packages)}。启用了 Secure Boot 的电脑，还要给模块签名。`,
    }),
    virtualization: () => ({
      what: '处理器没有可用的虚拟化功能（VT-x 或 AMD-V）',
      why: '没有它，VirtualBox 无法启动 64 位虚拟机。',
      fix: `在 BIOS 或 UEFI 设置中打开虚拟化；如果这台电脑本身是虚拟机，请为它打开嵌套虚拟化，${SIMULATOR}。`,
    }),
    'hyperv-in-the-way': () => ({
      what: 'Hyper-V 正在运行',
      why: '有 Hyper-V 时，Docker Machine 拒绝使用 VirtualBox。',
      fix: '使用 `--driver hyperv`；或者在管理员命令行中运行 `bcdedit /set hypervisorlaunchtype off` 关闭 Hyper-V，然后重启。',
    }),
    'hyperv-off': () => ({
      what: 'Hyper-V 未启用',
      why: '这个驱动用它运行虚拟机。',
      fix: '在管理员 PowerShell 中运行 `Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V -All`，然后重启。',
    }),
    'windows-home': ({ windows }) => ({
      what: `${windows?.edition ?? 'Windows 家庭版'} 不带 Hyper-V`,
      why: '只有专业版、企业版和教育版提供 Hyper-V。',
      fix: `使用 VirtualBox（\`--driver virtualbox\`），${SIMULATOR}。`,
    }),
    'windows-unknown': ({ windowsLate }) => ({
      what: '无法得知 Hyper-V 是否启用',
      why: windowsLate ? 'PowerShell 在 10 秒内没有响应。' : 'PowerShell 有响应，但给出的不是所问的内容。',
      fix: windowsLate
        ? '再运行一次 `swarm-tutor doctor`；PowerShell 第二次启动会更快。'
        : '运行 `powershell -NoProfile -Command "Get-Service vmms"`，看它输出的原因。',
    }),
    administrator: () => ({
      what: '当前终端没有管理员权限',
      why: '只有管理员和 Hyper-V Administrators 组的成员才能创建 Hyper-V 虚拟机。',
      fix: '用“以管理员身份运行”打开 PowerShell，在其中启动 swarm-tutor。',
    }),
    windows: () => ({
      what: '当前系统不是 Windows',
      why: 'Hyper-V 是 Windows 的组成部分。',
      fix: '在这里请使用 `--driver virtualbox`。',
    }),
    'apple-silicon': () => ({
      what: '这台 Mac 使用 Apple 芯片',
      why: 'Docker Machine 的 VirtualBox 镜像是给 Intel 处理器用的，在这里无法启动。',
      fix: `通过 SSH 使用自己的主机（\`--driver generic\`），${SIMULATOR}。`,
    }),
    'arm-processor': ({ arch }) => ({
      what: `处理器架构是 ${arch}`,
      why: 'Docker Machine 的虚拟机需要 x86-64 处理器。',
      fix: `通过 SSH 使用自己的主机（\`--driver generic\`），${SIMULATOR}。`,
    }),
    wsl: () => ({
      what: '这里是适用于 Linux 的 Windows 子系统（WSL）',
      why: 'VirtualBox 无法在其中运行。',
      fix: `在 Windows 本身的 PowerShell 中启动 swarm-tutor，${SIMULATOR}。`,
    }),
    system: () => ({
      what: 'Docker Machine 不支持当前操作系统',
      why: '它只发布过 Linux、macOS 和 Windows 版本。',
      fix: '请使用 `--driver simulator`。',
    }),
    ssh: ({ os, packages }) => ({
      what: '未安装 ssh 命令',
      why: '要通过 SSH 连接你的主机。',
      fix:
        os === 'windows'
          ? '在管理员 PowerShell 中运行 Add-WindowsCapability -Online -Name OpenSSH.Client~~~~0.0.1.0'
          : packages === undefined
            ? '请安装 OpenSSH。'
            : `${INSTALL[packages]} ${packages === 'apt' || packages === 'apk' ? 'openssh-client' : 'openssh'}`,
    }),
    engine: (computer) => ({
      what: '没有 Docker Engine 响应',
      why: '这个驱动的机器就是它上面的容器。',
      fix: engineFix(computer),
    }),
    'windows-containers': () => ({
      what: 'Docker Engine 运行的是 Windows 容器',
      why: '这个驱动的机器是 Linux 容器。',
      fix: '在 Docker Desktop 的菜单中选择“Switch to Linux containers”。',
    }),
    'dind-settings': ({ dind }) => ({
      what: '驱动 dind 的某项设置有误',
      why: dind?.settingsProblem ?? '某个文件或变量的内容不符合要求。',
      fix: '各项设置见 docs/drivers.md；不设置时使用默认值。',
    }),
    privileged: ({ dind }) => ({
      what: 'Docker Engine 拒绝特权容器',
      why: `容器里的引擎需要特权。引擎的回答是：${dind?.refusal ?? ''}`,
      fix: `用 SWARM_TUTOR_DIND_FLAGS 换一组选项（docs/drivers.md 中有一组不用 --privileged 的），${SIMULATOR}。`,
    }),
    'node-image': ({ dind }) => ({
      what: `本机没有镜像 ${dind?.image ?? ''}，也连不上它的镜像仓库`,
      why: '每台机器都是这个镜像的一个容器。',
      fix: `联网后运行 \`docker pull ${dind?.image ?? ''}\`。${MIRROR}也可以用 SWARM_TUTOR_DIND_IMAGE 指定本机已有的镜像，${SIMULATOR}。`,
    }),
    'kernel-overlay': () => ({
      what: '内核没有 overlay 文件系统',
      why: '机器里的引擎用它存放镜像。',
      fix: `试试 \`sudo modprobe overlay\`，${SIMULATOR}。`,
    }),
    'kernel-vxlan': () => ({
      what: '内核没有 vxlan',
      why: 'swarm 的网络靠它连接各个节点。',
      fix: `试试 \`sudo modprobe vxlan\`，${SIMULATOR}。`,
    }),
    'no-ip-vs': () => ({
      what: '注意：内核没有 ip_vs，路由网格无法应答',
      why: '任务会运行，但没有节点会在发布的端口上应答。访问应用的步骤会跳过。',
      fix: '试试 `sudo modprobe ip_vs`。如果内核确实没有，这些步骤可以在模拟器上完成。',
    }),
    'image-download': ({ dind }) => ({
      what: `注意：需要先下载镜像 ${dind?.image ?? ''}`,
      why: '每台机器都是它的一个容器，大小约 150 MB。',
      fix: `现在就下载：\`docker pull ${dind?.image ?? ''}\`。${MIRROR}`,
    }),
    'little-memory': ({ dind }) => ({
      what: `注意：引擎只有 ${gigabytes(dind?.memory)} 内存`,
      why: '3 台机器加 9 个应用副本约需 2 GB。',
      fix: '在 Docker Desktop 的设置中调大内存，或关闭其他程序。',
    }),
    'little-disk': ({ dind }) => ({
      what: `注意：引擎所在的磁盘只剩 ${gigabytes(dind?.disk)}`,
      why: '每台机器各存一份镜像，3 台约占 3 GB。',
      fix: '用 `docker system df` 查看空间被什么占用。',
    }),
    'engine-in-swarm': () => ({
      what: '注意：这个引擎自己已经在一个 swarm 里',
      why: '课程的 swarm 只在各台机器内部，绝不会动你的 swarm。',
      fix: '不用处理，只是输入 `docker swarm leave` 之前，要看清 shell 指向哪里。',
    }),
  },
  chosen: {
    virtualbox: '使用 VirtualBox 虚拟机，与第 4 部分在 Mac、Linux 和没有 Hyper-V 的 Windows 上的做法一致。',
    hyperv: '使用 Hyper-V 虚拟机，与第 4 部分在 Windows 10 及以上版本上的做法一致。',
    generic: '通过 SSH 使用你自己的主机。',
    dind: '用你的 Docker Engine 上的容器代替虚拟机。',
    simulator: '使用模拟的 swarm，无需安装任何东西。',
  },
  impossible: {
    noIpvs:
      '这台电脑的内核没有 ip_vs，而路由网格（routing mesh）要靠它转发请求。任务会运行，但没有节点会在它们的端口上应答。',
    noCompose: '这里没有安装 Docker Compose。本部分不需要它。',
  },
  lacking: (need, about) => driver.needs[need](about).what,
  passedOver(id: string, missing: readonly string[]): string {
    return `未选用 ${id}：${missing.join('，')}。`;
  },
};
