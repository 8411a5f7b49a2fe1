import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { temporaryFolders } from '../support/program.ts';
import { endPtys, openPty } from '../support/pty.ts';

const folders = temporaryFolders();
afterEach(endPtys);
afterAll(folders.removeAll);

describe('the first page, which is painted before Ink is there', () => {
  it('gives way to the screen without a trace, and the terminal is as it was afterwards', async () => {
    const pty = openPty({ home: folders.make(), args: ['--driver', 'simulator'] });
    const painted = await pty.until('⏎');
    expect(painted).toContain('Part 4: Swarms');
    expect(pty.isAlternate).toBe(true);
    pty.type('\r');
    await pty.until(/ 1\/\d+ /);
    const [header, blank] = pty.rows();
    expect(header).toMatch(/^ Part 4: Swarms ›/);
    expect(blank).toBe('');
    pty.type('q');
    expect((await pty.exited).code).toBe(0);
    expect(pty.isAlternate).toBe(false);
    expect(pty.cursorShown).toBe(true);
  });

  it('is taken back when the screen cannot come, and the reason stands in the terminal', async () => {
    const pty = openPty({ home: '/dev/null/nowhere', args: ['--driver', 'simulator'] });
    expect((await pty.exited).code).toBe(3);
    expect(pty.isAlternate).toBe(false);
    expect(pty.text()).toContain('/dev/null/nowhere');
  });
});
