/** What an attempt works in: commands run in a folder of their own, and no machine answers. */
import { join } from 'node:path';
import { OutputBuffer } from '../../src/shell/output-buffer.ts';
import type { AttemptContext } from '../../src/tutor/attempt/context.ts';
import { openLedger } from '../../src/tutor/ledger.ts';
import { openTranscript } from '../../src/tutor/transcript.ts';
import { sessionOf } from '../check/fakes.ts';

export function attemptContext(folder: string, changes: Partial<AttemptContext> = {}): AttemptContext {
  const session = sessionOf(() => ({ stdout: '', stderr: '', exitCode: 1 }));
  return {
    session: { ...session, workspace: folder, shell: 'bash', shellProgram: '/bin/bash' },
    output: new OutputBuffer(),
    ledger: openLedger(join(folder, 'ledger.json')),
    transcript: openTranscript(join(folder, 'transcripts')),
    now: Date.now,
    unattended: false,
    shell: () => ({ env: { PATH: '/usr/bin:/bin' }, cwd: folder }),
    setShell: () => undefined,
    secrets: () => [],
    report: () => undefined,
    runInteractive: () => Promise.reject(new Error('no terminal here')),
    ...changes,
  };
}
