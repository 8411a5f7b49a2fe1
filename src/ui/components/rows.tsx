/** Rows that were broken before they came here: one below the other, each on its own row. */
import { Text } from 'ink';
import { Fragment, memo } from 'react';
import type { Line } from '../text/line.ts';
import { Pieces } from './pieces.tsx';
import { placed } from './placed.ts';

/** One text of as many rows. A row that is still too wide is cut with an ellipsis. */
export const Rows = memo(function Rows({ of }: { readonly of: readonly Line[] }) {
  if (of.length === 0) return null;
  return (
    <Text wrap="truncate-end">
      {placed(of).map(({ item, place }, at) => (
        <Fragment key={place}>
          {at > 0 ? '\n' : ''}
          {item.length === 0 ? ' ' : <Pieces of={item} />}
        </Fragment>
      ))}
    </Text>
  );
});
