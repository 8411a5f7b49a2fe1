/** What a step leaves on a computer, as lessons write it: `machine:myvm1`. */

/** One such thing; its name may still be a placeholder. */
export interface MadeThing {
  /** `machine`, `stack`, `container`, … */
  readonly kind: string;
  readonly name: string;
}

/** `machine:myvm1` in its parts. A name may hold colons itself, as an image's does. */
export function parseThing(thing: string): MadeThing {
  const colon = thing.indexOf(':');
  return { kind: thing.slice(0, colon), name: thing.slice(colon + 1) };
}
