/** `docker info`: information about the client and its engine. */
import { compileTemplate, GO_TYPE, TemplateError, toJson } from '../../../go/template/index.ts';
import { EngineDownError, EngineError } from '../../engine/contract/errors.ts';
import type { Info } from '../../engine/contract/types.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError, describeError } from '../cli/errors.ts';
import { CLIENT, isOldClient } from '../cli/versions.ts';
import { sortMaps } from '../format/go-maps.ts';
import { infoLines, LOG_PLUGINS, NETWORK_PLUGINS } from '../format/info.ts';
import { typedSwarm } from '../format/typed.ts';

/** `docker info`. With an engine that does not answer it prints the client's part, and exits with 1. */
export function info(context: CommandRun): number {
  const { call, flags } = context;
  const format = flags.text('format');
  const { server, problem } = ask(context);
  const client = { Debug: false, Version: CLIENT.version, Context: 'default', Plugins: [], Warnings: null };
  if (format !== '') {
    const plugins = { Volume: ['local'], Network: NETWORK_PLUGINS, Authorization: null, Log: LOG_PLUGINS };
    const known = server ? { ...server, Swarm: typedSwarm(server.Swarm), Plugins: plugins } : EMPTY;
    const object = { ...known, ClientInfo: client };
    if (!printFormatted(context, format, { ...object, [GO_TYPE]: 'system.dockerInfo' })) return 1;
  } else {
    const old = isOldClient(call.env);
    const head = [
      'Client:',
      ...(old ? [] : [` Version:    ${CLIENT.version}`]),
      ' Context:    default',
      ' Debug Mode: false',
      '',
      'Server:',
    ];
    call.out(`${[...head, ...(server ? infoLines(server, old) : [])].join('\n')}\n${server ? '\n' : ''}`);
  }
  if (!server) call.err(`${problem}\n`);
  return server ? 0 : 1;
}

/** Whether the template could be used; if not, prints why. */
function printFormatted({ call }: CommandRun, format: string, object: object): boolean {
  const template = format === 'json' ? toJson : readTemplate(format);
  try {
    call.out(`${template(sortMaps(object))}\n`);
    return true;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    call.out('\n');
    call.err(`${error.message}\n`);
    return false;
  }
}

function readTemplate(format: string): (object: unknown) => string {
  try {
    return compileTemplate(format);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new ClientError(`template parsing error: ${error.message}`, 64);
  }
}

const EMPTY = {
  ID: '',
  Name: '',
  ServerVersion: '',
  Swarm: { NodeID: '', NodeAddr: '', LocalNodeState: '' },
};

/** The engine's answer, or the error. */
function ask(context: CommandRun): { readonly server?: Info; readonly problem: string } {
  try {
    return { server: context.engine().info(), problem: '' };
  } catch (error) {
    if (error instanceof EngineDownError) return { problem: describeError(error, context.call.env) };
    if (!(error instanceof EngineError)) throw error;
    // An error from here on is one of printing the answer.
    return { problem: `ERROR: ${describeError(error, context.call.env)}\nerrors pretty printing info` };
  }
}
