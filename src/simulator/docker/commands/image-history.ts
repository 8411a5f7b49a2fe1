/** `docker history`: the steps that an image was made in. */
import { humanSize } from '../../../go/units.ts';
import type { CommandRun } from '../cli/command.ts';
import { ago, ellipsis, shortId } from '../cli/human.ts';
import { type ListKind, printList } from '../format/list.ts';

const KIND: ListKind = {
  type: '*image.historyContext',
  headers: { ID: 'IMAGE', CreatedSince: 'CREATED', CreatedAt: 'CREATED AT', CreatedBy: 'CREATED BY' },
  table: '{{.ID}}\t{{.CreatedSince}}\t{{.CreatedBy}}\t{{.Size}}\t{{.Comment}}',
  quiet: '{{.ID}}',
};
const EXACT: ListKind = { ...KIND, table: KIND.table.replace('.CreatedSince', '.CreatedAt') };
const BY_WIDTH = 45;

/** `docker history IMAGE` */
export function history(context: CommandRun): number {
  const { flags, args, call } = context;
  const [ref = ''] = args;
  const whole = flags.on('no-trunc');
  const human = flags.on('human');
  const rows = context
    .engine()
    .imageHistory(ref)
    .map((item) => {
      const createdAt = item.Created.replace(/\.\d+Z$/, 'Z');
      return {
        ID: whole ? item.Id : item.Id.startsWith('<') ? item.Id : shortId(item.Id),
        CreatedAt: createdAt,
        CreatedSince: human ? ago(item.Created, call.world.now) : createdAt,
        CreatedBy: whole ? item.CreatedBy : ellipsis(item.CreatedBy, BY_WIDTH),
        Size: human ? humanSize(item.Size) : String(item.Size),
        Comment: item.Comment,
      };
    });
  printList(context, human ? KIND : EXACT, rows);
  return 0;
}
