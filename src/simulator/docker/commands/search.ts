/** `docker search`: searches the simulated Docker Hub. */
import type { CommandRun } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { ellipsis } from '../cli/human.ts';
import { filtersOf } from '../format/filters.ts';
import { type ListKind, printList } from '../format/list.ts';

const KIND: ListKind = {
  type: '*registry.searchContext',
  headers: { StarCount: 'STARS', IsOfficial: 'OFFICIAL' },
  table: '{{.Name}}\t{{.Description}}\t{{.StarCount}}\t{{.IsOfficial}}',
};
const DEFAULT_LIMIT = 25;
const MOST = 100;
const DESCRIPTION_WIDTH = 45;

/** `docker search TERM`: in the simulated Docker Hub, which holds few images. */
export function search(context: CommandRun): number {
  const { flags, args } = context;
  const [term = ''] = args;
  const limit = flags.number('limit') || DEFAULT_LIMIT;
  if (limit < 1 || limit > MOST)
    throw new ClientError(`Error response from daemon: limit ${limit} is outside the range of [1, ${MOST}]`);
  const filters = filtersOf(context);
  for (const key of Object.keys(filters))
    if (!['is-official', 'is-automated', 'stars'].includes(key))
      throw new ClientError(`Error response from daemon: invalid filter '${key}'`);
  const least = Math.max(0, ...(filters.stars ?? []).map(Number));
  const official = filters['is-official']?.at(-1);
  const whole = flags.on('no-trunc');
  const json = flags.text('format').includes('json');
  const rows = context
    .engine()
    .imageSearch(term, limit)
    .filter((found) => found.StarCount >= least)
    .filter((found) => official === undefined || (official === 'true') === found.IsOfficial)
    .map((found) => ({
      Name: found.Name,
      Description: whole ? found.Description : ellipsis(found.Description, DESCRIPTION_WIDTH),
      StarCount: String(found.StarCount),
      IsOfficial: json ? String(found.IsOfficial) : found.IsOfficial ? '[OK]' : '',
    }));
  printList(context, KIND, rows);
  return 0;
}
