/** Keeps join tokens, unlock keys and passwords out of everything that is written down. */

/** The replacement for a secret. */
export const HIDDEN = '[secret]';

/** Join tokens and unlock keys of a swarm, whole: even their first part would let a search find the place. */
const SWARM_SECRETS = /\b(?:SWMTKN|SWMKEY)-1-[A-Za-z0-9+/=_-]+/g;

/** Names whose values are secrets as a rule. */
const SECRET_NAME =
  /(TOKEN|PASSWORD|PASSWD|PASSPHRASE|SECRET|CREDENTIALS?|AUTH|(^|_)(PASS|PWD|KEY|PAT))$|PASSWORD|SECRET|_TOKEN_/i;
/** They end like secrets, but are folders. */
const NO_SECRETS = new Set(['PWD', 'OLDPWD']);

/** Whether a variable of this name holds a secret, as a rule. */
export function isSecretName(name: string): boolean {
  return !NO_SECRETS.has(name) && SECRET_NAME.test(name);
}

/** A word of a shell, quoted or not. */
const WORD = String.raw`("(?:[^"\\\n]|\\.){0,1000}"|'[^'\n]{0,1000}'|[^\s;&|<>()"',]{1,1000})`;
/** Up to some length within the same command: every pattern here takes time in proportion to the text. */
const ON = String.raw`[^\n;&|]{0,300}?[ \t]`;
/** Where a command line, or a program's message about one, has a secret: the text before it, and the secret. */
const PLACES: readonly RegExp[] = [
  new RegExp(
    String.raw`(--(?:password|passwd|token|auth-token|api-key|secret-key)(?:=|[ \t]+))${WORD}`,
    'gi',
  ),
  new RegExp(String.raw`(\blogin${ON}-p(?:=|[ \t]*))${WORD}`, 'g'),
  new RegExp(String.raw`(\b(?:curl|wget)${ON}(?:-u|--user)(?:=|[ \t]*)["']?[^\s:"']{1,100}:)([^\s"']+)`, 'g'),
  /([a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@"']{0,100}:)([^\s/@"']{1,300})(?=@)/gi,
  /(\bauthorization:[ \t]*(?:basic|bearer)[ \t]+)([^\s"']+)/gi,
];
/** `NAME=value`, in a command or in a program's message about one. */
const ASSIGNED = new RegExp(
  String.raw`(?<![A-Za-z0-9_])([A-Za-z_][A-Za-z0-9_]{0,80})(=|[ \t]=[ \t])${WORD}`,
  'g',
);
/** A value that the shell fills in, or a blank for one, is no secret yet. */
const NO_VALUE = /^["']?(?:[$`<[]|(?:SWMTKN|TOKEN|PASSWORD)?["']?$)/;
/** A secret that was found in its place is hidden elsewhere, too, unless it is as short as a word. */
const SHORTEST_REPEATED = 8;

/** Shorter values would blot out ordinary text. */
const SHORTEST_SECRET = 4;

/**
 * Hides the given secrets, whatever looks like a join token or an unlock key of a swarm, and the value in a known place
 * of a secret: `docker login -p …`, `--password`, `--token`, `user:…@host`, `NAME_PASSWORD=…`.
 * Secrets of fewer than four characters are ignored. Takes whole texts: a secret cut in two is not found.
 */
export function redact(text: string, secrets: Iterable<string> = []): string {
  const found: string[] = [];
  let safe = inTheirPlaces(text, found);
  const longestFirst = [...new Set([...secrets, ...found])]
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .sort((a, b) => b.length - a.length);
  for (const secret of longestFirst) safe = safe.replaceAll(secret, HIDDEN);
  return safe.replace(SWARM_SECRETS, HIDDEN);
}

/** True when a text holds a swarm's join token or unlock key. */
export function holdsSwarmSecret(text: string): boolean {
  return text.search(SWARM_SECRETS) >= 0;
}

/** True when a text holds anything that `redact` would hide. */
export function holdsSecret(text: string): boolean {
  return redact(text) !== text;
}

function inTheirPlaces(text: string, found: string[]): string {
  const hide = (whole: string, before: string, value: string): string => {
    if (NO_VALUE.test(value)) return whole;
    const [quote = ''] = /^["']/.exec(value) ?? [];
    const secret = quote === '' ? value : value.slice(1, -1);
    if (secret.length >= SHORTEST_REPEATED) found.push(secret);
    return `${before}${quote}${HIDDEN}${quote}`;
  };
  let safe = text;
  for (const place of PLACES) safe = safe.replace(place, hide);
  return safe.replace(ASSIGNED, (whole, name: string, sign: string, value: string) =>
    // In lower case a key is a label's or a filter's.
    isSecretName(name) && (name === name.toUpperCase() || /password|token|secret/i.test(name))
      ? hide(whole, name + sign, value)
      : whole,
  );
}
