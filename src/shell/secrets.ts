/** Keeping join tokens, unlock keys and passwords out of everything that is written down. */

/** What stands where a secret was. */
export const HIDDEN = '[secret]';

/** Join tokens and unlock keys of a swarm, whole: even their first part would let a search find the place. */
const SWARM_SECRETS = /\b(?:SWMTKN|SWMKEY)-1-[A-Za-z0-9+/=_-]+/g;

/** Shorter values would blot out ordinary text. */
const SHORTEST_SECRET = 4;

/**
 * Hides the given secrets, and whatever looks like a join token or an unlock key of a swarm.
 * Secrets of fewer than four characters are ignored. Takes whole texts: a secret cut in two is not found.
 */
export function redact(text: string, secrets: Iterable<string> = []): string {
  let safe = text;
  const longestFirst = [...new Set(secrets)]
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .sort((a, b) => b.length - a.length);
  for (const secret of longestFirst) safe = safe.replaceAll(secret, HIDDEN);
  return safe.replace(SWARM_SECRETS, HIDDEN);
}

/** True when a text holds a swarm's join token or unlock key. */
export function holdsSwarmSecret(text: string): boolean {
  return text.search(SWARM_SECRETS) >= 0;
}
