/** A command behind its bar, its parts in their colours. */
import { useMemo } from 'react';
import { useKnownWords } from '../hooks/use-known-words.ts';
import { useWidth } from '../hooks/use-width.ts';
import { commandRows, commandSpans } from '../text/command-rows.ts';
import { span } from '../text/line.ts';
import { Rows } from './rows.tsx';

const BAR = '▌ ';

interface CommandProps {
  readonly text: string;
  /** Rows that it may take. */
  readonly most: number;
  /** It is not the command that ⏎ would run now. */
  readonly isQuiet?: boolean;
  /** With its bar; without, where another one of a list is picked. */
  readonly isMarked?: boolean;
  /** The part that stands out, as `usage` names it. */
  readonly picked?: string | undefined;
}

/** The command; it breaks at blanks where it can. */
export function Command({ text, most, isQuiet = false, isMarked = true, picked }: CommandProps) {
  const width = useWidth();
  const known = useKnownWords();
  const rows = useMemo(() => {
    const spans = commandSpans(text, known, isQuiet ? {} : { bold: true }, picked);
    const bar = span(isMarked ? BAR : '  ', { tone: isQuiet ? 'dim' : 'accent' });
    return commandRows(spans, width - BAR.length, most).map((row) => [bar, ...row]);
  }, [text, known, width, most, isQuiet, isMarked, picked]);
  return <Rows of={rows} />;
}
