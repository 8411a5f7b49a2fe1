/** Help pages: a command's flags are read from its page, and the page is wrapped to the terminal's width. */
import type { Flag } from '../../../go/pflag.ts';
import { wrapDescription } from './wrap.ts';

/** A flag, as a command's help page describes it. */
export interface PageFlag extends Flag {
  readonly description: string;
  /** `  -f, --filter filter`, as the page prints it. */
  readonly label: string;
}

/** A parsed help page of a command. */
export interface HelpPage {
  /** Behind `Usage:  `. */
  readonly usage: string;
  /** The one-line description of the command. */
  readonly short: string;
  readonly flags: readonly PageFlag[];
  /** The column where descriptions of flags begin. */
  readonly column: number;
  /** The page up to the flags, and behind them. */
  readonly before: string;
  readonly after: string;
}

const OPTIONS = /^(Global )?Options:$/;
const FLAG = /^( {2}-(\S), | {6})--(\S+)(?: (\S+))?( {3,})(.*)$/;

/** Parses a help page, so that flags can be read by it and their descriptions wrapped again. */
export function parsePage(text: string): HelpPage {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => OPTIONS.test(line));
  const end = start < 0 ? lines.length : lines.findIndex((line, at) => at > start && line === '');
  const flags: PageFlag[] = [];
  let column = 0;
  for (const line of start < 0 ? [] : lines.slice(start + 1, end < 0 ? lines.length : end)) {
    const found = FLAG.exec(line);
    const last = flags.at(-1);
    if (found) {
      const description = found[6] ?? '';
      column = line.length - description.length;
      flags.push({
        name: found[3] ?? '',
        short: found[2],
        type: found[4],
        preset: /\(default "?(.*?)"?\)$/.exec(description)?.[1] ?? '',
        description,
        label: line.slice(0, column).trimEnd(),
      });
    } else if (last)
      flags[flags.length - 1] = { ...last, description: `${last.description}\n${line.slice(column)}` };
  }
  // One command has two lines of usage.
  const blank = lines.indexOf('');
  return {
    usage: lines
      .slice(0, blank < 0 ? 1 : blank)
      .join('\n')
      .replace(/^Usage: {2}/, ''),
    short: lines[blank < 0 ? 2 : blank + 1] ?? '',
    flags,
    column,
    before: start < 0 ? text : `${lines.slice(0, start + 1).join('\n')}\n`,
    after: start < 0 || end < 0 ? '' : lines.slice(end).join('\n'),
  };
}

/** The page for a terminal of `columns` columns. */
export function renderPage(page: HelpPage, columns: number): string {
  const flags = page.flags.map(
    (flag) =>
      `${flag.label.padEnd(page.column)}${wrapDescription(page.column, columns - 1, flag.description)}\n`,
  );
  return page.before + flags.join('') + page.after;
}

/** The names under a page's `… Commands:` headings. */
export function listedCommands(page: string): string[] {
  const names: string[] = [];
  let inside = false;
  for (const line of page.split('\n')) {
    if (line === '') inside = false;
    else if (inside) names.push(line.trim().split(/[\s*]/)[0] ?? '');
    else inside = /Commands:$/.test(line);
  }
  return names;
}
