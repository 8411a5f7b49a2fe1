import { describe, expect, it } from 'vitest';
import type { Topology, TopologyMachine } from '../../../src/check/types.ts';
import { widthOf } from '../../../src/text/width.ts';
import { SwarmLine } from '../../../src/ui/components/swarm-line.tsx';
import { SwarmPicture } from '../../../src/ui/components/swarm-picture.tsx';
import { liveTasks } from '../../../src/ui/state/tasks.ts';
import { drawn } from '../../support/drawn.tsx';
import { twoMachines } from '../../support/fake-tutor.ts';

const picture = (topology: Topology | undefined, width: number, height: number) =>
  drawn(<SwarmPicture topology={topology} lost={[]} width={width} height={height} />, width).split('\n');

const alone: TopologyMachine = {
  name: 'myvm1',
  state: 'Stopped',
  ip: '',
  active: false,
  leader: false,
  managerStatus: '',
  status: '',
  availability: '',
  tasks: [],
};

describe('the picture', () => {
  it('stands side by side where it is wide, the mesh with its port below', () => {
    expect(picture(twoMachines, 60, 12).slice(0, 10)).toEqual([
      '╭ myvm1 ★ ───────────────╮   ╭ myvm2 ─────────────────╮',
      '│ manager · Leader       │   │ worker                 │',
      '│ 192.168.99.100  $      │   │ 192.168.99.101         │',
      '│ ■ web.1  running       │   │ ■ web.2  running       │',
      '│ ■ web.4  running       │   │ ■ web.3  running       │',
      '│                        │   │ ◧ web.5  starting      │',
      '╰────────────┬───────────╯   ╰────────────┬───────────╯',
      '             └─────── :80 ── mesh ────────┘',
      '',
      'getstartedlab_web  4/5  :80',
    ]);
  });

  it('stands one below the other where it is narrow, joined by the mesh', () => {
    const rows = picture(twoMachines, 26, 20);
    expect(rows[6]).toBe('╰────────────┬───────────╯');
    expect(rows[7]).toBe('             │ :80 ── mesh');
    expect(rows[8]).toBe('╭ myvm2 ─────┴───────────╮');
  });

  it('shows a machine that is not running, outside the swarm', () => {
    const rows = picture({ ...twoMachines, machines: [alone], services: [] }, 26, 10).join('\n');
    expect(rows).toContain('Stopped');
    expect(rows).not.toContain('┬');
  });

  it('says what will stand there before there are machines', () => {
    expect(picture(undefined, 26, 5)).toEqual(['no machines yet', 'The swarm appears here.', '', '', '']);
  });

  it('counts the tasks where not all find room', () => {
    expect(picture(twoMachines, 26, 14).join('\n')).toMatch(/web ■2 ◧1/);
  });

  it('counts the machines that find no room', () => {
    const machines = ['one', 'two', 'three'].map((name) => ({ ...alone, name }));
    const rows = picture({ ...twoMachines, machines, services: [] }, 26, 12);
    expect(rows.join('\n')).toContain('╭ two');
    expect(rows.join('\n')).not.toContain('╭ three');
    expect(rows).toContain('… 1 more');
  });

  it('never takes more room than it has', () => {
    const many = {
      ...twoMachines,
      machines: Array.from({ length: 7 }, (_, at) => ({ ...alone, name: `machine-${at}` })),
    };
    for (const topology of [twoMachines, many]) {
      for (let width = 20; width < 120; width += 7) {
        for (let height = 1; height < 40; height += 5) {
          const rows = picture(topology, width, height);
          expect(rows).toHaveLength(height);
          for (const row of rows) expect(widthOf(row)).toBeLessThanOrEqual(width);
        }
      }
    }
  });
});

it('leaves out tasks that are over, but not a broken one without a successor', () => {
  const task = { id: '', service: 'web', slot: 1, node: '', image: 'x', desired: 'shutdown', error: '' };
  const tasks = [
    { ...task, name: 'web.1', state: 'shutdown' },
    { ...task, name: 'web.2', state: 'rejected' },
    { ...task, name: 'web.2', state: 'rejected' },
    { ...task, name: 'web.3', state: 'failed' },
    { ...task, name: 'web.3', state: 'running', desired: 'running' },
  ];
  expect(liveTasks(tasks).map(({ name, state }) => `${name} ${state}`)).toEqual([
    'web.2 rejected',
    'web.3 running',
  ]);
});

describe('the swarm on one row', () => {
  it('names machines, roles and tasks', () => {
    expect(drawn(<SwarmLine topology={twoMachines} />, 80)).toBe(
      'myvm1 ★ manager · Leader ■■      myvm2 worker ■■◧',
    );
  });

  it('is one row, and says where it is cut', () => {
    for (let width = 1; width < 60; width++) {
      const line = drawn(<SwarmLine topology={twoMachines} />, width);
      expect(widthOf(line)).toBeLessThanOrEqual(width);
      expect(line.includes('◧') || line.includes('…')).toBe(true);
    }
  });
});
