/** `--help`. */
import type { Messages } from '../i18n/messages.ts';
import { COMMANDS, type CommandName } from './options.ts';

/** The help of the program, or of one command. */
export function helpText({ cli }: Messages, command?: CommandName): string {
  const options = table(cli.options);
  if (command) {
    return [
      `${cli.usage}${cli.synopses[command]}`,
      '',
      cli.sentence(cli.summaries[command]),
      cli.details[command],
      '',
      cli.optionsTitle,
      ...options,
      '',
    ].join('\n');
  }
  return [
    cli.about,
    '',
    cli.usage.trimEnd(),
    ...table(COMMANDS.map((name) => [cli.synopses[name], cli.summaries[name]] as const)),
    '',
    cli.optionsTitle,
    ...options,
    '',
    cli.moreHelp,
    cli.homeNote,
    cli.exitCodes,
    '',
  ].join('\n');
}

/** Two columns. Chinese is in the second one only where the first is wide: the width counts cells. */
function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => cells(left)));
  return rows.map(([left, right]) => `  ${left}${' '.repeat(width - cells(left))}  ${right}`);
}

/** Terminal cells of a short label: wide characters take two. */
function cells(text: string): number {
  return [...text].reduce(
    (sum, char) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        char,
      )
        ? 2
        : 1),
    0,
  );
}
