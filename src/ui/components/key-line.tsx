/** The key line: as many keys as fit on one row, the most useful first; help and a way out are always among them. */
import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { memo } from 'react';
import { defined } from '../../value/defined.ts';
import { useClick } from '../hooks/use-click.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { useWidth } from '../hooks/use-width.ts';
import type { KeyHint } from '../keys/key-hints.ts';
import { KEY_GAP, keyRow } from '../keys/key-row.ts';

/** One row. Keys without room are only there for a screen reader. */
export function KeyLine({ hints }: { readonly hints: readonly KeyHint[] }) {
  const row = keyRow(hints, useWidth());
  const isRead = useIsScreenReaderEnabled();
  const rest = isRead ? hints.filter((hint) => !row.kept.includes(hint)) : row.fitting;
  return (
    <Box columnGap={KEY_GAP} height={1} flexShrink={0} overflow="hidden">
      {rest.length > 0 && (
        <Box
          flexWrap="wrap"
          columnGap={KEY_GAP}
          height={1}
          width={row.columns}
          flexShrink={1}
          overflow="hidden"
        >
          <Hints of={rest} />
        </Box>
      )}
      <Hints of={row.kept} />
    </Box>
  );
}

function Hints({ of }: { readonly of: readonly KeyHint[] }) {
  return of.map(({ sign, label, key, isMain }) => (
    <Hint key={sign} {...{ sign, label, isMain }} {...defined({ pressed: key })} />
  ));
}

interface HintProps extends Pick<KeyHint, 'sign' | 'label' | 'isMain'> {
  /** The key that a click presses. */
  readonly pressed?: string;
}

const Hint = memo(function Hint({ sign, label, pressed, isMain }: HintProps) {
  const theme = useTheme();
  const box = useClick(pressed === undefined ? undefined : { type: 'key', key: pressed });
  return (
    <Box ref={box} flexShrink={0}>
      <Text>
        <Text {...theme.accent} {...(isMain ? theme.strong : {})}>
          {sign}
        </Text>
        <Text {...(isMain ? theme.strong : theme.dim)}> {label}</Text>
      </Text>
    </Box>
  );
});
