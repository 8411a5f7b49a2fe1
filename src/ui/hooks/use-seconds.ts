/** The clock, while something is waited for. */
import { useAnimation } from 'ink';

/**
 * Draws once a second while `active`; no timer at all otherwise.
 * @param interval milliseconds between two frames
 */
export function useSeconds(active: boolean, interval = 1000): void {
  useAnimation({ interval, isActive: active });
}
