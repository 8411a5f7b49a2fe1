/** The key line: as many keys as fit on one row, the most useful first; help and a way out are always among them. */
import { Box, Text } from 'ink';
import { memo } from 'react';
import { defined } from '../../value/defined.ts';
import { useClick } from '../hooks/use-click.ts';
import { useTheme } from '../hooks/use-theme.ts';
import type { KeyHint } from '../keys/key-hints.ts';

const GAP = 3;

/** One row. Keys without room are in a second one, which is not visible. */
export function KeyLine({ hints }: { readonly hints: readonly KeyHint[] }) {
  const kept = hints.filter((hint) => hint.isKept && !hint.isMain);
  const rest = hints.filter((hint) => !kept.includes(hint));
  return (
    <Box columnGap={GAP} height={1} flexShrink={0} overflow="hidden">
      {rest.length > 0 && (
        <Box flexWrap="wrap" columnGap={GAP} height={1} flexShrink={1} overflow="hidden">
          <Hints of={rest} />
        </Box>
      )}
      <Hints of={kept} />
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
