/** `docker image`: its commands; the short ones are defined here. */

import { compile } from '../../../go/regexp.ts';
import { humanSize } from '../../../go/units.ts';
import type { Image } from '../../engine/contract/types.ts';
import { type CommandGroup, type CommandRun, NO_ARGS, ONE_ARG, SOME_ARGS } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { ago, shortId } from '../cli/human.ts';
import { isOldClient } from '../cli/versions.ts';
import { filtersOf } from '../format/filters.ts';
import { referenceProblem } from '../format/image-reference.ts';
import { printInspect } from '../format/inspect.ts';
import { type ListKind, type ListRow, printList } from '../format/list.ts';
import { PAGES } from '../help/image.ts';
import { confirm } from '../progress/confirm.ts';
import { forEachArgument } from './each.ts';
import { build } from './image-build.ts';
import { history } from './image-history.ts';
import { pull, push } from './image-pull.ts';

/** `docker image …` and its short forms */
export const group: CommandGroup = {
  pages: PAGES,
  handlers: {
    'image ls': { args: { least: 0, most: 1 }, run: list },
    'image inspect': { args: SOME_ARGS, run: inspect },
    'image pull': {
      args: ONE_ARG,
      run: async (context) => {
        await pull(context, context.args[0] ?? '', context.call.out);
        return 0;
      },
    },
    'image push': { args: ONE_ARG, run: push },
    'image build': { args: ONE_ARG, run: build },
    'image tag': { args: { least: 2, most: 2 }, run: tag },
    'image rm': { args: SOME_ARGS, run: remove },
    'image prune': { args: NO_ARGS, run: prune },
    'image history': { args: ONE_ARG, run: history },
  },
};

const KIND: ListKind = {
  type: '*formatter.imageContext',
  headers: {
    ID: 'IMAGE ID',
    CreatedSince: 'CREATED',
    CreatedAt: 'CREATED AT',
    SharedSize: 'SHARED SIZE',
    UniqueSize: 'UNIQUE SIZE',
    VirtualSize: 'SIZE',
  },
  table: '{{.Repository}}\t{{.Tag}}\t{{.ID}}\t{{.CreatedSince}}\t{{.Size}}',
  quiet: '{{.ID}}',
};

function list(context: CommandRun): number {
  const [only] = context.args;
  const references = filtersOf(context).reference ?? (only === undefined ? [] : [only]);
  const kind = context.flags.on('digests')
    ? { ...KIND, table: KIND.table.replace('{{.Tag}}', '{{.Tag}}\t{{.Digest}}') }
    : KIND;
  const rows = context
    .engine()
    .imageList(filtersOf(context))
    .flatMap((image) => namesOf(context, image).map((name) => row(context, image, name)))
    .filter((item) => references.length === 0 || references.some((pattern) => fits(item, pattern)));
  printList(context, kind, rows);
  return 0;
}

interface Name {
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

/**
 * The rows of an image: one per tag (with --digests one per tag and digest), and one for each repository that it was pulled
 * from by its digest only, as a swarm does.
 */
function namesOf({ flags }: CommandRun, image: Image): Name[] {
  const tagged = image.RepoTags.map((name) => name.split(/:(?=[^/]*$)/));
  const rows = tagged.flatMap(([repository = '', tag = '']) => {
    const digests = flags.on('digests') ? digestsAt(image, repository) : [];
    return (digests.length > 0 ? digests : ['<none>']).map((digest) => ({ repository, tag, digest }));
  });
  const others = new Set(image.RepoDigests.map((text) => text.split('@')[0] ?? ''));
  for (const [repository = ''] of tagged) others.delete(repository);
  const untagged = [...others].flatMap((repository) =>
    (flags.on('digests') ? digestsAt(image, repository) : ['<none>']).map((digest) => ({
      repository,
      tag: '<none>',
      digest,
    })),
  );
  const all = [...rows, ...untagged];
  return all.length > 0 ? all : [{ repository: '<none>', tag: '<none>', digest: '<none>' }];
}

const digestsAt = (image: Image, repository: string): string[] =>
  image.RepoDigests.filter((text) => text.startsWith(`${repository}@`)).map(
    (text) => text.split('@')[1] ?? '',
  );

function fits(item: ListRow, pattern: string): boolean {
  const [repository = '', tag] = pattern.split(/:(?=[^/]*$)/);
  return isLike(String(item.Repository), repository) && (tag === undefined || isLike(String(item.Tag), tag));
}

/** Whether a text matches a pattern with `*` and `?`, which match anything but a slash. */
function isLike(text: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
  return compile(`^${source}$`).test(text);
}

function row(context: CommandRun, image: Image, { repository, tag, digest }: Name): ListRow {
  const size = humanSize(image.Size);
  return {
    ID: context.flags.on('no-trunc') ? image.Id : shortId(image.Id),
    Repository: repository,
    Tag: tag,
    Digest: digest,
    CreatedSince: ago(image.Created, context.call.world.now),
    CreatedAt: image.Created.replace('T', ' ').replace(/(\.\d+)?Z$/, ' +0000 UTC'),
    Size: size,
    Containers: 'N/A',
    SharedSize: 'N/A',
    UniqueSize: 'N/A',
    VirtualSize: size,
  };
}

function inspect(context: CommandRun): number {
  return printInspect(context, { raw: true, get: (ref) => context.engine().imageInspect(ref) });
}

function tag(context: CommandRun): number {
  const [source = '', target = ''] = context.args;
  for (const ref of isOldClient(context.call.env) ? [] : [source, target]) {
    const problem = referenceProblem(ref);
    if (problem !== undefined)
      throw new ClientError(
        `Error parsing reference: ${JSON.stringify(ref)} is not a valid repository/tag: ${problem}`,
      );
  }
  context.engine().imageTag(source, target);
  return 0;
}

function remove(context: CommandRun): Promise<number> {
  return forEachArgument(context, (ref) => context.engine().imageRemove(ref, context.flags.on('force')));
}

async function prune(context: CommandRun): Promise<number> {
  const { call, flags } = context;
  const all = flags.on('all');
  const what = all ? 'all images without at least one container associated to them' : 'all dangling images';
  if (!flags.on('force') && !(await confirm(context, `WARNING! This will remove ${what}.`))) return 0;
  const { deleted, bytes } = context.engine().imagePrune(all);
  if (deleted.length > 0) call.out(`Deleted Images:\n${deleted.join('\n')}\n\n`);
  call.out(`Total reclaimed space: ${humanSize(bytes)}\n`);
  return 0;
}
