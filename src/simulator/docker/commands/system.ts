import { type CommandGroup, NO_ARGS } from '../cli/command.ts';
import { PAGES } from '../help/system.ts';
import { info } from './info.ts';

/** `docker system …` */
export const group: CommandGroup = {
  pages: PAGES,
  handlers: { 'system info': { args: NO_ARGS, run: info } },
};
