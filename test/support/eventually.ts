/** Waiting until what a test expects holds. */
import { vi } from 'vitest';
import { PATIENCE_MS } from './patience.ts';

/** Resolves once `expectation` no longer throws; rejects with what it threw last, if it never stops. */
export function eventually(expectation: () => void): Promise<void> {
  return vi.waitFor(expectation, PATIENCE_MS);
}
