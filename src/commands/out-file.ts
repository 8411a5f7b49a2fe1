/** The file that `--out` names. */
import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeFileAtomic } from '../files/atomic.ts';
import { requireFile } from '../files/read.ts';
import { troubleOf } from '../files/trouble.ts';
import { fileTroubleSaid } from '../i18n/files.ts';
import { inWords } from '../i18n/said.ts';
import type { CommandContext } from './context.ts';
import { CommandError, EXIT } from './io.ts';

/**
 * Prints a text, or writes it to the file of `--out` and says so on standard error. A file is replaced whole; what is no
 * file (a folder, a device) is never written over.
 * @throws CommandError (2) for what is no file, (3) when it can't be written
 */
export function handOut(text: string, { io, messages, options }: CommandContext): void {
  if (options.out === undefined) {
    for (const line of text.replace(/\n$/, '').split('\n')) io.out(line);
    return;
  }
  const path = resolve(options.out);
  try {
    if (existsSync(path)) requireFile(path);
    writeFileAtomic(existsSync(path) ? realpathSync(path) : path, text);
  } catch (error) {
    const kind = troubleOf(error);
    if (kind === 'in-the-way') throw new CommandError(messages.report.notAFile(path), EXIT.usage);
    if (kind === undefined) throw error;
    throw new CommandError(inWords(fileTroubleSaid(error, path), messages), EXIT.notReady);
  }
  io.err(messages.report.written(path));
}
