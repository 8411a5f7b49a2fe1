/** The type of the programs of a machine's bash. */
import type { ResolvedCommandContext } from 'just-bash';

export interface Output {
  stdout: string;
  stderr: string;
  exitCode: number;
}
export type Execute = (args: string[], context: ResolvedCommandContext) => Promise<Output>;
