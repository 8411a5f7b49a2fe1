/** `swarm-tutor transcript` as it is typed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openTranscript } from '../../src/tutor/transcript.ts';
import { inside } from '../support/inside.ts';
import { temporaryFolders } from '../support/program.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());

/** A home in which two commands of the same step were run. */
function homeOf(): string {
  const home = join(folders.make(), 'home');
  const transcript = openTranscript(join(home, 'transcripts'));
  const common = {
    step: 'node-list',
    driver: 'simulator' as const,
    at: Date.UTC(2026, 10, 27),
    durationMs: 2000,
    pace: [],
  };
  transcript.add(
    { ...common, command: 'docker node list-all', output: 'no such command\n', exitCode: 1 },
    [],
  );
  transcript.add({ ...common, command: 'docker node ls', output: 'ID `x`\n', exitCode: 0 }, []);
  return home;
}

test('the page has each step with its commands and what they printed', async () => {
  const { code, stdout } = await inside(['transcript'], { home: homeOf() });
  expect(code).toBe(0);
  expect(stdout.match(/^## .*/gm)).toEqual(['## See the nodes (simulator)']);
  expect(stdout).toContain('```console\n$ docker node ls\nID `x`\n```');
  expect(stdout).toMatch(/Exit code 1, 2 s, .*2026/);
});

test('the recording is lines of JSON, to a file by its ending or to standard output', async () => {
  const home = homeOf();
  const out = join(folders.make(), 'mine.cast');
  expect((await inside(['transcript', '--out', out], { home })).code).toBe(0);
  const text = readFileSync(out, 'utf8');
  const [head, ...events] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(head).toMatchObject({ version: 3, title: 'What was run: Part 4: Swarms' });
  expect(events.every((event) => event.length === 3)).toBe(true);
  const { stdout } = await inside(['transcript', '--format', 'cast'], { home });
  expect(stdout).toBe(text);
});

test('as a document it lists the commands', async () => {
  const { stdout } = await inside(['transcript', '--json'], { home: homeOf() });
  const { course, commands } = JSON.parse(stdout);
  expect(course).toBe('part-4-swarms');
  expect(commands[1]).toEqual({
    ...{ step: 'node-list', driver: 'simulator', command: 'docker node ls', output: 'ID `x`\n' },
    ...{ exitCode: 0, at: Date.UTC(2026, 10, 27), durationMs: 2000 },
  });
});

test('where nothing was run it says so', async () => {
  const ended = await inside(['transcript'], { home: join(folders.make(), 'home') });
  expect(ended).toMatchObject({ code: 0, stdout: '', stderr: 'Nothing has been run yet.\n' });
});
