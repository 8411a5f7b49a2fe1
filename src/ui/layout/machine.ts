/** One machine of the picture: a box with its role, address and tasks. The only thing that has a border. */
import type { TopologyMachine, TopologyTask } from '../../check/types.ts';
import type { Messages } from '../../i18n/messages.ts';
import { clip, widthOf } from '../text/graphemes.ts';
import { type Line, padLine, type Span, span, type Tone } from '../text/line.ts';

const STARTING = new Set([
  'new',
  'pending',
  'assigned',
  'accepted',
  'preparing',
  'ready',
  'starting',
  'allocated',
]);
const BROKEN = new Set(['rejected', 'failed', 'orphaned']);

/** How a task's state is drawn. */
export function taskSign(state: string): Span {
  if (state === 'running') return span('■', { tone: 'ok' });
  if (STARTING.has(state)) return span('◧', { tone: 'warn' });
  if (BROKEN.has(state)) return span('✗', { tone: 'bad' });
  return span('□', { tone: 'dim' });
}

/** Tasks that are or should be alive; of those that are over only the broken ones without a successor. */
export function liveTasks(tasks: readonly TopologyTask[]): TopologyTask[] {
  const isLive = (task: TopologyTask) =>
    task.state === 'running' ||
    STARTING.has(task.state) ||
    (task.desired === 'running' && !BROKEN.has(task.state));
  const alive = new Set(tasks.filter(isLive).map((task) => task.name));
  const seen = new Set<string>();
  return tasks.filter((task) => {
    if (isLive(task)) return true;
    if (!BROKEN.has(task.state) || alive.has(task.name) || seen.has(task.name)) return false;
    seen.add(task.name);
    return true;
  });
}

/** `manager · Leader`, `worker`, `not in the swarm`, `Stopped`. */
export function roleText(machine: TopologyMachine, m: Messages['ui']): Span[] {
  if (machine.state !== 'Running') return [span(machine.state, { tone: 'warn' })];
  if (!machine.role) return [span(m.roles.none, { tone: 'dim' })];
  const parts = [m.roles[machine.role], ...(machine.leader ? [m.roles.leader] : [])].join(' · ');
  const trouble =
    machine.status !== '' && machine.status !== 'Ready' ? [span(` ${machine.status}`, { tone: 'bad' })] : [];
  const away =
    machine.availability !== '' && machine.availability.toLowerCase() !== 'active'
      ? [span(` ${machine.availability}`, { tone: 'warn' })]
      : [];
  return [span(parts), ...trouble, ...away];
}

/** What stands in the top border. */
function nameParts(machine: TopologyMachine, width: number): { text: Span[]; used: number } {
  const name = clip(machine.name, width - 8);
  const star = machine.leader ? [span(' ★', { tone: 'accent' })] : [];
  return {
    text: [span(` ${name}`, { bold: true }), ...star, span(' ')],
    used: widthOf(name) + 2 + (machine.leader ? 2 : 0),
  };
}

/** A connection to the machine above or below: its place in the border. */
export interface Joints {
  readonly top: boolean;
  readonly bottom: boolean;
}

/** The column of the box at which lines join it. */
export const jointColumn = (width: number) => Math.floor(width / 2);

function border(
  left: string,
  right: string,
  width: number,
  joint: string | undefined,
  tone: Tone | undefined,
): Span {
  const middle = jointColumn(width);
  const dashes = joint
    ? `${'─'.repeat(middle - 1)}${joint}${'─'.repeat(width - 2 - middle)}`
    : '─'.repeat(width - 2);
  return span(`${left}${dashes}${right}`, tone ? { tone } : {});
}

/**
 * The machine as a box of exactly `width` × (`taskRows` + 4) (+1 when it says that the shell talks to it).
 * Tasks that find no room are counted on the last row.
 */
export function machineBox(
  machine: TopologyMachine,
  width: number,
  taskRows: number,
  joints: Joints,
  m: Messages['ui'],
): Line[] {
  const tone: Tone | undefined = machine.state === 'Running' ? undefined : 'dim';
  const style = tone ? { tone } : {};
  const inner = width - 4;
  const name = nameParts(machine, width);
  const lead = 1;
  const rest = Math.max(0, width - 2 - lead - name.used + (lead - 1));
  const middle = jointColumn(width);
  const topRest = [...'─'.repeat(rest)]
    .map((dash, at) => (joints.top && at + 1 + name.used === middle ? '┴' : dash))
    .join('');
  const top: Line = [
    span('╭', style),
    ...name.text,
    span(`${topRest}─`.slice(0, width - 2 - name.used), style),
    span('╮', style),
  ];
  const row = (content: Line): Line => [span('│ ', style), ...padLine(content, inner), span(' │', style)];
  const tasks = liveTasks(machine.tasks);
  const room = tasks.length > taskRows ? taskRows - 1 : taskRows;
  const taskLines: Line[] = tasks
    .slice(0, Math.max(0, room))
    .map((task) => [
      taskSign(task.state),
      span(` ${clip(task.name, inner - 2)}`),
      ...(widthOf(task.name) + 3 + widthOf(task.state) <= inner
        ? [span(`  ${task.state}`, { tone: 'dim' })]
        : []),
    ]);
  if (tasks.length > taskRows && taskRows > 0)
    taskLines.push([span(m.tasksMore(tasks.length - room), { tone: 'dim' })]);
  while (taskLines.length < taskRows) taskLines.push([]);
  return [
    top,
    row(roleText(machine, m)),
    row([
      span(machine.ip === '' ? '–' : machine.ip, { tone: 'dim' }),
      ...(machine.active ? [span('  $', { tone: 'accent' })] : []),
    ]),
    ...taskLines.map(row),
    [border('╰', '╯', width, joints.bottom ? '┬' : undefined, tone)],
  ];
}
