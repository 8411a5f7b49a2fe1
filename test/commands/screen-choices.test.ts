/** How the screen is to be, and what of it is remembered. */
import { expect, it } from 'vitest';
import { parseUsage } from '../../src/commands/options.ts';
import { chooseScreen, screenChoicesOf } from '../../src/commands/screen-choices.ts';
import { EMPTY_PROGRESS, parseProgress, progressText } from '../../src/tutor/progress/document.ts';

/** The options of a command line, and what the file holds after it. */
function after(remembered: string, ...argv: string[]) {
  const usage = parseUsage(argv);
  if (usage.kind !== 'run') throw new Error(JSON.stringify(usage));
  const found = parseProgress(remembered);
  if (found.kind !== 'document') throw new Error(found.kind);
  const { options } = usage.invocation;
  return {
    screen: chooseScreen(options, found.document),
    file: progressText({ ...found.document, ...screenChoicesOf(options) }),
  };
}

const NOTHING = progressText(EMPTY_PROGRESS);

it('is what the terminal says, with the mouse, where nothing was asked for', () => {
  expect(after(NOTHING).screen).toEqual({ theme: 'auto', mouse: true, isAmbiguousWide: false });
  expect(after(NOTHING).file).toBe(NOTHING);
});

it.each([
  [['--no-mouse'], ['--mouse'], { mouse: false }],
  [['--ambiguous-wide'], ['--no-ambiguous-wide'], { isAmbiguousWide: true }],
  [['--theme', 'light'], ['--theme', 'auto'], { theme: 'light' }],
] as const)('%j is remembered until %j', (option, back, choice) => {
  const usual = after(NOTHING).screen;
  const asked = after(NOTHING, ...option);
  expect(asked.screen).toEqual({ ...usual, ...choice });
  expect(after(asked.file).screen).toEqual({ ...usual, ...choice });
  expect(after(asked.file, ...back).screen).toEqual(usual);
  expect(after(after(asked.file, ...back).file).screen).toEqual(usual);
});

it('does what the last of two says that contradict each other', () => {
  expect(after(NOTHING, '--no-mouse', '--mouse').screen.mouse).toBe(true);
  expect(after(NOTHING, '--mouse', '--no-mouse').screen.mouse).toBe(false);
});
