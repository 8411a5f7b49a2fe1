/** A word on the command line that a flag package refuses; `message` is that package's. */
export class FlagError extends Error {}
