/** The few files of an image that people look at: os-release, hosts and the like, and the page that it shows. */

import type { Container } from '../contract/types.ts';
import type { SimContainer, SimImage } from '../model/state.ts';

const FOLDERS =
  'bin dev etc home lib media mnt opt proc root run sbin srv sys tmp usr usr/bin usr/local usr/share var var/lib var/log var/run';

/** The family of its programs, by its image's name: busybox has its own wording of some errors. */
export function isBusybox(image: SimImage | undefined, container: Container): boolean {
  const names = [container.Config.Image, ...(image?.RepoTags ?? []), ...(image?.RepoDigests ?? [])];
  return names.some((name) => /alpine|busybox/.test(name));
}

/** Where a web server of the catalog has its page; undefined for other images. */
export function pagePath(image: SimImage): string | undefined {
  if (image.sim.program !== 'web') return undefined;
  const command = [...(image.Config.Entrypoint ?? []), ...(image.Config.Cmd ?? [])].join(' ');
  if (command.includes('nginx')) return '/usr/share/nginx/html/index.html';
  if (command.includes('httpd')) return '/usr/local/apache2/htdocs/index.html';
  return undefined;
}

/** The files of a container that come with its image or that the engine puts there. */
export function givenFiles(image: SimImage | undefined, container: SimContainer): Map<string, string> {
  const { Hostname } = container.Config;
  const files = new Map<string, string>([
    ['/etc/hostname', `${Hostname}\n`],
    ['/etc/hosts', hosts(container)],
    ['/etc/resolv.conf', resolver(container)],
    ['/etc/passwd', 'root:x:0:0:root:/root:/bin/sh\n'],
  ]);
  if (image === undefined) return files;
  const os = isBusybox(image, container) ? 'Alpine Linux' : 'Debian GNU/Linux';
  files.set('/etc/os-release', `NAME="${os}"\nID=${os === 'Alpine Linux' ? 'alpine' : 'debian'}\n`);
  const page = pagePath(image);
  if (page !== undefined) files.set(page, image.sim.page ?? '');
  return files;
}

/** The folders of every image, and its working directory. */
export function givenFolders(container: SimContainer): string[] {
  const { WorkingDir } = container.Config;
  return [...FOLDERS.split(' ').map((name) => `/${name}`), ...(WorkingDir === '' ? [] : [WorkingDir])];
}

function hosts({ Config, NetworkSettings }: SimContainer): string {
  const addresses = Object.values(NetworkSettings.Networks).map((network) => network.IPAddress);
  return [
    '127.0.0.1\tlocalhost',
    '::1\tlocalhost ip6-localhost ip6-loopback',
    ...addresses.filter((ip) => ip !== '').map((ip) => `${ip}\t${Config.Hostname}`),
    '',
  ].join('\n');
}

/** In user-defined networks, containers are found by name, through the engine's own resolver. */
function resolver({ NetworkSettings }: SimContainer): string {
  const named = Object.keys(NetworkSettings.Networks).some((name) => name !== 'bridge' && name !== 'host');
  return named ? 'nameserver 127.0.0.11\noptions ndots:0\n' : 'nameserver 10.0.2.3\n';
}
