import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { playAll, type Result, STORIES } from './stories.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'recordings');
/** Of every recording so many commands must be answered as the real programs answered them. */
const LEAST_SHARE = 0.97;

describe('what real programs printed, command by command', () => {
  let results: readonly Result[] = [];
  beforeAll(async () => {
    results = await playAll(undefined, explained());
    console.info(results.map(share).join('\n'));
  }, 400_000);

  it('is kept in recordings, all of which are played', () => {
    const recordings = readdirSync(FOLDER, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => name.replace('.txt', ''));
    expect(STORIES.map(({ name }) => name).sort()).toEqual(recordings.sort());
  });

  it.each(STORIES.map(({ name }) => name))('%s: the simulator prints the same', (name) => {
    const compared = results.find((result) => result.name === name)?.compared ?? [];
    const meant = explained('on purpose: ');
    const agreeing = compared.filter((one, at) => one.agrees || meant.includes(`${name} ${at + 1}`)).length;
    expect(compared.length).toBeGreaterThan(0);
    if (agreeing >= LEAST_SHARE * compared.length) return;
    for (const one of compared) expect.soft(one.actual, `$ ${one.command}`).toBe(one.expected);
  });

  it('differs where docs/conformance.md says so, and nowhere else', () => {
    const differences = results.flatMap(({ name, compared }) =>
      compared.flatMap((one, index) => (one.agrees ? [] : [`${name} ${index + 1}`])),
    );
    expect(differences.toSorted()).toEqual(explained().toSorted());
  });
});

/** `03-swarm-join: 26 of 26 agree`. */
const share = ({ name, compared }: Result): string =>
  `${name}: ${compared.filter((one) => one.agrees).length} of ${compared.length} agree`;

/** `recording number`, from the table of differences; only those whose reason begins like this. */
function explained(reason = ''): readonly string[] {
  const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'conformance.md'), 'utf8');
  return [...page.matchAll(/^\| ([\w./-]+) \| (\d+) \| (.*)/gm)]
    .filter(([, , , why = '']) => why.startsWith(reason))
    .map(([, name, number]) => `${name} ${number}`);
}
