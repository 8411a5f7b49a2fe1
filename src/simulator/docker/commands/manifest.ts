/** `docker manifest`: its pages only, as it asks registries for more than the simulated ones know. */
import type { CommandGroup } from '../cli/command.ts';
import { PAGES } from '../help/manifest.ts';

export const group: CommandGroup = { pages: PAGES, handlers: {} };
