/** What no lesson needs and a parser takes too long for: looked for before Markdown and YAML are read. */
import type { Messages } from '../../i18n/messages.ts';
import type { Report } from '../problem.ts';

type Lint = Messages['lint'];

/** Levels of quotes and lists, or of brackets and keys in one line of YAML. */
const MOST_LEVELS = 50;
/** Signs of one kind in one paragraph: the time for them grows with their square. */
const MOST_MARKS = 1000;
/** Comments that are opened in one file. */
const MOST_COMMENTS = 1000;
/** Anchors and aliases of one text. */
const MOST_ANCHORS = 100;

const MARKS = ['*', '_', '[', '`', '<', '&'] as const;

/**
 * Whether a lesson's text can be parsed in a time in keeping with its length; what stands in the way is reported.
 * @param text with line ends as Unix writes them
 */
export function boundedMarkdown(text: string, messages: Lint, report: Report): boolean {
  const marks = new Map<string, number>();
  let comments = 0;
  for (const [at, line] of text.split('\n').entries()) {
    const refuse = (sign: string, most: number): false => {
      report({ line: at + 1, column: 1 }, messages.tooMany(sign, most));
      return false;
    };
    if (line.trim() === '') marks.clear();
    if (levels(line) > MOST_LEVELS) return refuse('> - +', MOST_LEVELS);
    comments += count(line, '<!--');
    if (comments > MOST_COMMENTS) return refuse('<!--', MOST_COMMENTS);
    for (const sign of MARKS) {
      const seen = (marks.get(sign) ?? 0) + count(line, sign);
      if (seen > MOST_MARKS) return refuse(sign, MOST_MARKS);
      marks.set(sign, seen);
    }
  }
  return true;
}

/** The same of a YAML text; `firstLine` is where it begins in its file. */
export function boundedYaml(text: string, firstLine: number, messages: Lint, report: Report): boolean {
  let anchors = 0;
  let brackets = 0;
  for (const [at, line] of text.split('\n').entries()) {
    const refuse = (sign: string, most: number): false => {
      report({ line: at + firstLine, column: 1 }, messages.tooMany(sign, most));
      return false;
    };
    anchors += line.match(/(?<=^|[\s,[{:-])[&*][\w-]/g)?.length ?? 0;
    if (anchors > MOST_ANCHORS) return refuse('& *', MOST_ANCHORS);
    if (levels(line) > MOST_LEVELS) return refuse('- ?', MOST_LEVELS);
    brackets = Math.max(
      0,
      brackets + count(line, '[') + count(line, '{') - count(line, ']') - count(line, '}'),
    );
    if (brackets > MOST_MARKS) return refuse('[ {', MOST_MARKS);
  }
  return true;
}

/** How many marks of quotes and lists a line begins with. */
function levels(line: string): number {
  const start = /^(?:[ \t]*(?:>|(?:[+*?-]|\d{1,9}[.)])(?=[ \t])))*/.exec(line)?.[0] ?? '';
  return start.match(/[>+*?.)-]/g)?.length ?? 0;
}

function count(line: string, sign: string): number {
  return line.split(sign).length - 1;
}
