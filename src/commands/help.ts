/** `--help`, wrapped like prose on the screen. */
import type { Messages } from '../i18n/messages.ts';
import { padded, widthOf } from '../text/width.ts';
import { plain } from '../ui/text/line.ts';
import { wrapText } from '../ui/text/wrap.ts';
import { COMMANDS, type CommandName, isFor } from './option-names.ts';

/** Columns of the text; a narrower terminal wraps once more. */
const WIDTH = 80;

/** The help of the program, or of one command. */
export function helpLines({ cli }: Messages, command?: CommandName): readonly string[] {
  return command
    ? [
        `${cli.usage}${cli.synopses[command]}`,
        '',
        ...wrapped(cli.sentence(cli.summaries[command])),
        ...wrapped(cli.details[command]),
        '',
        cli.optionsTitle,
        ...table([
          ...cli.ownOptions[command],
          ...cli.options.filter(([option]) => isFor(nameOf(option), command)),
        ]),
      ]
    : [
        ...wrapped(cli.about),
        '',
        cli.usage.trimEnd(),
        ...table(COMMANDS.map((name) => [cli.synopses[name], cli.summaries[name]] as const)),
        '',
        cli.optionsTitle,
        ...table(cli.options),
        '',
        ...wrapped(cli.moreHelp),
        ...wrapped(cli.homeNote),
        ...wrapped(cli.exitCodes),
      ];
}

/** `json` of `--json`, `help` of `-h, --help`. */
function nameOf(option: string): string {
  return /--([a-z-]+)/.exec(option)?.[1] ?? '';
}

function wrapped(text: string, width = WIDTH): string[] {
  return wrapText(text, width).map(plain);
}

/** Two columns, the second one wrapped; a first column that is too wide gets a row of its own. */
function table(rows: readonly (readonly [string, string])[]): string[] {
  const left = Math.min(26, Math.max(...rows.map(([name]) => widthOf(name))));
  return rows.flatMap(([name, text]) => {
    const lines = wrapped(text, WIDTH - left - 4);
    const isWide = widthOf(name) > left;
    const first = isWide ? [`  ${name}`] : [];
    return [
      ...first,
      ...lines.map((line, at) => {
        const label = at === 0 && !isWide ? name : '';
        return `  ${padded(label, left)}  ${line}`;
      }),
    ];
  });
}
