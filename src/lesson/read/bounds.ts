/** Refuses texts that no lesson needs and that a parser takes too long for, before Markdown and YAML are read. */
import type { LintWords, ReportProblem } from '../problem.ts';

/** Characters of one file and of one line: ten times those of the longest lesson. */
const MOST_CHARACTERS = 200_000;
const LONGEST_LINE = 5000;
/** Levels of quotes and lists, or of brackets and keys in one line of YAML. */
const MOST_LEVELS = 50;
/** Signs of one kind in one paragraph: the time for them grows with their square. */
const MOST_MARKS = 1000;
/** Comments that are opened in one file. */
const MOST_COMMENTS = 1000;
/** Anchors and aliases of one text. */
const MOST_ANCHORS = 100;
/** Signs of keys and items in one text: each key is compared with all others of its mapping. */
const MOST_KEYS = 10_000;

const MARKS = ['*', '_', '[', '`', '<', '&', '|'] as const;

type Refuse = (at: number, message: string) => false;

/** Calls `check` with each line and its number from 0, until one is refused, or a line or the text is too long. */
function everyLine(
  text: string,
  messages: LintWords,
  refuse: Refuse,
  check: (line: string, at: number) => boolean,
): boolean {
  let characters = 0;
  return text.split('\n').every((line, at) => {
    characters += line.length + 1;
    if (characters > MOST_CHARACTERS + 1) return refuse(at, messages.tooLong(MOST_CHARACTERS));
    if (!check(line, at)) return false;
    return line.length <= LONGEST_LINE || refuse(at, messages.lineTooLong(LONGEST_LINE));
  });
}

/**
 * Whether a lesson's text can be parsed in a time proportional to its length; obstacles are reported.
 * @param text with line ends as Unix writes them
 */
export function boundedMarkdown(text: string, messages: LintWords, report: ReportProblem): boolean {
  const marks = new Map<string, number>();
  let comments = 0;
  const refuse: Refuse = (at, message) => {
    report({ line: at + 1, column: 1 }, message);
    return false;
  };
  return everyLine(text, messages, refuse, (line, at) => {
    const tooMany = (sign: string, most: number) => refuse(at, messages.tooMany(sign, most));
    if (line.trim() === '') marks.clear();
    if (levels(line) > MOST_LEVELS) return tooMany('> - +', MOST_LEVELS);
    comments += count(line, '<!--');
    if (comments > MOST_COMMENTS) return tooMany('<!--', MOST_COMMENTS);
    for (const sign of MARKS) {
      const seen = (marks.get(sign) ?? 0) + count(line, sign);
      if (seen > MOST_MARKS) return tooMany(sign, MOST_MARKS);
      marks.set(sign, seen);
    }
    return true;
  });
}

/** The same of a YAML text; `firstLine` is the line of its file where it begins. */
export function boundedYaml(
  text: string,
  firstLine: number,
  messages: LintWords,
  report: ReportProblem,
): boolean {
  let anchors = 0;
  let brackets = 0;
  let keys = 0;
  const refuse: Refuse = (at, message) => {
    report({ line: at + firstLine, column: 1 }, message);
    return false;
  };
  return everyLine(text, messages, refuse, (line, at) => {
    const tooMany = (sign: string, most: number) => refuse(at, messages.tooMany(sign, most));
    anchors += line.match(/(?<=^|[\s,[{:-])[&*][\w-]/g)?.length ?? 0;
    if (anchors > MOST_ANCHORS) return tooMany('& *', MOST_ANCHORS);
    if (levels(line) > MOST_LEVELS) return tooMany('- ?', MOST_LEVELS);
    keys += line.match(/[:,?]/g)?.length ?? 0;
    if (keys > MOST_KEYS) return tooMany(': ,', MOST_KEYS);
    brackets = Math.max(
      0,
      brackets + count(line, '[') + count(line, '{') - count(line, ']') - count(line, '}'),
    );
    return brackets <= MOST_MARKS || tooMany('[ {', MOST_MARKS);
  });
}

/** How many marks of quotes and lists a line begins with. */
function levels(line: string): number {
  const start = /^(?:[ \t]*(?:>|(?:[+*?-]|\d{1,9}[.)])(?=[ \t])))*/.exec(line)?.[0] ?? '';
  return start.match(/[>+*?.)-]/g)?.length ?? 0;
}

function count(line: string, sign: string): number {
  return line.split(sign).length - 1;
}
