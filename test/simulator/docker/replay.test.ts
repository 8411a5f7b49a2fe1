import { describe, expect, it } from 'vitest';
import { COMPOSE_FILE, DockerLab } from '../../support/docker-lab.ts';
import { type Compared, replay } from '../../support/replay.ts';

/**
 * The recordings in the order they were made: one swarm, told command by command. `least` is the share that must agree;
 * the rest differs by chance (which node stops first) and by waits that the recorder did not write down.
 */
const RECORDINGS = [
  { name: '01-before-swarm', least: 1 },
  { name: '02-swarm-init', least: 1 },
  { name: '03-swarm-join', least: 1 },
  { name: '04-nodes', least: 1 },
  { name: '06-stack-deploy', least: 1 },
  { name: '07-stack-views', least: 0.9 },
  { name: '08-scale', least: 0.65 },
] as const;

describe('what real engines printed, command by command', () => {
  it('is what the simulated ones print', async () => {
    const lab = new DockerLab();
    // The recorder's file was a dummy before there was a swarm.
    lab.files.set('docker-compose.yml', '[]\n');
    const report: string[] = [];
    for (const { name, least } of RECORDINGS) {
      if (name === '02-swarm-init') lab.files.set('docker-compose.yml', COMPOSE_FILE);
      const compared = await replay(lab, name);
      const agreeing = compared.filter((one) => one.agrees).length;
      report.push(`${name}: ${agreeing} of ${compared.length} agree`);
      expect(compared.length).toBeGreaterThan(0);
      if (agreeing / compared.length < least) showFirstDifference(compared);
    }
    console.info(report.join('\n'));
  });
});

function showFirstDifference(compared: readonly Compared[]): void {
  for (const one of compared) expect.soft(one.actual, `$ ${one.command}`).toBe(one.expected);
}
