/** What a reset removes, and what it leaves alone although the ledger lists it. */
import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { traitsOf } from '../driver/traits.ts';
import type { DriverId } from '../driver/types.ts';
import { folderOf, type Home } from '../files/home.ts';
import { isBelow } from '../files/own.ts';
import type { Messages } from '../i18n/messages.ts';
import type { LedgerEntry, ResetScope } from '../tutor/ledger.ts';
import type { CommandContext } from './context.ts';

/** What is removed: the progress, the simulator, everything else in the home, and what the ledger lists. */
export interface Thing {
  readonly kind: string;
  /** A path, or the name of what was made. */
  readonly name: string;
  readonly driver?: DriverId;
}

/**
 * What a reset removes in a home.
 * @param isAlone only this home is reset: of the progress, what is about its course goes
 */
export function thingsOf(
  scope: ResetScope,
  entries: readonly LedgerEntry[],
  home: Home,
  isAlone: boolean,
): readonly Thing[] {
  const kept = (kind: string, name: string): Thing[] => (existsSync(name) ? [{ kind, name }] : []);
  return [
    ...(scope.progress && home.course === undefined ? kept('progress', home.progress) : []),
    ...(scope.progress && home.course !== undefined && isAlone
      ? [{ kind: 'course', name: home.course }]
      : []),
    ...(scope.machines ? kept('simulator', home.simulator) : []),
    ...(scope.machines ? kept('exercises', home.exercises) : []),
    ...entries.map(({ kind, name, driver }) =>
      kind === 'file' ? { kind, name: join(home.workspace, name) } : { kind, name, driver },
    ),
    ...(scope.all ? kept('home', folderOf(home)) : []),
  ];
}

/** One of them as a line for the learner. */
export function textOf({ kind, name, driver }: Thing, words: Messages['cli']['reset']): string {
  switch (kind) {
    case 'progress':
      return words.progress(name);
    case 'course':
      return words.courseProgress(name);
    case 'simulator':
      return words.simulator(name);
    case 'exercises':
      return words.exercises(name);
    case 'home':
      return words.everything(name);
    case 'file':
      return words.file(name);
    case 'environment':
      return words.environment(driver ?? '');
    default:
      return driver !== undefined && kind === 'machine' && traitsOf(driver).usesOwnHosts
        ? words.ownHost(name, driver)
        : words.thing(kind, name, driver ?? '');
  }
}

/** Whether an entry is about a thing on machines, made by a driver. */
export function isOfMachines({ kind }: LedgerEntry): boolean {
  return kind !== 'file' && kind !== 'environment';
}

/** Names of things on machines that the tools accept; anything else could be read as an option. */
const PLAIN_NAME = /^[A-Za-z0-9][\w.-]*$/;

/**
 * Entries that the tutor can't have made, with a message about each: a file outside the workspace, a folder in a file's
 * place, a name that would be an option. A reset leaves them alone, whoever wrote them.
 */
export function leftAlone(
  entries: readonly LedgerEntry[],
  { home, messages }: Pick<CommandContext, 'home' | 'messages'>,
): ReadonlyMap<LedgerEntry, string> {
  const words = messages.cli.reset;
  return new Map(
    entries.flatMap((entry): [LedgerEntry, string][] => {
      const { kind, name } = entry;
      if (isOfMachines(entry)) return PLAIN_NAME.test(name) ? [] : [[entry, words.notAName(kind, name)]];
      if (kind !== 'file') return [];
      if (!isBelow(home.workspace, name)) return [[entry, words.outside(name, home.workspace)]];
      const path = join(home.workspace, name);
      const isFolder = lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
      return isFolder ? [[entry, words.folderInPlace(path)]] : [];
    }),
  );
}
