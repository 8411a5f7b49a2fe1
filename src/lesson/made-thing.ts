/** The things that a step leaves on a computer, as lessons write them: `machine:myvm1`. */

/** One such thing; its name may still be a placeholder. */
export interface MadeThing {
  /** `machine`, `stack`, `container`, … */
  readonly kind: string;
  readonly name: string;
}

/** Splits `machine:myvm1`. A name may contain colons itself, as an image's does. */
export function parseThing(thing: string): MadeThing {
  const colon = thing.indexOf(':');
  return { kind: thing.slice(0, colon), name: thing.slice(colon + 1) };
}
