/** What a program of a machine's bash is. */
import type { ResolvedCommandContext } from 'just-bash';

export interface Output {
  stdout: string;
  stderr: string;
  exitCode: number;
}
export type Execute = (args: string[], context: ResolvedCommandContext) => Promise<Output>;
