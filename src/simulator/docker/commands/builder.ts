/** `docker builder`: its page, and `prune`. */
import { humanSize } from '../../../go/units.ts';
import { type CommandGroup, type CommandRun, NO_ARGS } from '../cli/command.ts';
import { PAGES } from '../help/builder.ts';
import { confirm } from '../progress/confirm.ts';

export const group: CommandGroup = {
  pages: PAGES,
  handlers: { 'builder prune': { args: NO_ARGS, run: prune } },
};

const DEPRECATED = `DEPRECATED: The legacy builder is deprecated and will be removed in a future release.
            Install the buildx component to build images with BuildKit:
            https://docs.docker.com/go/buildx/

`;

/** The model's builds leave no cache. */
async function prune(context: CommandRun): Promise<number> {
  const { call, flags } = context;
  call.err(DEPRECATED);
  const what = flags.on('all') ? 'all build cache' : 'all dangling build cache';
  if (!flags.on('force') && !(await confirm(context, `WARNING! This will remove ${what}.`, ' '))) return 0;
  context.engine().ping();
  call.out(`Total reclaimed space: ${humanSize(0)}\n`);
  return 0;
}
