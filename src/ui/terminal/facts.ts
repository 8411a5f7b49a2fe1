/** What is known of the terminal, some of it only once the terminal has answered. */
import type { Background } from '../theme/choice.ts';

export interface TerminalFacts {
  /** Unknown where neither the terminal nor the environment says anything. */
  readonly background: Background | undefined;
  /** It draws characters of ambiguous width in two columns. */
  readonly isAmbiguousWide: boolean;
}

/** The facts as they are found out. */
export interface FactsWatch {
  get(): TerminalFacts;
  subscribe(listener: () => void): () => void;
}

/** A cell for the facts; setting what is known already tells nobody. */
export function createFacts(
  first: TerminalFacts,
): FactsWatch & { set(change: Partial<TerminalFacts>): void } {
  let facts = first;
  const listeners = new Set<() => void>();
  return {
    get: () => facts,
    set(change) {
      const next = { ...facts, ...change };
      if (next.background === facts.background && next.isAmbiguousWide === facts.isAmbiguousWide) return;
      facts = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
