/** The swarm as it is drawn: as a picture, folded to two rows, and as a list. */
import { describe, expect, it } from 'vitest';
import type { Topology } from '../../../src/check/types.ts';
import { widthOf } from '../../../src/text/width.ts';
import { SwarmFolded } from '../../../src/ui/components/swarm-folded.tsx';
import { SwarmPicture } from '../../../src/ui/components/swarm-picture.tsx';
import { SwarmView } from '../../../src/ui/components/swarm-view.tsx';
import { RoomContext } from '../../../src/ui/hooks/use-room.ts';
import { drawn } from '../../support/drawn.tsx';
import { aMachine, aService, aSwarm, aTask } from '../../support/topologies.ts';

const picture = (topology: Topology, width = 60, height = 16, lost: Topology['ended'] = []) =>
  drawn(<SwarmPicture topology={topology} lost={lost} width={width} height={height} />, width);
const folded = (topology: Topology, columns = 80, lost: Topology['ended'] = []) =>
  drawn(<SwarmFolded topology={topology} lost={lost} />, columns);
const view = (topology: Topology, columns: number, rows: number, selected = 0) =>
  drawn(
    <RoomContext value={{ columns, rows }}>
      <SwarmView topology={topology} lost={[]} selected={selected} />
    </RoomContext>,
    columns,
  );

const [one, two] = aSwarm().machines as [Topology['machines'][0], Topology['machines'][0]];
const withTasks = (...tasks: Topology['ended']) => aSwarm({ machines: [one, { ...two, tasks }] });

/** Ten nodes with ten tasks each, of two services. */
const many = aSwarm({
  machines: Array.from({ length: 10 }, (_, at) =>
    aMachine(
      at + 1,
      Array.from({ length: 10 }, (_, slot) =>
        aTask(
          at * 10 + slot + 1,
          `myvm${at + 1}`,
          slot < 3 ? { service: 'app_redis', name: `redis.${slot}` } : {},
        ),
      ),
    ),
  ),
  services: [
    aService({ running: 70, desired: 70 }),
    aService({ name: 'app_redis', running: 30, desired: 30, ports: '' }),
  ],
});

describe('the picture', () => {
  it('shows a new task starting, and one that failed with its reason in few words', () => {
    const text = picture(
      withTasks(
        aTask(2, 'myvm2', { state: 'preparing' }),
        aTask(3, 'myvm2', { state: 'rejected', desired: 'shutdown', error: 'No such image: john/app:9' }),
      ),
    );
    expect(text).toMatch(/◧ web\.2 {2}preparing/);
    expect(text).toMatch(/✗ web\.3 {2}No such image/);
  });

  it('shows what was lost a moment ago: in its own row, or in that of its successor', () => {
    const failed = aTask(2, 'myvm2', { id: 'lost', state: 'failed', error: 'task: non-zero exit (1)' });
    expect(picture(withTasks(), 60, 16, [failed])).toMatch(/✗ web\.2 {2}exit 1/);
    const successor = aTask(2, 'myvm2', { id: 'next', state: 'starting' });
    const text = picture(withTasks(successor), 60, 16, [failed]);
    expect(text).toMatch(/◧ web\.2 {2}✗ exit 1/);
    expect(text.match(/web\.2/g)).toHaveLength(1);
  });

  it('knows nothing of tasks on a machine that is off', () => {
    const off = { ...two, state: 'Stopped', ip: '', tasks: [aTask(2, 'myvm2', { state: 'unknown' })] };
    const text = picture(aSwarm({ machines: [one, off] }));
    expect(text).toContain('Stopped');
    expect(text).toMatch(/\? web\.2 {2}unknown/);
    expect(text.match(/■/g)).toHaveLength(1);
  });

  it('names the versions while an update rolls', () => {
    const fresh = aTask(2, 'myvm2', { image: 'john/app:2' });
    const rolling = { ...withTasks(fresh), services: [aService({ image: 'john/app:2' })] };
    const text = picture(rolling);
    expect(text).toMatch(/■ web\.1 {2}1 /);
    expect(text).toMatch(/■ web\.2 {2}2 /);
    expect(picture(aSwarm())).toMatch(/■ web\.1 {2}running/);
  });

  it('counts by service where there is no room for each task', () => {
    const text = picture(many, 118, 20);
    expect(text).toMatch(/redis ■3/);
    expect(text).toMatch(/web ■7/);
    expect(text).not.toContain('redis.0');
    for (let at = 1; at <= 10; at += 1) expect(text).toContain(`myvm${at}`);
  });

  it('says who is drained, paused, or a manager that may lead', () => {
    const text = picture(
      aSwarm({
        machines: [one, { ...two, availability: 'Drain' }, aMachine(3, [], { availability: 'Pause' })],
      }),
      90,
    );
    expect(text).toContain('worker Drain');
    expect(text).toContain('worker Pause');
    expect(text).toContain('manager · Leader');
  });

  it.each([26, 45, 60, 118, 200])('never takes more than %i columns', (width) => {
    for (const topology of [aSwarm(), many])
      for (const row of picture(topology, width, 30).split('\n'))
        expect(widthOf(row)).toBeLessThanOrEqual(width);
  });
});

describe('the swarm on two rows', () => {
  it('names machines, services, ports and states', () => {
    expect(folded(aSwarm()).split('\n')).toEqual([
      'myvm1 ★ manager · Leader ■      myvm2 worker ■',
      'app_web 2/2 :80',
    ]);
  });

  it('has one row before there are services', () => {
    expect(folded(aSwarm({ services: [] })).split('\n')).toHaveLength(1);
  });

  it('says what is not as it should be', () => {
    const services = [aService({ running: 1 })];
    const starting = aTask(2, 'myvm2', { state: 'starting' });
    const pending = aTask(3, '', { state: 'pending', error: 'no suitable node (drained)' });
    const topology = { ...withTasks(starting), services, unassigned: [pending] };
    const failed = aTask(1, 'myvm1', { id: 'lost', state: 'failed', error: 'task: non-zero exit (1)' });
    expect(folded(topology, 100, [failed]).split('\n')[1]).toBe(
      'app_web 1/2 :80   ✗ web.1 exit 1  ◧ web.2 starting  ◧ web.3 no suitable node',
    );
    expect(folded(aSwarm({ services: [], quorumLost: true }))).toContain('lost its quorum');
  });

  it('is numbers for many nodes, and never wider than the window', () => {
    expect(folded(many).split('\n')[0]).toBe('1 manager, 9 workers ■100');
    const broken = {
      ...many,
      machines: many.machines.map((each, at) => (at === 4 ? { ...each, state: 'Stopped' } : each)),
    };
    expect(folded(broken).split('\n')[0]).toContain('1 away');
    for (const columns of [40, 60, 80, 105])
      for (const topology of [many, aSwarm()])
        for (const row of folded(topology, columns).split('\n'))
          expect(widthOf(row)).toBeLessThanOrEqual(columns);
  });
});

describe('the swarm on a whole page', () => {
  const busy = aSwarm({
    events: [
      {
        at: 0,
        tone: 'bad',
        said: { say: 'swarm.task.broke', with: ['web.9', 'myvm2', 'task: non-zero exit (1)'] },
      },
    ],
  });

  it('has the list alone where there is no room for both: the keys move through it', () => {
    const text = view(busy, 38, 8);
    expect(text).not.toContain('╭');
    expect(text).toMatch(/▌ myvm1.*\n +myvm2/);
    expect(text).toContain('more');
  });

  it('has the list below the picture, or beside it where the window is wide', () => {
    const below = view(busy, 78, 30).split('\n');
    expect(below.findIndex((row) => row.startsWith('╭'))).toBeLessThan(below.indexOf('Nodes'));
    expect(view(busy, 150, 30)).toMatch(/^╭ myvm1.* {3}Nodes/m);
  });

  it('lists nodes, services, tasks and what happened', () => {
    const text = view(busy, 78, 40);
    for (const heading of ['Nodes', 'Services', 'Tasks', 'What happened']) expect(text).toContain(heading);
    expect(text).toMatch(/▌ myvm1 \$ +manager · Leader +Ready · Active · 192\.168\.99\.100 {2}■ 1/);
    expect(text).toMatch(/app_web +2\/2 replicated +:80 {2}john\/app:1/);
    expect(text).toMatch(/■ web\.1 +myvm1 +running {2}1/);
    expect(text).toMatch(/\d\d:\d\d:\d\d {2}web\.9 on myvm2 failed: task: non-zero exit \(1\)/);
  });

  it('keeps the picked row in sight', () => {
    for (const selected of [0, 5, 50, 111, 500]) expect(view(many, 78, 24, selected)).toContain('▌');
  });

  it.each([
    [38, 8],
    [78, 20],
    [118, 32],
    [198, 46],
  ])('fits into %i × %i', (columns, rows) => {
    for (const topology of [busy, many]) {
      const drawnRows = view(topology, columns, rows).split('\n');
      expect(drawnRows.length).toBeLessThanOrEqual(rows);
      for (const row of drawnRows) expect(widthOf(row)).toBeLessThanOrEqual(columns);
    }
  });
});
