import { expect, it } from 'vitest';
import { Options } from '../../../src/ui/components/options.tsx';
import { drawn } from '../../support/drawn.tsx';

const options = [
  { id: 'a', text: 'on `myvm1`' },
  { id: 'b', text: 'on any of the nodes' },
];

it('marks what is picked, and what is known of the others', () => {
  expect(drawn(<Options options={options} selected={1} />, 30)).toBe(
    '  1  on myvm1\n▸ 2  on any of the nodes',
  );
  expect(drawn(<Options options={options} right="a" wrong={['b']} />, 30)).toBe(
    '✓ 1  on myvm1\n✗ 2  on any of the nodes',
  );
  expect(drawn(<Options options={options} chosen="b" />, 30)).toContain('● 2');
});

it('hangs further rows at the text', () => {
  expect(drawn(<Options options={options} selected={0} />, 16)).toContain('  2  on any of\n     the nodes');
});
