/** Prose of a lesson: its paragraphs, lists, quotes, code and tables. */
import { Box, Text } from 'ink';
import { memo, useMemo } from 'react';
import type { Block } from '../../lesson/types.ts';
import { useFill } from '../hooks/use-fill.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { useWidth } from '../hooks/use-width.ts';
import type { Fill } from '../text/fill.ts';
import { inlineSpans } from '../text/inline.ts';
import type { Style } from '../text/line.ts';
import { Column } from './column.tsx';
import { Hanging } from './hanging.tsx';
import { Paragraph } from './paragraph.tsx';
import { placed } from './placed.ts';
import { Table } from './table.tsx';

/** Blocks with a blank row between them; nothing where there are none. */
export const Prose = memo(function Prose({ blocks }: { readonly blocks: readonly Block[] }) {
  if (blocks.length === 0) return null;
  return (
    <Box flexDirection="column" flexShrink={0} rowGap={1}>
      {placed(blocks).map(({ item, place }) => (
        <ProseBlock key={place} block={item} />
      ))}
    </Box>
  );
});

function ProseBlock({ block }: { readonly block: Block }) {
  switch (block.type) {
    case 'paragraph':
      return <Running content={block.content} />;
    case 'heading':
      return <Running content={block.content} bold />;
    case 'list':
      return <List block={block} />;
    case 'quote':
      return <Quote block={block} />;
    case 'code':
      return <Code block={block} />;
    case 'table':
      return <ProseTable block={block} />;
  }
}

type Kind<Type extends Block['type']> = { readonly block: Extract<Block, { type: Type }> };

interface RunningProps extends Style {
  readonly content: Parameters<typeof inlineSpans>[0];
}

function Running({ content, bold }: RunningProps) {
  const fill = useFill();
  const spans = useMemo(() => inlineSpans(content, fill, bold ? { bold } : {}), [content, fill, bold]);
  return <Paragraph of={spans} />;
}

function List({ block: { items, ordered } }: Kind<'list'>) {
  const theme = useTheme();
  return (
    <Box flexDirection="column">
      {placed(items).map(({ item, place }, at) => {
        const mark = ordered ? `${at + 1}. ` : '• ';
        return (
          <Hanging key={place} by={mark.length} mark={<Text {...theme.dim}>{mark}</Text>}>
            <Prose blocks={item} />
          </Hanging>
        );
      })}
    </Box>
  );
}

const QUOTE_BAR = {
  topLeft: '',
  top: '',
  topRight: '',
  left: '▏',
  right: '',
  bottomLeft: '',
  bottom: '',
  bottomRight: '',
};

function Quote({ block }: Kind<'quote'>) {
  const { isColoured } = useTheme();
  const width = useWidth();
  return (
    <Box
      borderStyle={QUOTE_BAR}
      borderTop={false}
      borderRight={false}
      borderBottom={false}
      borderDimColor={isColoured}
      paddingLeft={1}
    >
      <Column width={width - 2}>
        <Prose blocks={block.blocks} />
      </Column>
    </Box>
  );
}

function Code({ block }: Kind<'code'>) {
  const fill = useFill();
  return (
    <Hanging by={2}>
      <Paragraph of={fill(block.text.replace(/\n$/, '')).replaceAll('\t', '    ')} />
    </Hanging>
  );
}

function ProseTable({ block }: Kind<'table'>) {
  const fill = useFill();
  return <Table rows={useMemo(() => cellsOf(block.rows, fill), [block.rows, fill])} />;
}

function cellsOf(rows: Kind<'table'>['block']['rows'], fill: Fill) {
  return rows.map((row) => row.map((cell) => inlineSpans(cell, fill)));
}
