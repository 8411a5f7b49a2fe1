/** `docker context`: the default context, which is the only one. */
import { type CommandGroup, type CommandRun, NO_ARGS, ONE_ARG } from '../cli/command.ts';
import { ClientError, contextNotFound, hostOf } from '../cli/errors.ts';
import { printInspect } from '../format/inspect.ts';
import { type ListKind, printList } from '../format/list.ts';
import { PAGES } from '../help/context.ts';

/** `docker context …`: only the default context, which follows DOCKER_HOST. */
export const group: CommandGroup = {
  pages: PAGES,
  handlers: {
    'context ls': { args: NO_ARGS, run: list },
    'context show': { args: NO_ARGS, run: show },
    'context inspect': { args: { least: 0 }, run: inspect },
    'context use': { args: ONE_ARG, run: use },
  },
};

const KIND: ListKind = {
  type: '*formatter.clientContextContext',
  headers: { DockerEndpoint: 'DOCKER ENDPOINT', Current: '' },
  table: '{{.Name}}{{if .Current}} *{{end}}\t{{.Description}}\t{{.DockerEndpoint}}\t{{.Error}}',
  quiet: '{{.Name}}',
};
const WARNING =
  'Warning: DOCKER_HOST environment variable overrides the active context. To use a context, either set the global --context flag, or unset DOCKER_HOST environment variable.\n';

function list(context: CommandRun): number {
  const { call } = context;
  printList(context, KIND, [
    {
      Current: true,
      Name: 'default',
      Description: 'Current DOCKER_HOST based configuration',
      DockerEndpoint: hostOf(call.env),
      Error: '',
    },
  ]);
  if (call.env.DOCKER_HOST) call.err(WARNING);
  return 0;
}

function show(context: CommandRun): number {
  context.call.out('default\n');
  return 0;
}

function inspect(context: CommandRun): number {
  const args = context.args.length > 0 ? context.args : ['default'];
  return printInspect(
    { ...context, args },
    {
      get: (name) => {
        if (name !== 'default') throw new ClientError(contextNotFound(name, context.call.env));
        const docker = { Host: hostOf(context.call.env), SkipTLSVerify: false };
        return {
          Name: 'default',
          Metadata: {},
          Endpoints: { docker },
          TLSMaterial: {},
          Storage: { MetadataPath: '<IN MEMORY>', TLSPath: '<IN MEMORY>' },
        };
      },
    },
  );
}

function use(context: CommandRun): number {
  const [name = ''] = context.args;
  if (name !== 'default') throw new ClientError(contextNotFound(name, context.call.env));
  context.call.out('default\n');
  context.call.err('Current context is now "default"\n');
  return 0;
}
