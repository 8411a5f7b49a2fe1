/** A learner who walks by keys alone: reads the line of keys, presses what it offers. */
import type { Pty } from './pty.ts';

/** What the screen offers at its bottom, and where the learner is: the step's number, 0 on pages without one. */
export interface Sight {
  readonly step: number;
  readonly total: number;
  /** What ⏎ does; empty while something runs. */
  readonly enter: string;
  /** The whole line of keys. */
  readonly keys: string;
}

/** Reads a screen. */
export function see(text: string): Sight {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const keys = lines.at(-1) ?? '';
  const place = / (\d+)\/(\d+) /.exec(lines[0] ?? '');
  return {
    step: Number(place?.[1] ?? 0),
    total: Number(place?.[2] ?? 0),
    enter: /⏎ +(.+?)(?: {2,}|$)/.exec(keys)?.[1]?.trim() ?? '',
    keys,
  };
}

/** Presses a key and waits until the screen offers something else than before. */
async function press(pty: Pty, key: string, isNew: (sight: Sight, text: string) => boolean): Promise<void> {
  pty.type(key);
  await pty.until((text) => isNew(see(text), text));
}

/**
 * Walks from where the screen is to the step with this number, or until this text is seen. Rejects where a step does
 * not pass.
 */
export async function walkTo(pty: Pty, goal: number | string): Promise<void> {
  const isThere = (text: string): boolean =>
    typeof goal === 'string' ? text.includes(goal) : see(text).step >= goal;
  for (;;) {
    const text = await pty.until((now) => isThere(now) || (see(now).step > 0 && see(now).enter !== ''));
    if (isThere(text)) return;
    const { step, enter, keys } = see(text);
    const moved = (now: Sight): boolean => now.step !== step;
    // The last page has no ⏎.
    if (enter === 'next') await press(pty, '\r', (now) => moved(now) || now.enter === '');
    else if (enter === 'answer') await answer(pty, step);
    else if (enter === 'choose') await press(pty, '1', (now) => now.enter !== '' && now.enter !== 'choose');
    else if (enter === 'predict') await predict(pty);
    else if (enter === 'type it') await press(pty, 'p', (now) => now.enter === 'run');
    else if (enter === 'run' || enter === 'accept' || enter === 'check') {
      if (/ x /.test(keys)) await press(pty, 'x', (_, now) => / is now /.test(now));
      await press(pty, '\r', (now) => moved(now) || (now.enter !== '' && now.enter !== enter));
    } else throw new Error(`step ${step} did not pass:\n${pty.text()}`);
  }
}

/** The first option, or a number, which is typed into a field. */
async function predict(pty: Pty): Promise<void> {
  await press(pty, '1', ({ enter, keys }) => enter !== '' && (enter !== 'predict' || keys.includes('Esc')));
  if (see(pty.text()).enter === 'predict')
    await press(pty, '\r', ({ enter }) => enter !== '' && enter !== 'predict');
}

/** Tries the options by their digits until one is right. */
async function answer(pty: Pty, step: number): Promise<void> {
  for (const digit of ['1', '2', '3', '4', '5']) {
    const before = pty.text();
    await press(pty, digit, (now, text) => now.step !== step || (now.enter !== '' && text !== before));
    if (see(pty.text()).enter === 'next') return;
  }
  throw new Error(`no answer was right:\n${pty.text()}`);
}
