/** A terminal that plays the events of a recording, and tells what stands on it. */
import { Terminal } from '@xterm/headless';

export function createTerminal(cols: number, rows: number) {
  const terminal = new Terminal({ cols, rows, allowProposedApi: true });
  return {
    /** The rows that are not empty, once all that was written has arrived. */
    async after(events: readonly (readonly [number, string, string])[]): Promise<string[]> {
      const written = events.flatMap(([, kind, data]) => (kind === 'o' ? [data] : [])).join('');
      await new Promise<void>((resolve) => terminal.write(written, resolve));
      const { active } = terminal.buffer;
      const all = Array.from(
        { length: active.length },
        (_, row) => active.getLine(row)?.translateToString(true) ?? '',
      );
      terminal.dispose();
      return all.filter((row) => row !== '');
    },
  };
}
