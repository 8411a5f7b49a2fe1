import type { Context } from '../cli/command.ts';
import { binarySize, shortId } from '../cli/human.ts';
import { type ListKind, printList } from '../format/list.ts';

const KIND: ListKind = {
  type: '*container.statsContext',
  headers: {
    ID: 'CONTAINER ID',
    CPUPerc: 'CPU %',
    MemUsage: 'MEM USAGE / LIMIT',
    MemPerc: 'MEM %',
    NetIO: 'NET I/O',
    BlockIO: 'BLOCK I/O',
  },
  table: '{{.ID}}\t{{.Name}}\t{{.CPUPerc}}\t{{.MemUsage}}\t{{.MemPerc}}\t{{.NetIO}}\t{{.BlockIO}}\t{{.PIDs}}',
};
/** What a small web server takes; the model has no measurements. */
const USED_BYTES = 372 * 1024;
const SECOND_MS = 1000;

/** `docker stats`: one look with `--no-stream`, else again every second until it is interrupted. */
export async function stats(context: Context): Promise<number> {
  for (;;) {
    show(context);
    if (context.flags.on('no-stream')) return 0;
    await context.call.sleep(SECOND_MS, SECOND_MS);
  }
}

function show(context: Context): void {
  const engine = context.engine();
  const memory = engine.info().MemTotal;
  const chosen =
    context.args.length > 0
      ? context.args.map((ref) => engine.containerInspect(ref))
      : engine.containerList({ all: context.flags.on('all') });
  const rows = chosen.map((container) => {
    const limit = container.HostConfig.Memory ? container.HostConfig.Memory : memory;
    const used = container.State.Running ? USED_BYTES : 0;
    const name = container.Name.replace(/^\//, '');
    return {
      ID: shortId(container.Id),
      Container: shortId(container.Id),
      Name: name,
      CPUPerc: '0.00%',
      MemUsage: `${binarySize(used)} / ${binarySize(limit)}`,
      MemPerc: `${((100 * used) / limit).toFixed(2)}%`,
      NetIO: '0B / 0B',
      BlockIO: '0B / 0B',
      PIDs: container.State.Running ? '1' : '0',
    };
  });
  printList(context, KIND, rows);
}
