/** `docker version`: the client's, the engine's, and those of its parts. */
import {
  compileTemplate,
  GO_TYPE,
  type Template,
  TemplateError,
  toJson,
} from '../../../go/template/index.ts';
import { EngineDownError, EngineError } from '../../engine/contract/errors.ts';
import type { EngineVersion } from '../../engine/contract/types.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError, describeError } from '../cli/errors.ts';
import { CLIENT } from '../cli/versions.ts';

const COMPONENTS = [
  { Name: 'containerd', Version: '1.6.20~ds1', Details: { GitCommit: '1.6.20~ds1-1+deb12u3' } },
  { Name: 'runc', Version: '1.1.5+ds1', Details: { GitCommit: '1.1.5+ds1-1+deb12u1' } },
  { Name: 'docker-init', Version: '0.19.0', Details: { GitCommit: '' } },
];

/** `docker version`. With an engine that does not answer it prints the client's part, and exits with 1. */
export function version(context: CommandRun): number {
  const { call, flags } = context;
  const format = flags.text('format');
  const { server, problem } = ask(context);
  const api = server && server.ApiVersion < CLIENT.apiVersion ? server.ApiVersion : CLIENT.apiVersion;
  if (format === '') {
    call.out(clientText(api));
    if (server) call.out(serverText(server));
  } else {
    const object = {
      Client: clientObject(api),
      Server: server ? serverObject(server) : null,
      [GO_TYPE]: 'system.versionInfo',
    };
    if (format === 'json') call.out(`${toJson(object)}\n`);
    else if (!server && format.includes('.Server')) call.out('\n');
    else if (!printFormatted(context, format, object)) return 1;
  }
  if (server) return 0;
  call.err(`${problem}\n`);
  return 1;
}

/** Whether the template could be used; if not, prints Go's error. */
function printFormatted({ call }: CommandRun, format: string, object: object): boolean {
  let template: Template;
  try {
    template = compileTemplate(format);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new ClientError(
      `template parsing error: ${error.message.replace('template: :', 'template: version:')}`,
      64,
    );
  }
  try {
    call.out(`${template(object)}\n`);
    return true;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    call.out('\n');
    const where = error.message
      .replace('template: :', 'template: version:')
      .replace('executing ""', 'executing "version"');
    call.err(`${where}\n`);
    return false;
  }
}

/** The engine's answer, or the error. */
function ask(context: CommandRun): { readonly server?: EngineVersion; readonly problem: string } {
  try {
    return { server: context.engine().version(), problem: '' };
  } catch (error) {
    if (error instanceof EngineDownError || error instanceof EngineError)
      return { problem: describeError(error, context.call.env) };
    throw error;
  }
}

function clientText(api: string): string {
  const shown = api === CLIENT.apiVersion ? api : `${api} (downgraded from ${CLIENT.apiVersion})`;
  return [
    'Client:',
    ` Version:           ${CLIENT.version}`,
    ` API version:       ${shown}`,
    ` Go version:        ${CLIENT.goVersion}`,
    ` Git commit:        ${CLIENT.gitCommit}`,
    ` Built:             ${CLIENT.built}`,
    ` OS/Arch:           ${CLIENT.os}/${CLIENT.arch}`,
    ' Context:           default',
    '',
  ].join('\n');
}

function serverText(server: EngineVersion): string {
  const lines = [
    '',
    'Server:',
    ' Engine:',
    `  Version:          ${server.Version}`,
    `  API version:      ${server.ApiVersion} (minimum version ${server.MinAPIVersion})`,
    `  Go version:       ${server.GoVersion}`,
    `  Git commit:       ${server.GitCommit}`,
    `  Built:            ${builtTime(server.BuildTime)}`,
    `  OS/Arch:          ${server.Os}/${server.Arch}`,
    '  Experimental:     false',
  ];
  for (const part of COMPONENTS)
    lines.push(
      ` ${part.Name}:`,
      `  Version:          ${part.Version}`,
      `  GitCommit:        ${part.Details.GitCommit}`,
    );
  return `${lines.join('\n')}\n`;
}

/** RFC 3339 as the client shows it: `Thu May  7 21:09:36 2026`. */
function builtTime(text: string): string {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return text;
  const [day = '', dayOfMonth = '', month = '', year = '', time = ''] = date
    .toUTCString()
    .replace(',', '')
    .split(' ');
  return `${day} ${month} ${String(Number(dayOfMonth)).padStart(2)} ${time} ${year}`;
}

function clientObject(api: string): object {
  const object = {
    Version: CLIENT.version,
    ApiVersion: api,
    DefaultAPIVersion: CLIENT.apiVersion,
    GitCommit: CLIENT.gitCommit,
    GoVersion: CLIENT.goVersion,
    Os: CLIENT.os,
    Arch: CLIENT.arch,
    BuildTime: CLIENT.built,
    Context: 'default',
    [GO_TYPE]: 'system.clientVersion',
  };
  return Object.defineProperty(object, 'APIVersion', { value: api });
}

function serverObject(server: EngineVersion): object {
  const { Version, ApiVersion, MinAPIVersion, GitCommit, GoVersion, Os, Arch, KernelVersion, BuildTime } =
    server;
  const details = {
    ApiVersion,
    Arch,
    BuildTime,
    Experimental: 'false',
    GitCommit,
    GoVersion,
    KernelVersion,
    MinAPIVersion,
    Os,
  };
  const object = {
    Platform: { Name: '' },
    Components: [{ Name: 'Engine', Version, Details: details }, ...COMPONENTS],
    Version,
    ApiVersion,
    MinAPIVersion,
    GitCommit,
    GoVersion,
    Os,
    Arch,
    KernelVersion,
    BuildTime,
    [GO_TYPE]: 'types.Version',
  };
  return Object.defineProperty(object, 'APIVersion', { value: ApiVersion });
}
