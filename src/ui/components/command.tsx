/** A command behind its bar. */
import { useMemo } from 'react';
import { useWidth } from '../hooks/use-width.ts';
import { commandRows } from '../text/command-rows.ts';
import { span } from '../text/line.ts';
import { Rows } from './rows.tsx';

const BAR = '▌ ';

interface CommandProps {
  readonly text: string;
  /** Rows that it may take. */
  readonly most: number;
  /** It is not what one would run now. */
  readonly isQuiet?: boolean;
  /** With its bar; without, where another one of a list is picked. */
  readonly isMarked?: boolean;
}

/** The command; it breaks at blanks where it can. */
export function Command({ text, most, isQuiet = false, isMarked = true }: CommandProps) {
  const width = useWidth();
  const rows = useMemo(
    () =>
      commandRows(text, width - BAR.length, most).map((row) => [
        span(isMarked ? BAR : '  ', { tone: isQuiet ? 'dim' : 'accent' }),
        span(row, isQuiet ? { tone: 'dim' } : { bold: true }),
      ]),
    [text, width, most, isQuiet, isMarked],
  );
  return <Rows of={rows} />;
}
