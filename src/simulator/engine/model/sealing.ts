/** Seals the output of containers with secrets in the state, like the secrets themselves. */
import type { Sim } from './sim.ts';
import type { SimContainer } from './state.ts';

/** A text as the state stores it: output of a container with secrets may contain one of them. */
export function kept(sim: Sim, container: SimContainer, text: string): { text: string; sealed?: true } {
  return (container.sim.secrets ?? []).length === 0 ? { text } : { text: sim.vault.seal(text), sealed: true };
}
/** The original text; empty when the vault's key is lost. */
export function opened(
  sim: Sim,
  { text, sealed }: { readonly text: string; readonly sealed?: true },
): string {
  return sealed === true ? (sim.vault.open(text) ?? '') : text;
}
