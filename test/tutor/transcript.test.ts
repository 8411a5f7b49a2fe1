import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTranscript, readTranscript, type TranscriptEntry } from '../../src/tutor/transcript.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'transcript-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const AT = Date.UTC(2026, 10, 27, 12);
const TOKEN = 'SWMTKN-1-3pu6hszjas19xyp7ghgosyx9k8atbfcr8p2is99znpy26u2lkl-1awxwuwd3z9j1z3puu7rcgdbx';

const entry = (change: Partial<TranscriptEntry> = {}): TranscriptEntry => ({
  step: 'init',
  driver: 'simulator',
  command: 'docker node ls',
  output: 'ID  HOSTNAME\n',
  exitCode: 0,
  at: AT,
  durationMs: 1200,
  pace: [[300, 1]],
  ...change,
});

/** What stands on disk, whatever it is. */
const onDisk = (): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');

describe('a transcript', () => {
  it('gives back what was run, in order, over the days', () => {
    const transcript = openTranscript(folder);
    const later = entry({ at: AT + 86_400_000, command: 'docker stack ls', exitCode: null, pace: [] });
    transcript.add(later, []);
    transcript.add(entry(), []);
    expect(readTranscript(folder)).toEqual([entry(), later]);
    expect(readdirSync(folder)).toEqual(['2026-11-27.jsonl', '2026-11-28.jsonl']);
  });

  it.skipIf(process.platform === 'win32')('is for the learner alone to read', () => {
    openTranscript(folder).add(entry(), []);
    expect(statSync(join(folder, '2026-11-27.jsonl')).mode & 0o777).toBe(0o600);
  });

  it('goes on behind a line that a full disk cut off, and past what is none of its lines', () => {
    openTranscript(folder).add(entry(), []);
    appendFileSync(join(folder, '2026-11-27.jsonl'), '{"step":"ini\n7\n{"step":1}\n');
    writeFileSync(join(folder, 'notes.txt'), JSON.stringify(entry({ command: 'mine' })));
    openTranscript(folder).add(entry({ at: AT + 1 }), []);
    expect(readTranscript(folder).map(({ at }) => at)).toEqual([AT, AT + 1]);
  });

  it('is empty where nothing was run', () => {
    expect(readTranscript(join(folder, 'none'))).toEqual([]);
  });
});

describe('a secret', () => {
  it.each([
    ['a join token in what was printed', entry({ output: `    ${TOKEN}\n` }), [], '3pu6hsz'],
    [
      'a join token in the command',
      entry({ command: `docker swarm join --token ${TOKEN} 10.0.0.1:2377` }),
      [],
      '3pu6hsz',
    ],
    ['a value that the walk knows', entry({ output: 'it is open-sesame\n' }), ['open-sesame'], 'open-sesame'],
    ['a password in the command', entry({ command: 'docker login -u me -p hunter22222' }), [], 'hunter22222'],
    [
      'a password that the command gives away, in what was printed',
      entry({ command: 'docker login -u me -p hunter22222', output: 'hunter22222 is no good\n' }),
      [],
      'hunter22222',
    ],
  ] as const)('is never written: %s', (_, kept, secrets, secret) => {
    openTranscript(folder).add(kept, secrets);
    expect(onDisk()).toContain('[secret]');
    expect(onDisk()).not.toContain(secret);
    expect(readTranscript(folder)).toHaveLength(1);
  });

  it('leaves the rest of the command and of the output as they were', () => {
    openTranscript(folder).add(entry({ command: 'a', output: `b\n${TOKEN}\n\nc\n` }), []);
    expect(readTranscript(folder)[0]).toMatchObject({ command: 'a', output: 'b\n[secret]\n\nc\n' });
  });
});

it('tells why a command could not be added, and goes on', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const troubles: unknown[] = [];
  openTranscript(file, (error) => troubles.push(error)).add(entry(), []);
  expect(troubles).toHaveLength(1);
});
