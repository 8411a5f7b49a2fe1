import { Box } from 'ink';
import { cleanup, render } from 'ink-testing-library';
import { afterEach, expect, it } from 'vitest';
import { Row } from '../../src/ui/components/row.tsx';
import { span } from '../../src/ui/text/line.ts';

afterEach(cleanup);

it('draws a blank row as one row', () => {
  const rows = [<Row key="1" row={[]} color={true} />, <Row key="2" row={[span('below')]} color={true} />];
  expect(render(<Box flexDirection="column">{rows}</Box>).lastFrame()).toBe('\nbelow');
});

it('turns a spinner only where something runs', () => {
  const { lastFrame, rerender } = render(
    <Row row={[{ ...span('⠸'), spin: true }, span(' 2 s')]} color={false} />,
  );
  expect(lastFrame()).toMatch(/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] 2 s$/);
  rerender(<Row row={[span('✓'), span(' done')]} color={false} />);
  expect(lastFrame()).toBe('✓ done');
});

it('makes links that a terminal can follow, where colours are allowed', () => {
  const row = [span('docs', { href: 'https://docs.docker.com' })];
  expect(render(<Row row={row} color={true} />).lastFrame()).toContain(
    '\u001B]8;;https://docs.docker.com\u0007docs',
  );
  expect(render(<Row row={row} color={false} />).lastFrame()).toBe('docs');
});

it('keeps the colours of a program’s own output', () => {
  const row = [{ text: 'Error', sgr: '\u001B[31m' }];
  expect(render(<Row row={row} color={true} />).lastFrame()).toContain('Error');
});
