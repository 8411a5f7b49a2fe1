/** `docker stats`: the resources that containers use, once or repeatedly. */
import { binarySize } from '../../../go/units.ts';
import type { Container } from '../../engine/contract/types.ts';
import type { CommandRun } from '../cli/command.ts';
import { shortId } from '../cli/human.ts';
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
const SECOND_MS = 1000;
/** Clears the screen and goes to its top, before each look but the first. */
const HOME = '\u001b[2J\u001b[H';

/** `docker stats`: one look with `--no-stream`, else again every second until it is interrupted. */
export async function stats(context: CommandRun): Promise<number> {
  const { call, flags } = context;
  for (let first = true; ; first = false) {
    if (!first && call.isTerminal) call.out(HOME);
    show(context);
    if (flags.on('no-stream')) return 0;
    await call.sleep(SECOND_MS, SECOND_MS);
  }
}

function show(context: CommandRun): void {
  const engine = context.engine();
  const total = engine.info().MemTotal;
  const chosen =
    context.args.length > 0
      ? context.args.map((ref) => ({ asked: ref, container: engine.containerInspect(ref) }))
      : engine
          .containerList({ all: context.flags.on('all') })
          .map((container) => ({ asked: shortId(container.Id), container }));
  const rows = chosen.map(({ asked, container }) => row(context, container, asked, total));
  printList(context, KIND, rows);
}

function row(context: CommandRun, container: Container, asked: string, total: number) {
  const { Memory: most } = container.HostConfig;
  const limit = most === undefined || most === 0 ? total : most;
  const processes = context.engine().containerProcesses(container.Id);
  const memory = processes.reduce((sum, process) => sum + process.memory, 0);
  const { Running: running } = container.State;
  return {
    ID: context.flags.on('no-trunc') ? container.Id : shortId(container.Id),
    Container: asked,
    Name: container.Name.replace(/^\//, ''),
    CPUPerc: '0.00%',
    MemUsage: running ? `${binarySize(memory)} / ${binarySize(limit)}` : '0B / 0B',
    MemPerc: `${(running ? (100 * memory) / limit : 0).toFixed(2)}%`,
    NetIO: '0B / 0B',
    BlockIO: '0B / 0B',
    PIDs: String(processes.length),
  };
}
