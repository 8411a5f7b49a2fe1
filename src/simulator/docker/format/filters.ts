/** The `--filter` flags of a call. */
import type { Filters } from '../../engine/contract/engine.ts';
import type { CommandRun } from '../cli/command.ts';

/** The `--filter` flags of a call as the engine takes them: the values of each key. */
export function filtersOf(context: CommandRun): Record<string, string[]> {
  const filters: Record<string, string[]> = {};
  for (const text of context.flags.list('filter')) {
    if (text === '') continue;
    const equals = text.indexOf('=');
    const key = text.slice(0, equals).trim().toLowerCase();
    filters[key] = [...(filters[key] ?? []), text.slice(equals + 1).trim()];
  }
  return filters;
}

/** Those filters with one more value. */
export function withFilter(filters: Filters, key: string, ...values: readonly string[]): Filters {
  return { ...filters, [key]: [...(filters[key] ?? []), ...values] };
}
