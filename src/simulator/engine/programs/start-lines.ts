/** The lines that servers print when they start. */

import { KERNEL } from '../contract/version.ts';
import { stamp } from '../model/sim.ts';
import type { SimImage } from '../model/state.ts';
import { pagePath } from '../storage/image-files.ts';

interface StartLine {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}
const SCRIPT = '/docker-entrypoint.sh:';
const IPV6 = '10-listen-on-ipv6-by-default.sh';
const ENTRYPOINT = [
  `${SCRIPT} /docker-entrypoint.d/ is not empty, will attempt to perform configuration`,
  `${SCRIPT} Looking for shell scripts in /docker-entrypoint.d/`,
  `${SCRIPT} Launching /docker-entrypoint.d/${IPV6}`,
  `${IPV6}: info: Getting the checksum of /etc/nginx/conf.d/default.conf`,
  `${IPV6}: info: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf`,
  `${SCRIPT} Sourcing /docker-entrypoint.d/15-local-resolvers.envsh`,
  `${SCRIPT} Launching /docker-entrypoint.d/20-envsubst-on-templates.sh`,
  `${SCRIPT} Launching /docker-entrypoint.d/30-tune-worker-processes.sh`,
  `${SCRIPT} Configuration complete; ready for start up`,
];
const NOTICES = [
  'using the "epoll" event method',
  'nginx/1.27.2',
  'built by gcc 12.2.0 (Debian 12.2.0-14) ',
  `OS: Linux ${KERNEL}`,
  'getrlimit(RLIMIT_NOFILE): 1048576:1048576',
  'start worker processes',
  'start worker process 29',
];

/** The lines of a server that starts at a time (milliseconds since 1970); none for unknown servers. */
export function startLines(image: SimImage, now: number): StartLine[] {
  if (!pagePath(image)?.includes('nginx')) return [];
  const time = stamp(now).slice(0, 19).replaceAll('-', '/').replace('T', ' ');
  return [
    ...ENTRYPOINT.map((text): StartLine => ({ stream: 'stdout', text: `${text}\n` })),
    ...NOTICES.map((text): StartLine => ({ stream: 'stderr', text: `${time} [notice] 1#1: ${text}\n` })),
  ];
}
