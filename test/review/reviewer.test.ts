import { expect, it, vi } from 'vitest';
import type { Card } from '../../src/review/cards.ts';
import { createReviewer } from '../../src/review/reviewer.ts';
import type { CardMemories } from '../../src/tutor/progress/cards.ts';

const card: Card = {
  ...{ kind: 'command', id: 'command:ls', step: 's', learnedAt: 0 },
  ...{ task: 'List the nodes', command: 'docker node ls', before: [] },
};
const NOW = Date.UTC(2026, 10, 28, 9);

function arrange(judge: () => Promise<{ kind: 'right' } | { kind: 'other-effect' }>) {
  const kept: CardMemories[] = [];
  const close = vi.fn();
  const reviewer = createReviewer({
    due: [card],
    memories: {},
    remember: async (memories) => void kept.push(memories),
    openSwarm: async () => ({ begin: async () => undefined, judge, close }),
    now: () => NOW,
  });
  return { reviewer, kept, close };
}

it('judges what was typed, and remembers when to ask again', async () => {
  const { reviewer, kept } = arrange(async () => ({ kind: 'right' }));
  const seen: string[] = [];
  reviewer.subscribe(() => seen.push(reviewer.getState().phase.name));
  reviewer.send({ type: 'begin' });
  reviewer.send({ type: 'try', command: 'docker node ls' });
  await reviewer.settled();
  expect(seen).toEqual(['asking', 'judging', 'told']);
  expect(kept).toHaveLength(1);
  expect(kept[0]?.[card.id]?.dueAt).toBeGreaterThan(NOW);
});

it('tells a try that could not be judged as one that failed', async () => {
  const { reviewer } = arrange(() => Promise.reject(new Error('no room on the disk')));
  reviewer.send({ type: 'begin' });
  reviewer.send({ type: 'try', command: 'x' });
  await reviewer.settled();
  expect(reviewer.getState().phase).toMatchObject({
    verdict: { kind: 'failed', output: 'no room on the disk' },
  });
});

it('removes the swarm when it is closed, even one that was only being made', async () => {
  const { reviewer, close } = arrange(async () => ({ kind: 'right' }));
  reviewer.send({ type: 'begin' });
  await reviewer.close();
  expect(close).toHaveBeenCalledOnce();
});
