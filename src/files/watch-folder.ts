/** Notices changes in a folder and in the folders that are in it. */
import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';

/** An editor saves in several moves: what follows within this time is one change, milliseconds. */
const TOGETHER_MS = 60;

/** A folder that is watched. */
export interface WatchedFolder {
  /** False where the system can't tell of changes, as on some network disks. */
  readonly isWatched: boolean;
  /** Watches folders that were not there before. */
  look(): void;
  stop(): void;
}

/** Calls `changed` after each change, until it is stopped. Never throws: a folder may go at any time. */
export function watchFolder(dir: string, changed: () => void): WatchedFolder {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      look();
      changed();
    }, TOGETHER_MS);
  };
  const add = (folder: string): void => {
    if (watchers.has(folder)) return;
    try {
      const watcher = watch(folder, later);
      const drop = (): void => {
        watcher.close();
        if (watchers.get(folder) === watcher) watchers.delete(folder);
      };
      watcher.on('error', drop);
      watchers.set(folder, watcher);
    } catch {
      // It is gone, or the system has no more watches.
    }
  };
  /** Folders come and go. */
  const look = (): void => {
    add(dir);
    try {
      for (const entry of readdirSync(dir, { withFileTypes: true }))
        if (entry.isDirectory() && !entry.name.startsWith('.')) add(join(dir, entry.name));
    } catch {
      // The folder is gone: whoever reads it will say so.
    }
  };
  look();
  return {
    isWatched: watchers.has(dir),
    look,
    stop() {
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}
