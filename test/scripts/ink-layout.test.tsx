/** A text of another size moves what stands beside it, though most changes of texts leave the layout as it is. */
import { EventEmitter } from 'node:events';
import { Box, render, Text } from 'ink';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';

/** @returns what is drawn of each of these, one after the other */
function drawn(...screens: readonly ReactNode[]): string[] {
  const writes: string[] = [];
  const write = (text: string) => writes.push(text) > 0;
  const stdout = Object.assign(new EventEmitter(), { columns: 40, rows: 10, isTTY: true, write });
  const screen = render(screens[0], { stdout: stdout as never, debug: true, patchConsole: false });
  const frames = screens.map((one) => {
    screen.rerender(one);
    return writes.at(-1) ?? '';
  });
  screen.unmount();
  return frames;
}

interface BesideProps {
  readonly text: string;
  readonly width?: number;
  readonly direction?: 'row' | 'column';
  readonly wrap?: 'wrap' | 'truncate-end';
}

function Beside({ text, width, direction = 'column', wrap = 'truncate-end' }: BesideProps) {
  return (
    <Box>
      <Box flexDirection={direction} {...(width === undefined ? {} : { width })}>
        <Text wrap={wrap}>{text}</Text>
        <Text wrap="truncate-end">below</Text>
      </Box>
      <Text>|</Text>
    </Box>
  );
}

/** Whatever was there before. */
function expectEachAsAlone(...screens: readonly ReactNode[]): void {
  expect(drawn(...screens)).toEqual(screens.flatMap((one) => drawn(one)));
}

it('a longer text needs more room where its box takes as much as it needs', () => {
  const texts = ['dock', 'docker', 'docker ps', 'ps'];
  expectEachAsAlone(...texts.map((text) => <Beside key="" text={text} />));
});

it('where a box says how wide it is, its texts need no more, until it does no longer', () => {
  expectEachAsAlone(
    <Beside text="doc" />,
    <Beside text="dock" />,
    <Beside text="dock" width={8} />,
    <Beside text="docker" width={8} />,
    <Beside text="docker" />,
    <Beside text="docker ps" width={8} />,
    <Beside text="docker ps" />,
    <Beside text="docker ps -a" width={8} />,
  );
});

it('a box with its texts in another direction measures them again', () => {
  expectEachAsAlone(
    <Beside text="a" width={12} direction="row" />,
    <Beside text="ab" width={12} direction="row" />,
    <Beside text="ab" width={12} />,
    <Beside text="abc" width={12} />,
    <Beside text="abc" width={12} direction="row" />,
  );
});

it('a text of more rows moves what is below it, and so does one that breaks elsewhere', () => {
  const texts = ['one', 'ten', 'one\ntwo', 'two'];
  expectEachAsAlone(...texts.map((text) => <Beside key="" text={text} width={8} />));
  const broken = ['aaa bbbb', 'bbbb aaa', 'a bbbb c'];
  expectEachAsAlone(...broken.map((text) => <Beside key="" text={text} width={4} wrap="wrap" />));
});
