/** Sets broken files aside. */
import { renameSync } from 'node:fs';

/**
 * Keeps a broken file under another name, for a person to look at, and frees its own.
 * @param at the time in the new name
 * @returns the new path
 * @throws what the file system throws; the file is then still where it was
 */
export function setAside(path: string, at: Date = new Date()): string {
  const kept = `${path}.corrupt-${at.toISOString().replaceAll(/[:.]/g, '-')}`;
  renameSync(path, kept);
  return kept;
}
