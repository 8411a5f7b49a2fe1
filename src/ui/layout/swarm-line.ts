/** The swarm on one row, for windows without room for the picture. */
import type { Topology } from '../../check/types.ts';
import type { Messages } from '../../i18n/messages.ts';
import { clipLine, type Line, lineWidth, type Span, span } from '../text/line.ts';
import { liveTasks, roleText, taskSign } from './machine.ts';
import { publishedPorts } from './picture.ts';

/** More signs than this are a number. */
const MOST_SIGNS = 8;

/** Machines with their role and a sign for each task, then the published ports. */
export function swarmLine(topology: Topology | undefined, width: number, m: Messages['ui']): Line {
  if (!topology || topology.machines.length === 0) return [span(m.noMachines, { tone: 'dim' })];
  const parts: Span[][] = topology.machines.map((machine) => {
    const tasks = liveTasks(machine.tasks);
    const signs: Span[] =
      tasks.length > MOST_SIGNS
        ? [taskSign('running'), span(`×${tasks.length}`)]
        : tasks.map((task) => taskSign(task.state));
    const role = roleText(machine, m).map((piece) =>
      piece.tone ? piece : { ...piece, tone: 'dim' as const },
    );
    return [
      span(machine.name, { bold: true }),
      ...(machine.leader ? [span(' ★', { tone: 'accent' })] : []),
      span(' '),
      ...role,
      ...(signs.length > 0 ? [span(' '), ...signs] : []),
    ];
  });
  const ports = publishedPorts(topology);
  if (ports.length > 0) parts.push([span(`${m.mesh} ${ports.join(' ')}`, { tone: 'accent' })]);
  for (const gap of [6, 4, 3, 2]) {
    const row = parts.flatMap((part, index) => (index > 0 ? [span(' '.repeat(gap)), ...part] : part));
    if (lineWidth(row) <= width || gap === 2) return clipLine(row, width);
  }
  return [];
}
