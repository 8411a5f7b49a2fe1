/** The files of a machine that describe it. */

/** The newest Boot2Docker release; Docker Machine downloads it for VirtualBox and Hyper-V. */
const BOOT2DOCKER = `NAME=Boot2Docker
VERSION=19.03.12
ID=boot2docker
ID_LIKE=tcl
VERSION_ID=19.03.12
PRETTY_NAME="Boot2Docker 19.03.12 (TCL 10.1)"
ANSI_COLOR="1;34"
HOME_URL="https://github.com/boot2docker/boot2docker"
SUPPORT_URL="https://github.com/boot2docker/boot2docker"
BUG_REPORT_URL="https://github.com/boot2docker/boot2docker/issues"
`;
const DEBIAN = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION="12 (bookworm)"
VERSION_CODENAME=bookworm
ID=debian
`;

/** By absolute path, for a machine and the driver that made it. */
export function systemFiles(machine: string, driver: string): Record<string, string> {
  return {
    '/etc/hostname': `${machine}\n`,
    '/etc/hosts': `127.0.0.1\tlocalhost\n127.0.1.1\t${machine}\n`,
    '/etc/os-release': driver === 'virtualbox' || driver === 'hyperv' ? BOOT2DOCKER : DEBIAN,
    '/etc/passwd': 'root:x:0:0:root:/root:/bin/bash\ndocker:x:1000:107:Docker:/home/docker:/bin/bash\n',
    '/etc/group': 'root:x:0:\ndocker:x:107:docker\n',
  };
}
