/** The code that `docker secret` and `docker config` share. */

import type { Secret } from '../../engine/contract/types.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { unreadable } from '../cli/given-file.ts';
import { ago } from '../cli/human.ts';
import { joinLabels, type ListRow, labelOf } from '../format/list.ts';
import { naturalCompare } from '../format/natural.ts';

/** The data of a new secret or config: from a file, or from standard input. Throws ClientError as the client does. */
export async function readData(context: CommandRun, file: string): Promise<string> {
  const { call } = context;
  if (file === '-') {
    const data = await call.stdin();
    if (data === '') throw new ClientError('error reading from STDIN: data is empty');
    return data;
  }
  let data: string;
  try {
    data = call.readFile(file);
  } catch (error) {
    throw new ClientError(`error reading from ${file}: ${unreadable(error, file)}`);
  }
  if (data === '') throw new ClientError(`error reading from ${file}: data is empty`);
  return data;
}

/** Rows of secrets or configs, by name. @param now simulated milliseconds since 1970 */
export function objectRows(objects: readonly Secret[], now: number): ListRow[] {
  return objects
    .toSorted((a, b) => naturalCompare(a.Spec.Name, b.Spec.Name))
    .map(({ ID, Spec, CreatedAt, UpdatedAt }) => ({
      ID,
      Name: Spec.Name,
      CreatedAt: ago(CreatedAt, now),
      UpdatedAt: ago(UpdatedAt, now),
      Labels: joinLabels(Spec.Labels),
      Label: labelOf(Spec.Labels),
    }));
}

/** Labels as `inspect --pretty` lists them. */
export function labelLines(labels: Readonly<Record<string, string>>): string[] {
  const names = Object.keys(labels).toSorted();
  if (names.length === 0) return [];
  return ['Labels:', ...names.map((name) => ` - ${name}${labels[name] ? `=${labels[name]}` : ''}`)];
}

/** A time as Docker's pretty templates show it: `2026-11-22 11:30:00.123 +0000 utc`. */
export const prettyTime = (time: unknown): string => String(time).toLowerCase();
