/** `docker system df`: the disk usage of an engine. */
import { humanSize } from '../../../go/units.ts';
import type { DiskUsage } from '../../engine/contract/engine.ts';
import type { CommandRun } from '../cli/command.ts';
import { ago, shortId } from '../cli/human.ts';
import { containerRow } from '../format/containers.ts';
import { type ListKind, type ListRow, printList, printTable } from '../format/list.ts';
import { volumeRow } from './volume.ts';

const KIND: ListKind = {
  type: '*formatter.diskUsageImagesContext',
  headers: { TotalCount: 'TOTAL' },
  table: '{{.Type}}\t{{.TotalCount}}\t{{.Active}}\t{{.Size}}\t{{.Reclaimable}}',
};
const IMAGES: ListKind = {
  type: '*formatter.imageContext',
  headers: {
    ID: 'IMAGE ID',
    CreatedSince: 'CREATED',
    SharedSize: 'SHARED SIZE',
    UniqueSize: 'UNIQUE SIZE',
  },
  table:
    '{{.Repository}}\t{{.Tag}}\t{{.ID}}\t{{.CreatedSince}}\t{{.Size}}\t{{.SharedSize}}\t{{.UniqueSize}}\t{{.Containers}}',
};
const CONTAINERS: ListKind = {
  type: '*formatter.ContainerContext',
  headers: { ID: 'CONTAINER ID', RunningFor: 'CREATED', LocalVolumes: 'LOCAL VOLUMES' },
  table:
    '{{.ID}}\t{{.Image}}\t{{.Command}}\t{{.LocalVolumes}}\t{{.Size}}\t{{.RunningFor}}\t{{.Status}}\t{{.Names}}',
};
const VOLUMES: ListKind = {
  type: '*formatter.volumeContext',
  headers: { Name: 'VOLUME NAME' },
  table: '{{.Name}}\t{{.Links}}\t{{.Size}}',
};
const CACHE: ListKind = {
  type: '*formatter.buildCacheContext',
  headers: {
    ID: 'CACHE ID',
    CacheType: 'CACHE TYPE',
    CreatedSince: 'CREATED',
    LastUsedSince: 'LAST USED',
    UsageCount: 'USAGE',
  },
  table:
    '{{.ID}}\t{{.CacheType}}\t{{.Size}}\t{{.CreatedSince}}\t{{.LastUsedSince}}\t{{.UsageCount}}\t{{.Shared}}',
};

/** `docker system df` */
export function diskUsage(context: CommandRun): number {
  const usage = context.engine().diskUsage();
  if (context.flags.on('verbose')) verbose(context, usage);
  else printList(context, KIND, summary(usage));
  return 0;
}

function share(part: number, whole: number): string {
  return whole > 0 ? `${humanSize(part)} (${Math.floor((part * 100) / whole)}%)` : humanSize(part);
}

function summary(usage: DiskUsage): ListRow[] {
  const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0);
  const used = usage.images.filter((item) => item.containers > 0);
  const free = usage.layers - sum(used.map(({ image, shared }) => image.Size - shared));
  const stopped = usage.containers.filter(({ container }) => !container.State.Running);
  const written = sum(usage.containers.map(({ size }) => size));
  const idle = usage.volumes.filter(({ links }) => links === 0);
  const kept = sum(usage.volumes.map(({ size }) => size));
  const row = (Type: string, total: number, active: number, size: number, reclaimable: string): ListRow => ({
    Type,
    TotalCount: String(total),
    Active: String(active),
    Size: humanSize(size),
    Reclaimable: reclaimable,
  });
  const { images, containers, volumes } = usage;
  return [
    row('Images', images.length, used.length, usage.layers, share(free, usage.layers)),
    row(
      'Containers',
      containers.length,
      containers.length - stopped.length,
      written,
      share(sum(stopped.map(({ size }) => size)), written),
    ),
    row(
      'Local Volumes',
      volumes.length,
      volumes.length - idle.length,
      kept,
      share(sum(idle.map(({ size }) => size)), kept),
    ),
    row('Build Cache', 0, 0, 0, humanSize(0)),
  ];
}

function verbose(context: CommandRun, usage: DiskUsage): void {
  const { call } = context;
  const { now } = call.world;
  const images = usage.images.map(({ image, shared, containers }): ListRow => {
    const [repository = '<none>', tag = '<none>'] = (image.RepoTags[0] ?? '<none>:<none>').split(
      /:(?=[^/]*$)/,
    );
    return {
      Repository: repository,
      Tag: tag,
      ID: shortId(image.Id),
      CreatedSince: ago(image.Created, now),
      Size: humanSize(image.Size),
      SharedSize: humanSize(shared),
      UniqueSize: humanSize(image.Size - shared),
      Containers: String(containers),
    };
  });
  const containers = usage.containers.map(({ container, size }) => ({
    ...containerRow(container, false, now),
    Size: humanSize(size),
  }));
  const volumes = usage.volumes.map((item) => volumeRow(item.volume, item));
  call.out(`Images space usage:\n\n${printTable(IMAGES, images)}`);
  call.out(`\nContainers space usage:\n\n${printTable(CONTAINERS, containers)}`);
  call.out(`\nLocal Volumes space usage:\n\n${printTable(VOLUMES, volumes)}`);
  call.out(`\nBuild cache usage: ${humanSize(0)}\n\n${printTable(CACHE, [])}`);
}
