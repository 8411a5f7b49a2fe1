/** Handles `--format` and `--out`: the format of a page, and the file it is written to. */
import { existsSync, realpathSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { writeFileAtomic } from '../files/atomic.ts';
import { requireFile } from '../files/read.ts';
import { troubleOf } from '../files/trouble.ts';
import { fileTroubleSaid } from '../i18n/files.ts';
import type { Messages } from '../i18n/messages.ts';
import { inWords } from '../i18n/said.ts';
import type { CommandContext } from './context.ts';
import { CommandError, EXIT } from './io.ts';
import type { Format } from './option-names.ts';
import type { Options } from './options.ts';

/**
 * Prints a text, or writes it to the file of `--out` and says so on standard error. A file is replaced as a whole; anything else
 * (a folder, a device) is never overwritten.
 * @throws CommandError (2) if it is not a file, (3) when it can't be written
 */
export function handOut(text: string, { io, messages, options }: CommandContext): void {
  if (options.out === undefined) {
    for (const line of text.replace(/\n$/, '').split('\n')) io.out(line);
    return;
  }
  const path = resolve(options.out);
  writeOut(path, text, messages);
  io.err(messages.report.written(path));
}

/** Replaces a file as a whole, or makes it. @throws CommandError (2) if it is not a file, (3) when it can't be written */
export function writeOut(path: string, text: string, messages: Messages): void {
  try {
    if (existsSync(path)) requireFile(path);
    writeFileAtomic(existsSync(path) ? realpathSync(path) : path, text);
  } catch (error) {
    const kind = troubleOf(error);
    if (kind === 'in-the-way') throw new CommandError(messages.report.notAFile(path), EXIT.usage);
    if (kind === undefined) throw error;
    throw new CommandError(inWords(fileTroubleSaid(error, path), messages), EXIT.notReady);
  }
}

/** The given format, else that of the file's ending, else the first. */
export function formatOf(
  { format, out = '' }: Pick<Options, 'format' | 'out'>,
  formats: readonly Format[],
): Format {
  const ending = extname(out).slice(1).toLowerCase();
  return format ?? formats.find((name) => name === ending) ?? formats[0] ?? 'md';
}
