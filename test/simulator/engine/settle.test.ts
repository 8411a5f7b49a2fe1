/** Letting all that is pending happen at once: it ends also where something is tried again for ever. */
import { expect, it } from 'vitest';
import { START, swarm, update, webSpec } from './kit.ts';

/** Simulated minutes since the swarm was made. */
const minutes = (s: ReturnType<typeof swarm>): number => (s.sim.now - START) / 60_000;

it('ends soon where tasks start and end again and again', () => {
  const s = swarm(['myvm1']);
  const spec = webSpec(2);
  spec.TaskTemplate.ContainerSpec.Command = ['sh', '-c', 'sleep 3; exit 1'];
  s.at('myvm1').networkCreate({ Name: 'getstartedlab_webnet', Driver: 'overlay' });
  s.at('myvm1').serviceCreate(spec);
  const before = minutes(s);
  s.settle();
  const tasks = s.at('myvm1').taskList();
  expect(tasks.filter(({ Status }) => Status.State === 'failed').length).toBeGreaterThan(2);
  expect(minutes(s) - before).toBeLessThan(5);
});

it('goes on for as long as an update gets further', () => {
  const s = swarm(['myvm1']);
  const spec = webSpec(6);
  spec.UpdateConfig = { Parallelism: 1, Delay: 40e9 };
  s.at('myvm1').networkCreate({ Name: 'getstartedlab_webnet', Driver: 'overlay' });
  s.at('myvm1').serviceCreate(spec);
  s.settle();
  const before = minutes(s);
  update(s.at('myvm1'), (changed) => {
    changed.TaskTemplate.ContainerSpec.Image = 'john/get-started:part3';
  });
  s.settle();
  expect(s.at('myvm1').serviceInspect('getstartedlab_web').UpdateStatus?.State).toBe('completed');
  expect(minutes(s) - before).toBeGreaterThan(3);
});
