/** What real machines printed for the scripts: kept in files, in the format of test/recordings. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecording } from '../support/recordings.ts';
import type { Played, Said } from './play.ts';
import type { Script } from './script.ts';

const FOLDER = join(import.meta.dirname, 'recorded');
/** Secrets of swarms that are gone, and facts of the computer that nobody needs: not written down. */
const LEFT_OUT: readonly (readonly [RegExp, string])[] = [
  [/SWMTKN-1-[a-z0-9]{50}-[a-z0-9]{25}/g, 'SWMTKN'],
  [/SWMKEY-1-[A-Za-z0-9+/]+/g, 'SWMKEY'],
  [/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----(\\n)?/g, 'CERTIFICATE'],
  [/Kernel Version: .*/g, 'KERNEL'],
  [/Operating System: .*/g, 'OS'],
  [/Total Memory: .*/g, 'MEMORY'],
];

/** Writes the files of these scripts anew. `versions` says what was recorded. */
export function keep(played: readonly Played[], versions: string): void {
  mkdirSync(FOLDER, { recursive: true });
  for (const [subject, scripts] of Map.groupBy(played, ({ script }) => script.subject))
    writeFileSync(join(FOLDER, `${subject}.txt`), `# ${versions}\n\n${scripts.map(show).join('\n')}`);
}

function show({ script, said }: Played): string {
  const entries = said.map(({ command, stdout, stderr, exitCode }) => {
    const printed = `${stdout}${stderr === '' ? '' : `[stderr]\n${stderr}`}`;
    return `$ ${command}\n${printed}[exit ${exitCode}]\n`;
  });
  const text = `== ${script.name}\n${entries.join('\n')}`;
  return LEFT_OUT.reduce((result, [pattern, word]) => result.replace(pattern, word), text);
}

/** What was recorded for these scripts; undefined for one that was not. */
export function recordedFor(scripts: readonly Script[]): (readonly Said[] | undefined)[] {
  const files = new Map<string, Map<string, readonly Said[]>>();
  return scripts.map(({ subject, name }) => {
    const known = files.get(subject) ?? read(subject);
    files.set(subject, known);
    return known.get(name);
  });
}

function read(subject: string): Map<string, readonly Said[]> {
  const file = join(FOLDER, `${subject}.txt`);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const blocks = text.split(/^== /m).slice(1);
  return new Map(
    blocks.map((block) => {
      const end = block.indexOf('\n');
      return [block.slice(0, end), parseRecording(block.slice(end + 1))];
    }),
  );
}
