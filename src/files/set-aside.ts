/** Files that cannot be read as what they should be. */
import { renameSync } from 'node:fs';

/**
 * Keeps a broken file under another name, for a person to look at, and frees its own.
 * @param at the time that the new name tells
 * @returns the new path
 * @throws what the file system throws; the file then stands where it stood
 */
export function setAside(path: string, at: Date = new Date()): string {
  const kept = `${path}.corrupt-${at.toISOString().replaceAll(/[:.]/g, '-')}`;
  renameSync(path, kept);
  return kept;
}
