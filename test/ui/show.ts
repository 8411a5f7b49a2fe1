/** A fake tutor on a fake terminal, as the screen shows it. */
import { type ScreenOptions, showTutor } from '../../src/ui/index.tsx';
import type { Ending } from '../../src/ui/keys/deed.ts';
import { createFakeTutor, type FakeOptions, type FakeTutor } from '../support/fake-tutor.ts';
import { type FakeTerminal, KEY, openTerminal } from '../support/terminal.ts';

export interface Shown {
  readonly tutor: FakeTutor;
  readonly terminal: FakeTerminal;
  readonly ending: Promise<Ending>;
}
const open: Shown[] = [];

/** Shows a fake tutor on a fake terminal, straight at its step. */
export function show(
  fake: FakeOptions = {},
  options: Partial<ScreenOptions> & { columns?: number; rows?: number } = {},
): Shown {
  const tutor = createFakeTutor(fake);
  const terminal = openTerminal(options.columns, options.rows);
  const ending = showTutor(tutor, {
    language: 'en',
    color: false,
    version: '0.1.0',
    welcome: false,
    stdin: terminal.stdin,
    stdout: terminal.stdout,
    clock: () => tutor.now,
    ...options,
  });
  const shown = { tutor, terminal, ending };
  open.push(shown);
  return shown;
}

/** Ends what is shown: after each test. */
export async function endShown(): Promise<void> {
  for (const { terminal, tutor, ending } of open.splice(0)) {
    tutor.become({ phase: { name: 'reading' } });
    // Out of whatever is open, then out of the program.
    terminal.press(KEY.ctrlC);
    terminal.press(KEY.ctrlC);
    terminal.press(KEY.ctrlC);
    await ending;
  }
}
