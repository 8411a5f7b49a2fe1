/** Commands that exist under `docker` only: version, login, inspect, search. */
import { type CommandGroup, NO_ARGS, ONE_ARG, SOME_ARGS } from '../cli/command.ts';
import { PAGES } from '../help/system.ts';
import { inspect } from './inspect.ts';
import { login, logout } from './login.ts';
import { search } from './search.ts';
import { version } from './version.ts';

/** Compose is not among them: it is a plugin, which this client does not have. */
export const group: CommandGroup = {
  pages: PAGES,
  handlers: {
    version: { args: NO_ARGS, run: version },
    login: { args: { least: 0, most: 1 }, run: login },
    logout: { args: { least: 0, most: 1 }, run: logout },
    inspect: { args: SOME_ARGS, run: inspect },
    search: { args: ONE_ARG, run: search },
  },
};
