/** Help texts, laid out as Docker Machine 0.16.2 does: tabs of eight columns between the two sides. */

import type { FlagSpec } from '../go/flag.ts';
import type { CommandSpec } from './command.ts';

export const VERSION_LINE = 'docker-machine version 0.16.2, build bd45ab13';

/** The help of one command, with a line break at its end. */
export function commandHelp(command: CommandSpec, flags: readonly FlagSpec[] = command.flags): string {
  const lines = [
    `Usage: docker-machine ${command.name} ${flags.length > 0 ? '[OPTIONS] ' : ''}[arg...]`,
    '',
    command.usage,
  ];
  if (command.description !== undefined) lines.push('', 'Description:', `   ${command.description}`);
  if (flags.length > 0) lines.push('', 'Options:', '   ', ...twoColumns(flags.map(flagRow), '   '));
  return `${lines.join('\n')}\n`;
}

/** The help of the program, with a line break at its end. */
export function programHelp(
  commands: readonly CommandSpec[],
  flags: readonly FlagSpec[],
  storePath: string,
): string {
  const rows = flags.map((flag) =>
    flagRow(flag.names[0] === 'storage-path' ? { ...flag, default: storePath } : flag),
  );
  return [
    'Usage: docker-machine [OPTIONS] COMMAND [arg...]',
    '',
    'Create and manage machines running Docker.',
    '',
    'Version: 0.16.2, build bd45ab13',
    '',
    'Author:',
    '  Docker Machine Contributors - <https://github.com/docker/machine>',
    '',
    'Options:',
    ...twoColumns(rows, '  '),
    '  ',
    'Commands:',
    ...twoColumns(
      commands.map((command): HelpRow => [command.name, command.usage]),
      '  ',
    ),
    '  ',
    "Run 'docker-machine COMMAND --help' for more information on a command.",
    '',
  ].join('\n');
}

type HelpRow = readonly [left: string, right: string];

/** `--timeout, -t "10"` and `Timeout in seconds … [$VARIABLE]`. */
function flagRow(flag: FlagSpec): HelpRow {
  const names = flag.names.map((name) => (name.length === 1 ? `-${name}` : `--${name}`));
  const right = flag.env === undefined ? flag.usage : `${flag.usage} [$${flag.env}]`;
  if (flag.kind === 'bool') return [names.join(', '), right];
  if (flag.kind === 'list') {
    const option = names[0] ?? '';
    return [`${option} [${option} option ${option} option]`, right];
  }
  return [`${names.join(', ')} ${flag.default === undefined ? '' : `"${flag.default}"`}`, right];
}

/** The right side begins at the next tab stop after the longest left side. */
function twoColumns(rows: readonly HelpRow[], indent: string): string[] {
  const longest = Math.max(...rows.map(([left]) => indent.length + left.length));
  const width = Math.ceil((longest + 1) / 8) * 8;
  return rows.map(([left, right]) => {
    const start = indent + left;
    return `${start}${'\t'.repeat(Math.ceil((width - start.length) / 8))}${right}`;
  });
}
