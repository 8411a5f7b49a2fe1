/** The clock, while something is waited for. */
import { useAnimation } from 'ink';

/** Draws once a second while `active`; no timer at all otherwise. */
export function useSeconds(active: boolean): void {
  useAnimation({ interval: 1000, isActive: active });
}
