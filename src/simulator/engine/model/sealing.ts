/** Keeping what a container with secrets prints as unreadable in the state as the secrets themselves. */
import type { Sim } from './sim.ts';
import type { SimContainer } from './state.ts';

/** A text as the state keeps it: what comes out of a container with secrets may be one of them. */
export function kept(sim: Sim, container: SimContainer, text: string): { text: string; sealed?: true } {
  return (container.sim.secrets ?? []).length === 0 ? { text } : { text: sim.vault.seal(text), sealed: true };
}
/** That text again; empty when the vault's key is lost. */
export function opened(
  sim: Sim,
  { text, sealed }: { readonly text: string; readonly sealed?: true },
): string {
  return sealed === true ? (sim.vault.open(text) ?? '') : text;
}
