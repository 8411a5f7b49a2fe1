/** `docker system`: the list of its commands, each in a file of its own. */
import { type CommandGroup, NO_ARGS } from '../cli/command.ts';
import { PAGES } from '../help/system.ts';
import { info } from './info.ts';
import { diskUsage } from './system-df.ts';
import { events } from './system-events.ts';
import { prune } from './system-prune.ts';

/** `docker system …` */
export const group: CommandGroup = {
  pages: PAGES,
  handlers: {
    'system df': { args: NO_ARGS, run: diskUsage },
    'system events': { args: NO_ARGS, run: events },
    'system info': { args: NO_ARGS, run: info },
    'system prune': { args: NO_ARGS, run: prune },
  },
};
