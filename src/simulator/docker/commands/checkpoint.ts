/** `docker checkpoint`: engines without experimental features refuse all of it. */
import { type CommandGroup, type CommandRun, ONE_ARG } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { PAGES } from '../help/checkpoint.ts';

export const group: CommandGroup = {
  pages: PAGES,
  handlers: {
    'checkpoint create': { args: { least: 2, most: 2 }, run: experimental },
    'checkpoint ls': { args: ONE_ARG, run: experimental },
    'checkpoint rm': { args: { least: 2, most: 2 }, run: experimental },
  },
};

function experimental({ engine, path }: CommandRun): number {
  engine().ping();
  throw new ClientError(`${path} is only supported on a Docker daemon with experimental features enabled`);
}
