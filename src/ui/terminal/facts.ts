/** The known facts about the terminal, some of them only after it has answered. */
import type { Background } from '../theme/choice.ts';

export interface TerminalFacts {
  /** Undefined if neither the terminal nor the environment gives it. */
  readonly background: Background | undefined;
  /** It draws characters of ambiguous width in two columns. */
  readonly isAmbiguousWide: boolean;
}

/** The facts as they are found out. */
export interface FactsWatch {
  get(): TerminalFacts;
  subscribe(listener: () => void): () => void;
}

/** A store for the facts; setting a known value notifies no listener. */
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
