/** Text in the full width, broken by our own rules: Ink's know no Chinese. */
import { useMemo } from 'react';
import { useWidth } from '../hooks/use-width.ts';
import { type Span, type Style, span } from '../text/line.ts';
import { wrap } from '../text/wrap.ts';
import { Rows } from './rows.tsx';

interface ParagraphProps extends Style {
  /** Styled pieces, or text in the style of the other properties. */
  readonly of: string | readonly Span[];
}

/** The text in as many rows as it needs. */
export function Paragraph({ of, ...style }: ParagraphProps) {
  const width = useWidth();
  const { tone, bold } = style;
  const rows = useMemo(
    () => wrap(typeof of === 'string' ? [span(of, { tone, bold } as Style)] : of, width),
    [of, width, tone, bold],
  );
  return <Rows of={rows} />;
}
