/** Every colour of a theme can be read on the backgrounds that the theme is for. */
import { expect, it } from 'vitest';
import { contrastDark } from '../../../src/ui/theme/contrast-dark.ts';
import { contrastLight } from '../../../src/ui/theme/contrast-light.ts';
import { dark } from '../../../src/ui/theme/dark.ts';
import { light } from '../../../src/ui/theme/light.ts';
import { none } from '../../../src/ui/theme/none.ts';
import type { Theme } from '../../../src/ui/theme/theme.ts';

/** Black, VS Code, One Dark, Solarized, Ubuntu. */
const DARK = ['#000000', '#1e1e1e', '#282c34', '#002b36', '#300a24'];
/** White, Solarized, Catppuccin. */
const LIGHT = ['#ffffff', '#fdf6e3', '#eff1f5'];
/** What WCAG 2 asks of text: level AA, and level AAA. */
const READABLE = 4.5;
const HIGH = 7;

type Rgb = readonly number[];

function rgbOf(color: string): Rgb {
  const number = /^ansi256\((\d+)\)$/.exec(color)?.[1];
  if (number === undefined) return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const cell = Number(number) - 16;
  // The first sixteen are the terminal's own: nobody knows them.
  if (cell < 0) throw new Error(`${color} has no colour of its own`);
  if (cell >= 216) return Array.from({ length: 3 }, () => 8 + (cell - 216) * 10);
  return [Math.floor(cell / 36), Math.floor(cell / 6) % 6, cell % 6].map((step) =>
    step === 0 ? 0 : 55 + step * 40,
  );
}

function luminanceOf(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(one: string, other: string): number {
  const [brighter = 0, darker = 0] = [one, other]
    .map((color) => luminanceOf(rgbOf(color)))
    .sort((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

function coloursOf({ isColoured: _, ...looks }: Theme): readonly string[] {
  return Object.values(looks).flatMap(({ color }) => color ?? []);
}

it.each([
  ['dark', dark, DARK, READABLE],
  ['light', light, LIGHT, READABLE],
  ['high contrast on dark', contrastDark, DARK, HIGH],
  ['high contrast on light', contrastLight, LIGHT, HIGH],
] as const)('%s', (_, theme, backgrounds, least) => {
  const tooFaint = coloursOf(theme).flatMap((color) =>
    backgrounds
      .filter((background) => contrastOf(color, background) < least)
      .map((on) => `${color} on ${on}`),
  );
  expect(coloursOf(theme)).not.toEqual([]);
  expect(tooFaint).toEqual([]);
});

it('dims nothing by a way that nobody can measure', () => {
  for (const theme of [dark, light, contrastDark, contrastLight])
    expect(Object.values(theme).some((look) => typeof look === 'object' && look.dimColor)).toBe(false);
});

it('is without any colour where none are wanted', () => {
  expect(coloursOf(none)).toEqual([]);
});
